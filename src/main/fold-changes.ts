// Many agents of which the same changed, as one row: a word in the org's identity is in the prompt of everybody. Knows no words.

import type { CallSizes, SideAgent } from '#cost/diff/types';
import { CALL_SIZES } from '#cost/diff/types';
import { isSamePrice } from '#cost/prices/list-price';
import { groupAgents } from '#metrics/name-groups';
import type { ChangeRow, TokenChange } from './change-row.js';
import { sumParts, sumUsd } from './change-row.js';

/** So many rows that say the same are one. */
const FOLDED_MIN = 4;

/** Rows in the order of `rows`, a folded one at its first. `agents` are those of NEW. */
export function foldChanges(rows: readonly ChangeRow[], agents: number): readonly ChangeRow[] {
  const groups = groupAgents(
    rows.map((row, index) => ({ row, key: sameness(row) ?? `${index}` })),
    ({ key }) => key,
  );
  return groups.flatMap((group) => {
    const alike = group.map(({ row }) => row);
    return alike.length < FOLDED_MIN ? alike : foldRows(alike, agents);
  });
}

/** Equal for rows of which the same can be said, tokens and dollars aside; null for what stands alone. */
function sameness({ kind, old, new: now, changeUsd, parts }: ChangeRow): string | null {
  if (kind !== 'changed' || changeUsd === null || old === null || now === null) return null;
  if (old.id !== now.id || old.basis === null || now.basis === null) return null;
  const settings = [
    ...(old.callsPerHour === now.callsPerHour && old.mode === now.mode
      ? []
      : [wakesOf(old), wakesOf(now)]),
    ...(old.resolvedModel === now.resolvedModel && old.model === now.model
      ? []
      : [old.model, old.resolvedModel, now.model, now.resolvedModel]),
    ...(isSamePrice(old.basis.listPrice, now.basis.listPrice) ? [] : [now.model]),
  ];
  const caches = old.basis.cache === now.basis.cache ? [] : [old.basis.cache, now.basis.cache];
  if (settings.length === 0)
    return JSON.stringify([caches, areSizesOther(old.basis.tokens, now.basis.tokens)]);
  return JSON.stringify([
    settings,
    Object.hasOwn(parts, 'cache') ? caches : [],
    Object.keys(parts),
  ]);
}

function wakesOf({ mode, tickInterval, arrivalsPerHour, callsPerHour }: SideAgent) {
  return [mode, tickInterval, arrivalsPerHour, callsPerHour];
}

function areSizesOther(one: CallSizes, other: CallSizes): boolean {
  return CALL_SIZES.some((size) => one[size] !== other[size]);
}

function foldRows(rows: readonly ChangeRow[], agents: number): ChangeRow[] {
  const [first] = rows;
  if (first === undefined) return [];
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return [
    {
      ...first,
      count,
      names:
        count === agents ? `all ${count} agents` : `${first.names} and ${count - first.count} more`,
      tokens: tokenChange(rows),
      oldUsd: sumUsd(rows, ({ oldUsd }) => oldUsd),
      newUsd: sumUsd(rows, ({ newUsd }) => newUsd),
      changeUsd: sumUsd(rows, ({ changeUsd }) => changeUsd),
      parts: sumParts(rows),
    },
  ];
}

function tokenChange(rows: readonly ChangeRow[]): TokenChange {
  const spanOf = (size: keyof CallSizes) => {
    const changes = rows.map(
      ({ old, new: now }) => (now?.basis?.tokens[size] ?? 0) - (old?.basis?.tokens[size] ?? 0),
    );
    return { low: Math.min(...changes), high: Math.max(...changes) };
  };
  return {
    input: spanOf('input'),
    output: spanOf('output'),
    idleInput: spanOf('idleInput'),
    idleOutput: spanOf('idleOutput'),
  };
}
