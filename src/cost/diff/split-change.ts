// Why an agent's cost changed: the difference divided among its causes, by the Shapley value. Knows no report and no file.
//
// The cost is calls x list price of their tokens x what the cache leaves of it. Each of these changed or did not, and the part
// of one is what its change makes on average over all orders in which the changes could have come. So the parts sum to the
// difference, what did not change has no part, and OLD and NEW exchanged give the same parts with the other sign.

import { nanoUsd } from '#base/money';
import { isSamePrice } from '../prices/list-price.js';
import type { CornerPrices, OtherPrices } from './corner-prices.js';
import { callPrice, cornerPrices } from './corner-prices.js';
import { shapleyValues } from './shapley-values.js';
import type { ByCallKind, CallKind, CallSizes, Cause, CostBasis } from './types.js';
import { CALL_KINDS, CALL_SIZES } from './types.js';

/** One side of the agent: what its cost is made of, and what it is. */
export interface CostedBasis {
  readonly basis: CostBasis;
  /** US dollars an hour: what the estimate says, whatever rounding its parts have. */
  readonly costPerHour: number;
  readonly model: string;
}

export interface SplitContext extends OtherPrices {
  /** Whether caches are chosen alike on both sides. */
  readonly isSamePolicy: boolean;
  /** Tokens of NEW's text with the mode, the rate and the model of OLD; null where nothing says. */
  readonly tokensAsBefore: CallSizes | null;
}

/** Causes of a change of an agent that is there on both sides. */
type Player = Extract<Cause, 'wakes' | 'model' | 'tokens' | 'cache' | 'prices'>;
/** Of these, what a person sets that changes tokens, too. */
type Setting = Extract<Player, 'wakes' | 'model'>;

/** Parts in whole nano-dollars an hour, which sum exactly to the difference of both costs in nano-dollars. */
export function splitChange(
  before: CostedBasis,
  after: CostedBasis,
  context: SplitContext,
): ReadonlyMap<Player, number> {
  const difference = nanoUsd(after.costPerHour) - nanoUsd(before.costPerHour);
  const prices = cornerPrices(
    { ...before.basis, model: before.model },
    { ...after.basis, model: after.model },
    context,
  );
  const [kept, keptAfter] = [keptShares(before), keptShares(after)];
  const settings = changedSettings(before, after);
  const tokens = tokenCorners(before, after, settings, context.tokensAsBefore);
  const players = [
    ...settings,
    ...(isSameSizes(before.basis.tokens, tokens.new.old) ? [] : (['tokens'] as const)),
    ...(arePricesOther(before, after, prices, context) ? (['prices'] as const) : []),
  ];
  const isCacheOther = CALL_KINDS.some((kind) => isOther(kept[kind], keptAfter[kind]));
  // What a cache takes off follows from the calls, the model and the tokens: where one of them alone changed, from it.
  const isCacheOwn = isCacheOther && (players.length !== 1 || !context.isSamePolicy);
  const all: readonly Player[] = isCacheOwn ? [...players, 'cache'] : players;
  if (all.length === 0) return difference === 0 ? new Map() : new Map([['cache', difference]]);
  const costWith = (has: (player: Player) => boolean): number => {
    const { callsPerHour } = (has('wakes') ? after : before).basis;
    const sizes = tokens[has('tokens') ? 'new' : 'old'][settings.every(has) ? 'new' : 'old'];
    const price = prices[has('model') ? 'new' : 'old'][has('prices') ? 'new' : 'old'];
    const left = (isCacheOwn ? has('cache') : all.every(has)) ? keptAfter : kept;
    return CALL_KINDS.reduce(
      (sum, kind) => sum + callsPerHour[kind] * price(kind, sizes) * left[kind],
      0,
    );
  };
  return wholeParts(shapleyValues(all, costWith), difference);
}

