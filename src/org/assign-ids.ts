// Gives every agent its id. Ids are unique whatever the file says; where that takes a change, it is a problem.

import type { SourceRange } from '#base/source-range';
import { agentIdOf } from './agent-id.js';
import { HUMAN_PRINCIPAL } from './names.js';
import type { RoleDraft } from './outline.js';
import type { ProblemLog } from './problem-log.js';
import { singularOf } from './singular.js';
import type { Origin } from './types.js';

export interface RoleIds {
  /** One for each member, in order. */
  readonly ids: readonly string[];
  readonly origin: Origin;
}

/** The ids of the agents of all roles. */
export function assignIds(roles: readonly RoleDraft[], log: ProblemLog): Map<RoleDraft, RoleIds> {
  const takenAt = new Map<string, SourceRange | null>([[HUMAN_PRINCIPAL, null]]);
  const lastSuffix = new Map<string, number>();
  const assigned = new Map<RoleDraft, RoleIds>();
  for (const role of roles) {
    const origin = originOf(role);
    const wanted = wantedIds(role, log);
    const clash = wanted.find((id) => takenAt.has(id));
    if (clash !== undefined)
      reportClash(role, clash, origin.range, takenAt.get(clash) ?? null, log);
    const ids = wanted.map((id) => firstFree(id, takenAt, lastSuffix));
    for (const id of ids) takenAt.set(id, origin.range);
    assigned.set(role, { ids, origin });
  }
  return assigned;
}

function originOf({ fields, section }: RoleDraft): Origin & { readonly range: SourceRange } {
  const stated = fields.get('id')[0];
  return stated === undefined
    ? { kind: 'role-heading', range: section.heading.range }
    : { kind: 'role-field', range: stated.written.range };
}

function wantedIds(role: RoleDraft, log: ProblemLog): string[] {
  const name = role.hasCount ? singularOf(role.name) : role.name;
  const base = role.fields.get('id')[0]?.value ?? agentIdOf(name);
  if (base === null) {
    log.add({
      rule: 'empty-agent-id',
      range: role.section.heading.range,
      actual: role.section.heading.text,
      subject: role.department?.name ?? 'Structure',
      reason: 'the heading holds no name',
    });
  }
  const id = base ?? 'unnamed';
  return role.memberNames.map((_, i) => (role.hasCount ? `${id}-${i + 1}` : id));
}

function firstFree(
  id: string,
  taken: ReadonlyMap<string, unknown>,
  lastSuffix: Map<string, number>,
): string {
  if (!taken.has(id)) return id;
  let suffix = lastSuffix.get(id) ?? 1;
  do suffix++;
  while (taken.has(`${id}-${suffix}`));
  lastSuffix.set(id, suffix);
  return `${id}-${suffix}`;
}

function reportClash(
  role: RoleDraft,
  id: string,
  range: SourceRange,
  first: SourceRange | null,
  log: ProblemLog,
): void {
  log.add({
    rule: 'duplicate-agent-id',
    range,
    actual: id,
    subject: role.name,
    reason: first === null ? 'it is the id of the human principal' : '',
    related: first === null ? [] : [{ message: `first "${id}" here`, range: first }],
  });
}
