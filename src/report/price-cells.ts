// Prices by token as cells of a table: exact, in dollars for a million tokens. Knows no model.

import type { ModelPrice, TokenRates } from '#cost/prices/model-price';
import { formatCount } from './quantities.js';
import type { Cell, Column } from './text-table.js';

export const RATE_COLUMNS: readonly Column[] = [
  { title: 'Input', align: 'right' },
  { title: 'Output', align: 'right' },
  { title: 'Read', align: 'right', dropOrder: 7 },
  { title: 'Write', align: 'right', dropOrder: 4 },
  { title: 'Write 1h', align: 'right', dropOrder: 3 },
];

/** What a cell says of what is not offered, or not known. */
export const NOTHING = '-';

/** In the order of `RATE_COLUMNS`. */
export function rateCells(rates: TokenRates): Cell[] {
  const { inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd, cacheWrite1hUsd } = rates;
  return [inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd, cacheWrite1hUsd].map((usd) => ({
    text: usd === null ? NOTHING : formatRate(usd),
  }));
}

/** `$0.125`, `$4.00`: cents at least, and every digit that it has. */
export function formatRate(usd: number): string {
  const [whole = '', fraction = ''] = usd.toFixed(12).split('.');
  return `$${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}

/** Of a band above the first: `over 100,000`. */
export function bandText(overInputTokens: number): string {
  return `over ${formatCount(overInputTokens)}`;
}

/** `today`, `16 days ago`, `in 3 days`; null where nothing says when. */
export function ageText(ageDays: number | null): string | null {
  if (ageDays === null) return null;
  if (ageDays === 0) return 'today';
  const days = `${formatCount(Math.abs(ageDays))} ${Math.abs(ageDays) === 1 ? 'day' : 'days'}`;
  return ageDays > 0 ? `${days} ago` : `in ${days}`;
}

/** `half the usual price`, `0.4 of the usual price`. */
export function batchText({ batchFactor }: ModelPrice): string {
  if (batchFactor === null) return 'not known';
  return batchFactor === 0.5 ? 'half the usual price' : `${batchFactor} of the usual price`;
}
