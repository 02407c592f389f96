// Why an agent's cost changed: the difference divided among its causes, by the Shapley value. Knows no report and no file.
//
// The cost is calls x list price of their tokens x what the cache leaves of it. Each of these changed or did not, and the part
// of one is what its change makes on average over all orders in which the changes could have come. So the parts sum to the
// difference, what did not change has no part, and OLD and NEW exchanged give the same parts with the other sign.

import { nanoUsd } from '#base/money';
import type { ListPrice } from '../prices/list-price.js';
import { isSamePrice, listUsd } from '../prices/list-price.js';
import type { ByCallKind, CallKind, CallSizes, Cause, CostBasis } from './types.js';
import { CALL_KINDS } from './types.js';

/** One side of the agent: what its cost is made of, and what it is. */
export interface CostedBasis {
  readonly basis: CostBasis;
  /** US dollars an hour: what the estimate says, whatever rounding its parts have. */
  readonly costPerHour: number;
  readonly model: string;
}

export interface SplitContext {
  /** What the price tables of OLD and NEW say of the other side's model; null where they say nothing. */
  readonly oldModelAtNew: ListPrice | null;
  readonly newModelAtOld: ListPrice | null;
  /** Whether caches are chosen alike on both sides. */
  readonly isSamePolicy: boolean;
}

/** Causes of a change of an agent that is there on both sides. */
type Player = Extract<Cause, 'wakes' | 'model' | 'tokens' | 'cache' | 'prices'>;

/** Parts in whole nano-dollars an hour, which sum exactly to the difference of both costs in nano-dollars. */
export function splitChange(
  before: CostedBasis,
  after: CostedBasis,
  context: SplitContext,
): ReadonlyMap<Player, number> {
  const difference = nanoUsd(after.costPerHour) - nanoUsd(before.costPerHour);
  const prices = pricesOf(before, after, context);
  const [kept, keptAfter] = [keptShares(before), keptShares(after)];
  const players = changedPlayers(before, after, prices, context);
  const isCacheOther = CALL_KINDS.some((kind) => isOther(kept[kind], keptAfter[kind]));
  // What a cache takes off follows from the calls, the model and the tokens: where one of them alone changed, from it.
  const isCacheOwn = isCacheOther && (players.length !== 1 || !context.isSamePolicy);
  const all: readonly Player[] = isCacheOwn ? [...players, 'cache'] : players;
  if (all.length === 0) return difference === 0 ? new Map() : new Map([['cache', difference]]);
  const costWith = (has: (player: Player) => boolean): number => {
    const { callsPerHour } = (has('wakes') ? after : before).basis;
    const { tokens } = (has('tokens') ? after : before).basis;
    const price = prices[has('model') ? 'new' : 'old'][has('prices') ? 'new' : 'old'];
    const left = (isCacheOwn ? has('cache') : all.every(has)) ? keptAfter : kept;
    return CALL_KINDS.reduce(
      (sum, kind) => sum + callsPerHour[kind] * price(kind, tokens) * left[kind],
      0,
    );
  };
  return wholeParts(shapleyValues(all, costWith), difference);
}

function changedPlayers(
  before: CostedBasis,
  after: CostedBasis,
  prices: CornerPrices,
  { oldModelAtNew, newModelAtOld }: SplitContext,
): readonly Player[] {
  const [old, now] = [before.basis, after.basis];
  const isModel = before.model !== after.model;
  const players: Player[] = [];
  if (CALL_KINDS.some((kind) => isOther(old.callsPerHour[kind], now.callsPerHour[kind])))
    players.push('wakes');
  if (isModel) players.push('model');
  const sizes = Object.keys(old.tokens) as (keyof CallSizes)[];
  if (sizes.some((size) => isOther(old.tokens[size], now.tokens[size]))) players.push('tokens');
  const isPriced = isModel
    ? prices.isTableKnown &&
      ((oldModelAtNew !== null && !isSamePrice(old.listPrice, oldModelAtNew)) ||
        (newModelAtOld !== null && !isSamePrice(newModelAtOld, now.listPrice)))
    : !isSamePrice(old.listPrice, now.listPrice);
  if (isPriced) players.push('prices');
  return players;
}

type PriceOfCall = (kind: CallKind, tokens: CallSizes) => number;

/** The model of each side at the price table of each: `new.old` is NEW's model at OLD's prices. */
interface CornerPrices {
  readonly old: { readonly old: PriceOfCall; readonly new: PriceOfCall };
  readonly new: { readonly old: PriceOfCall; readonly new: PriceOfCall };
  /** Whether one of the tables knows the model of the other side: else table and model cannot be told apart. */
  readonly isTableKnown: boolean;
}

function pricesOf(
  before: CostedBasis,
  after: CostedBasis,
  { oldModelAtNew, newModelAtOld }: SplitContext,
): CornerPrices {
  const oldOld = callPrice(before.basis.listPrice);
  const newNew = callPrice(after.basis.listPrice);
  if (before.model === after.model) {
    const corners = { old: oldOld, new: newNew };
    return { old: corners, new: corners, isTableKnown: true };
  }
  const oldNew = oldModelAtNew === null ? null : callPrice(oldModelAtNew);
  const newOld = newModelAtOld === null ? null : callPrice(newModelAtOld);
  return {
    old: { old: oldOld, new: oldNew ?? byRatio(oldOld, newNew, newOld) },
    new: { old: newOld ?? byRatio(newNew, oldOld, oldNew), new: newNew },
    isTableKnown: oldNew !== null || newOld !== null,
  };
}

/** The corner that no table has: as far from `near` as its opposite is from the one that is known. */
function byRatio(near: PriceOfCall, far: PriceOfCall, known: PriceOfCall | null): PriceOfCall {
  if (known === null) return near;
  return (kind, tokens) => {
    const base = known(kind, tokens);
    return base === 0 ? near(kind, tokens) : (near(kind, tokens) * far(kind, tokens)) / base;
  };
}

function callPrice(price: ListPrice): PriceOfCall {
  return (kind, { input, output, idleInput, idleOutput }) =>
    kind === 'idlePoll' ? listUsd(price, idleInput, idleOutput) : listUsd(price, input, output);
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

/** Of each player, what it adds on average over all orders of coming. `valueWith` says what a coalition is worth. */
function shapleyValues(
  players: readonly Player[],
  valueWith: (has: (player: Player) => boolean) => number,
): ReadonlyMap<Player, number> {
  const count = players.length;
  const values = Array.from({ length: 2 ** count }, (_, coalition) =>
    valueWith((player) => {
      const place = players.indexOf(player);
      return place >= 0 && ((coalition >> place) & 1) === 1;
    }),
  );
  const parts = players.map((player, place): [Player, number] => {
    const bit = 1 << place;
    let part = 0;
    values.forEach((value, coalition) => {
      if ((coalition & bit) !== 0) return;
      const size = bitsOf(coalition);
      part += weight(size, count) * ((values[coalition | bit] ?? 0) - value);
    });
    return [player, part];
  });
  return new Map(parts);
}

/** How many of the orders have just this coalition of `size` before a player. */
function weight(size: number, count: number): number {
  return (factorial(size) * factorial(count - size - 1)) / factorial(count);
}

function factorial(number: number): number {
  return number <= 1 ? 1 : number * factorial(number - 1);
}

function bitsOf(coalition: number): number {
  return coalition === 0 ? 0 : (coalition & 1) + bitsOf(coalition >> 1);
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
