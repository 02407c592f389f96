// Dollars of one column of a page, with as many decimals each, so that their points stand below each other. Computes nothing.

import { groupThousands } from '#base/format-usd';

const DECIMALS_LEAST = 2;
const DECIMALS_MOST = 6;
/** Beside amounts from here on, fractions of a cent say nothing. */
const CENTS_FROM = 100;

/** `$14.40` and `$0.03`; what is too small for the column is `<$0.01`, never $0.00. Null stays null. */
export function formatUsdColumn<T extends number | null>(
  amounts: readonly T[],
): (T extends number ? string : string | null)[] {
  const known = amounts.flatMap((amount) => (amount === null || amount === 0 ? [] : [amount]));
  const decimals = decimalsFor(known.map(Math.abs));
  return amounts.map((amount) =>
    amount === null ? null : formatFixed(amount, decimals),
  ) as (T extends number ? string : string | null)[];
}

/** Two digits of the smallest, where the largest leaves room for them. */
function decimalsFor(amounts: readonly number[]): number {
  const most = amounts.reduce((a, b) => Math.max(a, b), 0);
  if (most >= CENTS_FROM || most === 0) return DECIMALS_LEAST;
  const least = amounts.reduce((a, b) => Math.min(a, b), most);
  const wanted = 1 - Math.floor(Math.log10(least));
  const decimals = Math.min(DECIMALS_MOST, Math.max(DECIMALS_LEAST, wanted));
  // $0.30 and $0.50 need no third decimal because of it.
  const texts = amounts.map((amount) => amount.toFixed(decimals));
  let spare = 0;
  while (decimals - spare > DECIMALS_LEAST && texts.every((text) => text.at(-1 - spare) === '0'))
    spare += 1;
  return decimals - spare;
}

function formatFixed(amount: number, decimals: number): string {
  const sign = amount < 0 ? '-' : '';
  const text = Math.abs(amount).toFixed(decimals);
  if (amount !== 0 && Number(text) === 0) return `<$${(10 ** -decimals).toFixed(decimals)}`;
  const [whole = '', fraction = ''] = text.split('.');
  return `${sign}$${groupThousands(whole)}.${fraction}`;
}
