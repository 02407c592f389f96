// What `orgsim cost diff` has to tell, whatever the format: what changed, members of one Count that changed alike as one row,
// and the limits that are kept or passed.

import { nanoUsd, toUsd } from '#base/money';
import type { AgentChange, CauseParts, CostDiff, SideAgent } from '#cost/diff/types';
import { CAUSES } from '#cost/diff/types';
import { groupAgents, nameMembers } from '#metrics/name-groups';
import type { LimitCheck } from './cost-limits.js';

export interface ChangeRow {
  readonly kind: Exclude<AgentChange['kind'], 'unchanged'>;
  /** `Engineer 1-5`. */
  readonly names: string;
  readonly count: number;
  /** The first of them; null on the side where it is not. */
  readonly old: SideAgent | null;
  readonly new: SideAgent | null;
  /** US dollars an hour of all of them; null where there is no price, and where the difference is not known. */
  readonly oldUsd: number | null;
  readonly newUsd: number | null;
  readonly changeUsd: number | null;
  readonly parts: CauseParts;
}

export interface CostDiffReport {
  readonly diff: CostDiff;
  /** What changes most first, what cannot be compared last. */
  readonly rows: readonly ChangeRow[];
  readonly unchanged: number;
  readonly limits: readonly LimitCheck[];
}

export function reportCostDiff(diff: CostDiff, limits: readonly LimitCheck[]): CostDiffReport {
  const changed = diff.changes.filter(({ kind }) => kind !== 'unchanged');
  const rows = groupAgents(changed, likeness).flatMap(rowOf);
  const sizeOf = ({ changeUsd }: ChangeRow): number =>
    changeUsd === null ? -1 : Math.abs(changeUsd);
  return {
    diff,
    rows: rows.sort((one, other) => sizeOf(other) - sizeOf(one)),
    unchanged: diff.changes.length - changed.length,
    limits,
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
  const sum = (usdOf: (change: AgentChange) => number | null): number | null => {
    const amounts = changes.map(usdOf);
    if (amounts.includes(null)) return null;
    return toUsd(amounts.reduce<number>((total, usd) => total + nanoUsd(usd ?? 0), 0));
  };
  const members = changes.flatMap((change) => change.new ?? change.old ?? []);
  return [
    {
      kind,
      old,
      new: now,
      names: nameMembers(members),
      count: changes.length,
      oldUsd: sum(({ oldUsd }) => oldUsd),
      newUsd: sum(({ newUsd }) => newUsd),
      changeUsd: sum(({ changeUsd }) => changeUsd),
      parts: Object.fromEntries(
        CAUSES.flatMap((cause) => {
          const usd = sum(({ parts }) => parts[cause] ?? 0) ?? 0;
          return usd === 0 ? [] : [[cause, usd]];
        }),
      ),
    },
  ];
}
