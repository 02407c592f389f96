// The roles of a chart by heading and by name: who stands under a cursor, and whom a `Reports to` names. Reads the
// headings as buildOrg does, with the same parts, so that both mean the same person.

import { assignIds } from '#org/assign-ids';
import { findSections } from '#org/find-sections';
import type { RoleDraft } from '#org/outline';
import { readOutline } from '#org/outline';
import { createProblemLog } from '#org/problem-log';
import type { Stated } from '#org/read-fields';
import type { RoleIndex } from '#org/role-index';
import { indexRoles } from '#org/role-index';
import type { Agent } from '#org/types';
import { covers } from './field-at.js';
import type { OpenOrg } from './open-org.js';

export interface ChartNames {
  /** In document order, the human principal among them. */
  readonly roles: readonly RoleDraft[];
  readonly index: RoleIndex;
  /** The heading of the person outside, where there is one; the first of several. */
  readonly principal: RoleDraft | null;
  /** The agents of a role, in order; none for the human principal. */
  readonly agentsOf: (role: RoleDraft) => readonly Agent[];
  /** Null for whoever reports to a human principal without a heading. */
  readonly managerOf: (role: RoleDraft) => RoleDraft | null;
  /** Direct reports, in document order; null: of the human principal. */
  readonly reportsOf: (role: RoleDraft | null) => readonly RoleDraft[];
}

export function readChartNames({ document, org }: OpenOrg): ChartNames {
  // What is wrong with the headings is in the findings already.
  const log = createProblemLog(document);
  const { roles, departments } = readOutline(findSections(document).named('Structure'), {
    document,
    log,
  });
  const ids = assignIds(roles, log);
  const byId = new Map(org.agents.map((agent) => [agent.id, agent]));
  const staff = new Map<RoleDraft, Agent[]>();
  const roleOf = new Map<string, RoleDraft>();
  for (const [role, own] of ids) {
    staff.set(
      role,
      own.ids.flatMap((id) => byId.get(id) ?? []),
    );
    for (const id of own.ids) roleOf.set(id, role);
  }
  const principal = roles.find(({ isHumanPrincipal }) => isHumanPrincipal) ?? null;
  const agentsOf = (role: RoleDraft): readonly Agent[] => staff.get(role) ?? [];
  const reports = new Map<RoleDraft | null, Set<RoleDraft>>();
  for (const role of roles) {
    const [agent] = agentsOf(role);
    if (agent === undefined) continue;
    const manager = agent.reportsTo === null ? null : (roleOf.get(agent.reportsTo) ?? null);
    const under = reports.get(manager) ?? new Set();
    reports.set(manager, under.add(role));
  }
  return {
    roles,
    index: indexRoles({ roles, departments }, ids),
    principal,
    agentsOf,
    managerOf(role) {
      const [agent] = agentsOf(role);
      if (agent === undefined) return null;
      return agent.reportsTo === null ? principal : (roleOf.get(agent.reportsTo) ?? null);
    },
    reportsOf: (role) => {
      if (role?.isHumanPrincipal === true && role !== principal) return [];
      return [...(reports.get(role?.isHumanPrincipal === true ? null : role) ?? [])];
    },
  };
}

/** A role named under the offset: by its heading, or by a `Reports to` of another role. */
export interface NamedRole {
  readonly role: RoleDraft;
  /** Null on a heading. */
  readonly reference: Stated<string> | null;
}

/** Null on anything else, and on a name that means nobody or several. */
export function namedRoleAt(names: ChartNames, offset: number): NamedRole | null {
  const heading = names.roles.find((role) => isOnHeading(role, offset));
  if (heading !== undefined) return { role: heading, reference: null };
  for (const { fields } of names.roles) {
    const reference = fields.get('reportsto')[0];
    if (reference === undefined || !covers(reference.written.range, offset)) continue;
    const role = roleNamed(names, reference.value);
    return role === null ? null : { role, reference };
  }
  return null;
}

function isOnHeading({ section }: RoleDraft, offset: number): boolean {
  return section.range.start.offset <= offset && offset <= section.heading.range.end.offset;
}

/** The role that a name, a title or an id means; null for none and for several. */
export function roleNamed(names: ChartNames, reference: string): RoleDraft | null {
  const found = names.index.find(reference);
  if (found.kind === 'agent') return found.target.role;
  return found.kind === 'human-principal' ? names.principal : null;
}
