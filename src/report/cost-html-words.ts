// Words and figures that only the page of an estimate has, beside those of cost-words. What is not known is said, never shown as
// nothing.

import { formatUsd } from '#base/format-usd';
import { MONTH_HOURS } from '#base/hours';
import type { Spread } from '#cost/estimate/types';
import type { CostPage } from '#main/cost-page';
import type { CostedOrg } from '#main/cost-report';
import { isRange } from './cost-words.js';
import type { Content } from './markup.js';
import { element } from './markup.js';
import { formatCount, formatRates } from './quantities.js';
import { formatUsdColumn } from './usd-column.js';

/** An org with what its page shows. */
export interface PageOrg extends CostedOrg {
  /** Unique in the file, to start the ids of its elements with. */
  readonly id: string;
  readonly shown: CostPage;
}

/** Instead of a sum in which nobody is. */
export const NO_PRICE = 'no price is known';

/** `$5,875`. */
export function usdPerMonth(usdPerHour: number): string {
  return formatUsd(usdPerHour * MONTH_HOURS);
}

/** In front of a sum in which someone is missing. */
export function atLeast(figure: string, missing: number): string {
  return missing === 0 ? figure : `\u2265 ${figure}`;
}

/** `5`, or `3 to 7`. */
export function spreadText(spread: Spread, format: (value: number) => string): string {
  const { low, expected, high } = spread;
  return isRange(spread) ? `${format(low)} to ${format(high)}` : format(expected);
}

/** One rate by itself: `4.2`, `120`. */
export function rateText(perHour: number): string {
  return formatRates([perHour])[0] ?? '';
}

/** A name from a file: it keeps its own direction of writing, and does not turn that of its neighbours. */
export function nameText(name: string): Content {
  return element('bdi', {}, name);
}

/** A small line of its own below. */
export function noteUnder(text: string | null): Content {
  return text === null ? null : element('small', {}, nameText(text));
}

/** One that is never broken: `$98.40-107.03`. */
export function rangeUnder(text: string | null): Content {
  return text === null ? null : element('small', { class: 'short' }, text);
}

/** `101M`, `106.5K`, `950`: how much, not how many. */
export function roughCount(count: number): string {
  // What would be rounded to 1,000 of the smaller unit is 1 of the larger one.
  const unit = ROUGH_UNITS.find(({ size }) => count >= size * 0.99995);
  if (unit === undefined) return formatCount(count);
  return `${Number((count / unit.size).toPrecision(4))}${unit.name}`;
}

const ROUGH_UNITS = [
  { name: 'T', size: 1e12 },
  { name: 'B', size: 1e9 },
  { name: 'M', size: 1e6 },
  { name: 'K', size: 1e3 },
] as const;

/** Dollars at an axis, evenly written: `$0`, `$100`, `$200`; `$12K`. */
export function axisUsd(ticks: readonly number[]): readonly string[] {
  if (ticks.some((tick) => !Number.isInteger(tick))) return formatUsdColumn(ticks);
  const isLarge = ticks.some((tick) => tick >= 10_000);
  return ticks.map((tick) => `$${isLarge ? roughCount(tick) : formatCount(tick)}`);
}
