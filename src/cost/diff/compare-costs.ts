// What two estimates differ in: agent by agent and in total, each difference split by cause. Pure; prints and reads nothing.

import type { NanoUsd } from '#base/money';
import { nanoUsd, toUsd } from '#base/money';
import type { AgentPair } from './match-agents.js';
import { isUnchanged, matchAgents } from './match-agents.js';
import { splitChange } from './split-change.js';
import type {
  AgentChange,
  CallSizes,
  Cause,
  CauseParts,
  CostDiff,
  CostSide,
  DiffTotals,
  PriceAt,
  SideAgent,
} from './types.js';
import { CAUSES } from './types.js';

/** By agent id, tokens of NEW's text with the mode, the rate and the model of OLD. */
export type TokensAsBefore = ReadonlyMap<string, CallSizes>;

/**
 * Sums are exact: the changes of the agents sum to that of the org, and the parts of each to its change. `tokensAsBefore` is
 * of agents whose prompt was counted: it tells what a text adds from what a setting does. Nothing is compared with an OLD that
 * has errors.
 */
export function compareCosts(
  old: CostSide,
  now: CostSide,
  priceAt: PriceAt | null = null,
  tokensAsBefore: TokensAsBefore = new Map(),
): CostDiff {
  if (old.absence === 'errors') return withoutOld(old, now, priceAt);
  const sides = { old, new: now, tokensAsBefore };
  const changes = matchAgents(old.agents, now.agents).map((pair) => changeOf(pair, sides));
  return { old, new: now, priceAt, changes, totals: totalsOf(changes) };
}

/** An OLD with errors may cost anything: what NEW costs is all that can be said. */
function withoutOld(old: CostSide, now: CostSide, priceAt: PriceAt | null): CostDiff {
  const totals = {
    ...totalsOf([]),
    newUsd: sumOf(now.agents.map(({ costPerHour }) => costPerHour)),
    newGaps: now.agents.filter(({ gap }) => gap !== null).length,
  };
  return { old, new: now, priceAt, changes: [], totals };
}

/** Whether no agent of OLD is there in NEW, though both have some. */
export function haveNothingInCommon({ changes, old, new: now }: CostDiff): boolean {
  const isShared = changes.some(({ kind }) => kind === 'changed' || kind === 'unchanged');
  return !isShared && old.agents.length > 0 && now.agents.length > 0;
}

interface Sides {
  readonly old: CostSide;
  readonly new: CostSide;
  readonly tokensAsBefore: TokensAsBefore;
}

function changeOf(pair: AgentPair, sides: Sides): AgentChange {
  const { old, new: now } = pair;
  const oldUsd = old === null ? 0 : roundedUsd(old.costPerHour);
  const newUsd = now === null ? 0 : roundedUsd(now.costPerHour);
  const kind =
    old === null
      ? 'added'
      : now === null
        ? 'removed'
        : isUnchanged(old, now)
          ? 'unchanged'
          : 'changed';
  const change = { kind, ...pair, oldUsd, newUsd } as const;
  if (kind === 'unchanged') return { ...change, changeUsd: 0, parts: {} };
  const hasGap = (old?.gap ?? null) !== null || (now?.gap ?? null) !== null;
  if (hasGap || oldUsd === null || newUsd === null)
    return { ...change, changeUsd: null, parts: {} };
  const nano = nanoUsd(newUsd) - nanoUsd(oldUsd);
  const parts =
    old === null || now === null
      ? new Map<Cause, NanoUsd>([[kind, nano]] as [Cause, NanoUsd][])
      : partsOf(old, now, nano, sides);
  return { ...change, changeUsd: toUsd(nano), parts: toParts(parts) };
}

function partsOf(
  old: SideAgent,
  now: SideAgent,
  nano: NanoUsd,
  { old: oldSide, new: newSide, tokensAsBefore }: Sides,
): ReadonlyMap<Cause, NanoUsd> {
  const [before, after] = [costed(old), costed(now)];
  if (before === null || after === null) return new Map([['unsplit', nano]]);
  return splitChange(before, after, {
    oldModelAtNew: newSide.priceOf(old.model),
    newModelAtOld: oldSide.priceOf(now.model),
    isSamePolicy: oldSide.cachePolicy !== null && oldSide.cachePolicy === newSide.cachePolicy,
    tokensAsBefore: old.id === now.id ? (tokensAsBefore.get(now.id) ?? null) : null,
  });
}

function costed({ basis, costPerHour, model }: SideAgent) {
  return basis === null || costPerHour === null ? null : { basis, costPerHour, model };
}

function roundedUsd(usd: number | null): number | null {
  return usd === null ? null : toUsd(nanoUsd(usd));
}

function toParts(parts: ReadonlyMap<Cause, NanoUsd>): CauseParts {
  return Object.fromEntries(
    CAUSES.flatMap((cause) => {
      const nano = parts.get(cause) ?? 0;
      return nano === 0 ? [] : [[cause, toUsd(nano)]];
    }),
  );
}

function totalsOf(changes: readonly AgentChange[]): DiffTotals {
  const compared = changes.filter(({ changeUsd }) => changeUsd !== null);
  const parts = new Map<Cause, NanoUsd>();
  for (const change of compared) {
    for (const [cause, usd] of Object.entries(change.parts) as [Cause, number][]) {
      parts.set(cause, (parts.get(cause) ?? 0) + nanoUsd(usd));
    }
  }
  return {
    oldUsd: sumOf(changes.map(({ oldUsd }) => oldUsd)),
    newUsd: sumOf(changes.map(({ newUsd }) => newUsd)),
    oldGaps: changes.filter(({ old }) => (old?.gap ?? null) !== null).length,
    newGaps: changes.filter(({ new: now }) => (now?.gap ?? null) !== null).length,
    comparedOldUsd: sumOf(compared.map(({ oldUsd }) => oldUsd)),
    changeUsd: sumOf(compared.map(({ changeUsd }) => changeUsd)),
    unknownChanges: changes.length - compared.length,
    parts: toParts(parts),
  };
}

function sumOf(amounts: readonly (number | null)[]): number {
  return toUsd(amounts.reduce<NanoUsd>((sum, usd) => sum + nanoUsd(usd ?? 0), 0));
}
