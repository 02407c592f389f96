// Who reports to whom: what `Reports to` names, and the chart's default where it says nothing or cannot be followed.
// Works on roles; the members of a Count share one manager. Cycles are cut in cut-cycles.ts.

import type { StatedManager } from './cut-cycles.js';
import { cutCycles } from './cut-cycles.js';
import type { DepartmentDraft, Outline, RoleDraft } from './outline.js';
import type { ProblemLog } from './problem-log.js';
import type { RoleIndex, Target } from './role-index.js';
import type { Origin } from './types.js';

export interface Managers {
  /** Null: the human principal. */
  managerOf(role: RoleDraft): Target | null;
  originOf(role: RoleDraft): Origin;
  /** Null in a department whose roles are all the human principal. */
  leadOf(department: DepartmentDraft): RoleDraft | null;
}

/** Candidates listed where a name fits several; the ids of five show what is meant by an id. */
const CANDIDATES_MAX = 5;

/** The chart, always a forest: what cannot be followed falls back to the default manager and is a problem. */
export function resolveManagers(outline: Outline, index: RoleIndex, log: ProblemLog): Managers {
  const roles = outline.roles.filter((role) => !role.isHumanPrincipal);
  const stated = new Map<RoleDraft, StatedManager>();
  for (const role of roles) {
    const manager = readManager(role, index, log);
    if (manager !== null) stated.set(role, manager);
  }
  const leads = new Map(
    outline.departments.map((department) => [department, findLead(department, stated)]),
  );
  const top = findTop(roles, leads);
  const managerOf = (role: RoleDraft): Target | null => {
    const own = stated.get(role);
    return own === undefined ? defaultManager(role, leads, top) : own.target;
  };
  cutCycles(roles, stated, managerOf, log);
  return {
    managerOf,
    originOf(role) {
      const own = stated.get(role);
      return own === undefined
        ? { kind: 'built-in', why: 'the chart' }
        : { kind: 'role-field', range: own.stated.written.range };
    },
    leadOf: (department) => leads.get(department) ?? null,
  };
}

function readManager(role: RoleDraft, index: RoleIndex, log: ProblemLog): StatedManager | null {
  const stated = role.fields.get('reportsto')[0];
  if (stated === undefined) return null;
  const found = index.find(stated.value);
  const facts = { range: stated.written.range, actual: stated.value, subject: role.name };
  switch (found.kind) {
    case 'human-principal':
      return { target: null, stated };
    case 'agent':
      if (found.target.role !== role) return { target: found.target, stated };
      log.add({ ...facts, rule: 'reports-to-self' });
      return null;
    case 'unknown':
      log.add({ ...facts, rule: 'reports-to-unknown', suggestion: index.suggest(stated.value) });
      return null;
    case 'ambiguous': {
      const candidates = found.candidates.slice(0, CANDIDATES_MAX);
      log.add({
        ...facts,
        rule: 'reports-to-ambiguous',
        expected: candidates.map(index.idOf),
        related: candidates.map((candidate) => ({
          message: index.idOf(candidate),
          range: candidate.role.section.heading.range,
        })),
      });
      return null;
    }
  }
}

/** The first role that does not report to another role of the department; with none, the first role. */
function findLead(
  department: DepartmentDraft,
  stated: ReadonlyMap<RoleDraft, StatedManager>,
): RoleDraft | null {
  const roles = department.roles.filter((role) => !role.isHumanPrincipal);
  const lead = roles.find((role) => stated.get(role)?.target?.role.department !== department);
  return lead ?? roles[0] ?? null;
}

/** The L10 role that leads report to: the first among the heads of the chart, with none there the first of all. */
function findTop(
  roles: readonly RoleDraft[],
  leads: ReadonlyMap<DepartmentDraft, RoleDraft | null>,
): RoleDraft | null {
  const isHead = (role: RoleDraft): boolean =>
    isUnderNobody(role) && (role.department === null || leads.get(role.department) === role);
  const candidates = roles.filter((role) => role.level === 10);
  return candidates.find(isHead) ?? candidates[0] ?? null;
}

function isUnderNobody({ above }: RoleDraft): boolean {
  return above === null || above.isHumanPrincipal;
}

function defaultManager(
  role: RoleDraft,
  leads: ReadonlyMap<DepartmentDraft, RoleDraft | null>,
  top: RoleDraft | null,
): Target | null {
  if (role.above !== null) return role.above.isHumanPrincipal ? null : firstOf(role.above);
  const lead = role.department === null ? null : (leads.get(role.department) ?? null);
  if (lead !== null && lead !== role) return firstOf(lead);
  const isHead = role === top || (lead === null && role.isCLevel);
  if (isHead || top === null || standsOver(role, top, leads)) return null;
  return firstOf(top);
}

/** Whether `role` is above `other` by the headings alone. */
function standsOver(
  role: RoleDraft,
  other: RoleDraft,
  leads: ReadonlyMap<DepartmentDraft, RoleDraft | null>,
): boolean {
  const lead = other.department === null ? null : (leads.get(other.department) ?? null);
  const above = other.above ?? (lead === other ? null : lead);
  return above !== null && (above === role || standsOver(role, above, leads));
}

function firstOf(role: RoleDraft): Target {
  return { role, member: 0 };
}
