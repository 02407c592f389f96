// What a comparison of two estimates starts from and what it says: plain data, before any formatting. Dollars are US dollars
// an hour unless the name says otherwise.

import type { TriggerMode } from '#org/names';
import type { CostGap } from '../estimate/cost-gap.js';
import type { CacheChoice, CachePolicy } from '../estimate/types.js';
import type { ListPrice } from '../prices/list-price.js';

/** The three kinds of calls, which differ in price. */
export const CALL_KINDS = ['event', 'busyPoll', 'idlePoll'] as const;
export type CallKind = (typeof CALL_KINDS)[number];
export type ByCallKind = Readonly<Record<CallKind, number>>;

/** Tokens of a call, and of a poll that finds nothing. */
export const CALL_SIZES = ['input', 'output', 'idleInput', 'idleOutput'] as const;
export type CallSizes = Readonly<Record<(typeof CALL_SIZES)[number], number>>;

/** What the cost of an agent is made of, so that a difference can be split by cause. */
export interface CostBasis {
  /** Calls an hour. */
  readonly callsPerHour: ByCallKind;
  /** US dollars of one call of each kind, with the cache as it is expected. */
  readonly callUsd: ByCallKind;
  /** Tokens of one call. */
  readonly tokens: CallSizes;
  readonly listPrice: ListPrice;
  readonly cache: CacheChoice | null;
}

/** One agent of OLD or NEW. */
export interface SideAgent {
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
  /** Equal for members of one Count; each has its number. */
  readonly groupKey: string;
  readonly member: number | null;
  readonly model: string;
  readonly resolvedModel: string;
  readonly mode: TriggerMode;
  /** Ticks between polls; null where nothing says. */
  readonly tickInterval: number | null;
  /** Arrivals an hour; null where nothing says. */
  readonly arrivalsPerHour: number | null;
  readonly callsPerHour: number;
  /** Null where the model is unpriced. Of an agent of unknown rate, what is certain. */
  readonly costPerHour: number | null;
  /** Of an average call. */
  readonly costPerCall: number | null;
  /** Why `costPerHour` is not the whole cost; null where it is. */
  readonly gap: CostGap | null;
  /** Null where it is not known: then nothing is split by cause, and nothing is priced anew. */
  readonly basis: CostBasis | null;
}

/** One of the two estimates. */
export interface CostSide {
  /** For people: `git:main:ORG.md`. */
  readonly name: string;
  readonly org: string;
  readonly tickSeconds: number;
  readonly pricing: { readonly name: string; readonly asOf: string | null };
  /** Null where a saved file does not say. */
  readonly cachePolicy: CachePolicy | null;
  /** Whether it is no estimate of now, but one that was saved. */
  readonly isSaved: boolean;
  /** Why there are no agents: there is no such file, for it was added or is gone; or it has errors. Else null. */
  readonly absence: 'missing' | 'errors' | null;
  readonly agents: readonly SideAgent[];
  /** What its price table says of a model; null where it says nothing. */
  priceOf(model: string): ListPrice | null;
}

/**
 * In the order of reports. `added` and `removed` are agents; `unsplit` is what cannot be split, because a saved file does
 * not say what a cost is made of.
 */
export const CAUSES = [
  'wakes',
  'model',
  'tokens',
  'cache',
  'prices',
  'added',
  'removed',
  'unsplit',
] as const;
export type Cause = (typeof CAUSES)[number];
/** The causes that are there; their sum is the difference. */
export type CauseParts = Readonly<Partial<Record<Cause, number>>>;

export interface AgentChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'unchanged';
  readonly old: SideAgent | null;
  readonly new: SideAgent | null;
  /** Known costs, exact to 1e-9 dollars; null where there is no price. Of an agent that is not there, 0. */
  readonly oldUsd: number | null;
  readonly newUsd: number | null;
  /** `newUsd - oldUsd`; null where a gap on either side would make it a lie. */
  readonly changeUsd: number | null;
  readonly parts: CauseParts;
}

/** Whose price table holds for both. */
export type PriceAt = 'old' | 'new';

export interface CostDiff {
  readonly old: CostSide;
  readonly new: CostSide;
  readonly priceAt: PriceAt | null;
  /** Agents of NEW in its order, then those that are gone in the order of OLD; unchanged ones too. */
  readonly changes: readonly AgentChange[];
  readonly totals: DiffTotals;
}

export interface DiffTotals {
  /** Sums of all that is known on each side. */
  readonly oldUsd: number;
  readonly newUsd: number;
  /** Agents with a gap: that side is then a lower bound. */
  readonly oldGaps: number;
  readonly newGaps: number;
  /** Of the agents whose change is known: `changeUsd` is what they cost now less what they cost before. */
  readonly comparedOldUsd: number;
  readonly changeUsd: number;
  /** Agents whose change is not known: they are not in it. */
  readonly unknownChanges: number;
  readonly parts: CauseParts;
}
