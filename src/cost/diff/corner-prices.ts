// What one call costs on the model of each side at the price table of each, caches left out. Knows no rate and no cause.

import type { ListPrice } from '../prices/list-price.js';
import { listUsd } from '../prices/list-price.js';
import type { CallKind, CallSizes } from './types.js';

export type PriceOfCall = (kind: CallKind, tokens: CallSizes) => number;

/** The model of each side at the price table of each: `new.old` is NEW's model at OLD's prices. */
export interface CornerPrices {
  readonly old: { readonly old: PriceOfCall; readonly new: PriceOfCall };
  readonly new: { readonly old: PriceOfCall; readonly new: PriceOfCall };
  /** Whether one of the tables knows the model of the other side: else table and model cannot be told apart. */
  readonly isTableKnown: boolean;
}

/** What the price tables of OLD and NEW say of the other side's model; null where they say nothing. */
export interface OtherPrices {
  readonly oldModelAtNew: ListPrice | null;
  readonly newModelAtOld: ListPrice | null;
}

interface Priced {
  readonly listPrice: ListPrice;
  readonly model: string;
}

export function cornerPrices(
  before: Priced,
  after: Priced,
  { oldModelAtNew, newModelAtOld }: OtherPrices,
): CornerPrices {
  const oldOld = callPrice(before.listPrice);
  const newNew = callPrice(after.listPrice);
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

export function callPrice(price: ListPrice): PriceOfCall {
  return (kind, { input, output, idleInput, idleOutput }) =>
    kind === 'idlePoll' ? listUsd(price, idleInput, idleOutput) : listUsd(price, input, output);
}