/** What the mode, the rate and the model changed. */
function changedSettings(before: CostedBasis, after: CostedBasis): readonly Setting[] {
  const [old, now] = [before.basis.callsPerHour, after.basis.callsPerHour];
  const isWakes = CALL_KINDS.some((kind) => isOther(old[kind], now[kind]));
  return [
    ...(isWakes ? (['wakes'] as const) : []),
    ...(before.model === after.model ? [] : (['model'] as const)),
  ];
}

/** `new.old` are the tokens of NEW's text with OLD's settings. */
interface TokenCorners {
  readonly old: { readonly old: CallSizes; readonly new: CallSizes };
  readonly new: { readonly old: CallSizes; readonly new: CallSizes };
}

/** A prompt says how its reader is woken, and each model counts in its own way: so settings alone change tokens, too. */
function tokenCorners(
  { basis: { tokens: old } }: CostedBasis,
  { basis: { tokens: now } }: CostedBasis,
  settings: readonly Setting[],
  tokensAsBefore: CallSizes | null,
): TokenCorners {
  const asBefore = settings.length === 0 ? now : (tokensAsBefore ?? now);
  const scaled = (size: keyof CallSizes): number =>
    asBefore[size] === 0 ? old[size] : (old[size] * now[size]) / asBefore[size];
  const settingsAlone = isSameSizes(old, asBefore)
    ? now
    : {
        input: scaled('input'),
        output: scaled('output'),
        idleInput: scaled('idleInput'),
        idleOutput: scaled('idleOutput'),
      };
  return { old: { old, new: settingsAlone }, new: { old: asBefore, new: now } };
}

function isSameSizes(one: CallSizes, other: CallSizes): boolean {
  return !CALL_SIZES.some((size) => isOther(one[size], other[size]));
}

function arePricesOther(
  before: CostedBasis,
  after: CostedBasis,
  prices: CornerPrices,
  { oldModelAtNew, newModelAtOld }: SplitContext,
): boolean {
  const [old, now] = [before.basis.listPrice, after.basis.listPrice];
  if (before.model === after.model) return !isSamePrice(old, now);
  return (
    prices.isTableKnown &&
    ((oldModelAtNew !== null && !isSamePrice(old, oldModelAtNew)) ||
      (newModelAtOld !== null && !isSamePrice(newModelAtOld, now)))
  );
}

/** What the cache leaves of the list price of a call, by kind; with it the cost is the estimate's own. */
export function keptShares({ basis, costPerHour }: CostedBasis): ByCallKind {
  const { callsPerHour, callUsd, tokens, listPrice } = basis;
  const sum = CALL_KINDS.reduce((total, kind) => total + callsPerHour[kind] * callUsd[kind], 0);
  const correction = sum > 0 ? costPerHour / sum : 1;
  const priceOf = callPrice(listPrice);
  const shareOf = (kind: CallKind): number => {
    const listed = priceOf(kind, tokens);
    return listed === 0 ? 1 : (callUsd[kind] / listed) * correction;
  };
  return { event: shareOf('event'), busyPoll: shareOf('busyPoll'), idlePoll: shareOf('idlePoll') };
}

/** In whole nano-dollars; what rounding leaves goes to the largest part. */
function wholeParts(
  parts: ReadonlyMap<Player, number>,
  difference: number,
): ReadonlyMap<Player, number> {
  const whole = new Map([...parts].map(([player, usd]) => [player, nanoUsd(usd)]));
  const [largest] = [...parts].sort(([, one], [, other]) => Math.abs(other) - Math.abs(one));
  if (largest === undefined) return whole;
  const sum = [...whole.values()].reduce((total, nano) => total + nano, 0);
  whole.set(largest[0], (whole.get(largest[0]) ?? 0) + difference - sum);
  return whole;
}

const NOISE = 1e-9;

/** Whether two figures differ by more than arithmetic leaves. */
export function isOther(one: number, other: number): boolean {
  return Math.abs(one - other) > NOISE * Math.max(Math.abs(one), Math.abs(other));
}
