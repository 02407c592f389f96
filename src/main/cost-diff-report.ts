// What `orgsim cost diff` has to tell, whatever the format: what changed, those that changed alike as one row,
// and the limits that are kept or passed.

import type { AgentChange, CostDiff, SideAgent } from '#cost/diff/types';
import { groupAgents, nameMembers } from '#metrics/name-groups';
import type { ChangeRow } from './change-row.js';
import { sumParts, sumUsd } from './change-row.js';
import type { LimitCheck } from './cost-limits.js';
import { foldChanges } from './fold-changes.js';

export interface CostDiffReport {
  readonly diff: CostDiff;
  /** What changes most first, what cannot be compared last. */
  readonly rows: readonly ChangeRow[];
  readonly unchanged: number;
  readonly limits: readonly LimitCheck[];
  /** `--cache`, of the options that replace what a file says. */
  readonly assumed: readonly string[];
}

/** `assumed` are the options that replace what a file says: a saved estimate has what it was saved with. */
export function reportCostDiff(
  diff: CostDiff,
  limits: readonly LimitCheck[],
  assumed: readonly string[] = [],
): CostDiffReport {
  const changed = diff.changes.filter(({ kind }) => kind !== 'unchanged');
  const rows = foldChanges(groupAgents(changed, likeness).flatMap(rowOf), diff.new.agents.length);
  const sizeOf = ({ changeUsd }: ChangeRow): number =>
    changeUsd === null ? -1 : Math.abs(changeUsd);
  return {
    diff,
    rows: [...rows].sort((one, other) => sizeOf(other) - sizeOf(one)),
    unchanged: diff.changes.length - changed.length,
    limits,
    assumed,
  };
}

/** Equal for members of one Count of which the same is said. */
function likeness({ kind, old, new: now, oldUsd, newUsd, parts }: AgentChange): string {
  return JSON.stringify([
    kind,
    oldUsd,
    newUsd,
    parts,
    described(old),
    described(now),
    old?.id === now?.id,
  ]);
}

function described(agent: SideAgent | null) {
  if (agent === null) return null;
  const { groupKey, model, resolvedModel, mode, tickInterval, callsPerHour, gap, basis } = agent;
  return [groupKey, model, resolvedModel, mode, tickInterval, callsPerHour, gap, basis?.tokens];
}

function rowOf(changes: readonly AgentChange[]): ChangeRow[] {
  const [first] = changes;
  if (first === undefined || first.kind === 'unchanged') return [];
  const { kind, old, new: now } = first;
  const members = changes.flatMap((change) => change.new ?? change.old ?? []);
  return [
    {
      kind,
      old,
      new: now,
      names: nameMembers(members),
      count: changes.length,
      tokens: null,
      oldUsd: sumUsd(changes, ({ oldUsd }) => oldUsd),
      newUsd: sumUsd(changes, ({ newUsd }) => newUsd),
      changeUsd: sumUsd(changes, ({ changeUsd }) => changeUsd),
      parts: sumParts(changes),
    },
  ];
}
