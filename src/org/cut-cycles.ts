// Finds cycles among managers and drops the `Reports to` that make them, so that the chart is a forest.

import type { RoleDraft } from './outline.js';
import type { ProblemLog } from './problem-log.js';
import type { Stated } from './read-fields.js';
import type { Target } from './role-index.js';

/** A manager that a field states; the target null is the human principal. */
export interface StatedManager {
  readonly target: Target | null;
  readonly stated: Stated<string>;
}

/**
 * Removes from `stated` all managers of each cycle; `managerOf` must see the change and fall back to the default,
 * which makes no cycle. One problem a cycle, at its first `Reports to` in the file, with the cycle as a path.
 */
export function cutCycles(
  roles: readonly RoleDraft[],
  stated: Map<RoleDraft, StatedManager>,
  managerOf: (role: RoleDraft) => Target | null,
  log: ProblemLog,
): void {
  const isSettled = new Set<RoleDraft>();
  for (const start of roles) {
    let cycle = findCycle(start, managerOf, isSettled);
    while (cycle !== null) {
      reportCycle(cycle, stated, managerOf, log);
      for (const role of cycle) stated.delete(role);
      cycle = findCycle(start, managerOf, isSettled);
    }
  }
}

/** The cycle that the way up from `start` runs into, or null; a way without one is settled. */
function findCycle(
  start: RoleDraft,
  managerOf: (role: RoleDraft) => Target | null,
  isSettled: Set<RoleDraft>,
): RoleDraft[] | null {
  const way = new Set<RoleDraft>();
  let role: RoleDraft | null = start;
  while (role !== null && !isSettled.has(role)) {
    if (way.has(role)) {
      const path = [...way];
      return path.slice(path.indexOf(role));
    }
    way.add(role);
    role = managerOf(role)?.role ?? null;
  }
  for (const settled of way) isSettled.add(settled);
  return null;
}

function reportCycle(
  cycle: readonly RoleDraft[],
  stated: ReadonlyMap<RoleDraft, StatedManager>,
  managerOf: (role: RoleDraft) => Target | null,
  log: ProblemLog,
): void {
  const links = cycle
    .flatMap((role) => {
      const manager = stated.get(role);
      return manager === undefined ? [] : [{ role, written: manager.stated.written }];
    })
    .toSorted((a, b) => a.written.range.start.offset - b.written.range.start.offset);
  const [first, ...others] = links;
  if (first === undefined) return;
  const path = [first.role.name];
  let next = managerOf(first.role);
  while (next !== null && next.role !== first.role) {
    path.push(next.role.name);
    next = managerOf(next.role);
  }
  log.add({
    rule: 'reports-to-cycle',
    range: first.written.range,
    actual: first.written.text,
    subject: first.role.name,
    reason: [...path, first.role.name].join(' → '),
    related: others.map(({ role, written }) => ({
      message: `${role.name} reports to ${written.text}`,
      range: written.range,
    })),
  });
}
