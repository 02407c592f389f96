// Puts the agents together: each role's settings, resolved once and shared by the members of a Count.

import { invariant } from '#base/assert';
import type { OrgDocument } from '#document/types';
import type { RoleIds } from './assign-ids.js';
import { proseOf } from './collect-context.js';
import type { Outline, RoleDraft } from './outline.js';
import type { StatedFields } from './read-fields.js';
import type { Managers } from './resolve-managers.js';
import { resolveModels } from './resolve-models.js';
import type { Facts } from './resolve-settings.js';
import type { Target } from './role-index.js';
import type { AgentSettings } from './settings.js';
import { modelByLevel, resolveSettings } from './settings.js';
import type { Agent, Department, Origin, Trigger } from './types.js';

export interface AgentParts {
  readonly document: OrgDocument;
  readonly culture: StatedFields;
  readonly facts: Omit<Facts, 'level'>;
  readonly ids: ReadonlyMap<RoleDraft, RoleIds>;
  readonly managers: Managers;
  /** The id of a member. */
  readonly idOf: (target: Target) => string;
}

/** All agents, in document order. */
export function buildAgents({ roles }: Outline, parts: AgentParts): Agent[] {
  const staff = roles.filter((role) => !role.isHumanPrincipal);
  const settled = new Map(staff.map((role) => [role, settle(role, parts)]));
  const models = resolveModels(
    staff,
    (role) => known(settled, role).model.value,
    (role) => parts.managers.managerOf(role)?.role ?? null,
    (role) => modelByLevel(role.level).value,
  );
  return staff.flatMap((role) => membersOf(role, known(settled, role), known(models, role), parts));
}

function settle(role: RoleDraft, { document, culture, facts }: AgentParts): AgentSettings {
  const department = role.department?.fields ?? null;
  const sources = { role: role.fields, department, culture, document };
  return resolveSettings(sources, { ...facts, level: role.level });
}

function known<T>(map: ReadonlyMap<RoleDraft, T>, role: RoleDraft): T {
  const value = map.get(role);
  invariant(value !== undefined, `${role.name} is among the roles`);
  return value;
}

function membersOf(
  role: RoleDraft,
  settings: AgentSettings,
  model: string,
  { ids, managers, idOf }: AgentParts,
): Agent[] {
  const manager = managers.managerOf(role);
  const roleIds = known(ids, role);
  const choice = settings.model.value;
  const shared: Omit<Agent, 'id' | 'name' | 'member'> = {
    title: role.title,
    level: role.level,
    department: role.department?.name ?? null,
    reportsTo: manager === null ? null : idOf(manager),
    domain: settings.domain.value,
    model,
    relativeModel: choice.kind === 'relative' ? choice.model : null,
    runtime: settings.runtime.value,
    trigger: triggerOf(settings),
    budgets: settings.budgets.value,
    activity: settings.activity.value,
    tokens: settings.tokens.value,
    idleTokens: settings.idleTokens.value,
    github: settings.github.value,
    catchUp: settings.catchUp.value,
    avatar: settings.avatar.value,
    avatarColor: settings.avatarColor.value,
    avatarUrl: settings.avatarUrl.value,
    context: proseOf(role.section),
    heading: role.section.heading.range,
    origins: {
      id: roleIds.origin,
      level: role.levelOrigin,
      reportsTo: managers.originOf(role),
      ...originsOf(settings),
    },
    timerOrigins: settings.timers.value.map(({ origin }) => origin),
    thresholdOrigins: settings.thresholds.value.map(({ origin }) => origin),
  };
  return role.memberNames.map((name, i) => ({
    id: idOf({ role, member: i }),
    name,
    member: role.hasCount ? i + 1 : null,
    ...shared,
  }));
}

function triggerOf(settings: AgentSettings): Trigger {
  return {
    mode: settings.mode.value,
    tickInterval: settings.tickInterval.value,
    triggerOn: settings.triggerOn.value,
    batchWindow: settings.batchWindow.value.window,
    batchOverrides: settings.batchWindow.value.overrides,
    maxSleepTicks: settings.maxSleepTicks.value,
    cooldownTicks: settings.cooldownTicks.value,
    timers: settings.timers.value.map(({ value }) => value),
    thresholds: settings.thresholds.value.map(({ value }) => value),
  };
}

function originsOf(settings: AgentSettings): Record<keyof AgentSettings, Origin> {
  const entries = Object.entries(settings).map(([name, { origin }]) => [name, origin]);
  return Object.fromEntries(entries) as Record<keyof AgentSettings, Origin>; // the same keys
}

/** All departments, in document order. */
export function buildDepartments(
  { departments }: Outline,
  managers: Managers,
  idOf: (target: Target) => string,
): Department[] {
  return departments.map((department) => {
    const lead = managers.leadOf(department);
    return {
      name: department.name,
      heading: department.section.heading.range,
      context: proseOf(department.section),
      lead: lead === null ? null : idOf({ role: lead, member: 0 }),
    };
  });
}
