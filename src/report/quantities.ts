// Counts, shares, rates and spans of time as people read them. Money is in base/format-usd.

import { formatUsd, groupThousands } from '#base/format-usd';

/** `2,880`. */
export function formatCount(count: number): string {
  return groupThousands(Math.round(count).toFixed(0));
}

/** `10 agents`, `1 agent`. */
export function formatNumberOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `82%`. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Shares of one column, all with a decimal where one of them needs it: `4.8%` and `20.0%`. */
export function formatShares(shares: readonly number[]): string[] {
  const percents = shares.map((share) => share * 100);
  const needsDecimal = percents.some((percent) => Math.abs(percent - Math.round(percent)) >= 0.05);
  return percents.map((percent) => `${percent.toFixed(needsDecimal ? 1 : 0)}%`);
}

/** Rates of one column, all with a decimal where one of them needs it (and none is in the thousands): `120.0` and `4.2`. */
export function formatRates(rates: readonly number[]): string[] {
  const isSmall = rates.every((rate) => rate < 1000);
  const needsDecimal =
    isSmall && rates.some((rate) => rate < 10 && Math.abs(rate - Math.round(rate)) >= 0.05);
  return rates.map((rate) => {
    if (rate > 0 && rate < 0.05) return '<0.1';
    const [whole = '', ...decimals] = rate.toFixed(needsDecimal ? 1 : 0).split('.');
    return [groupThousands(whole), ...decimals].join('.');
  });
}

/** `$8.16`; `>= $8.16` when agents without a price are missing in it; `unpriced` when nothing else is in it. */
export function formatCost(dollars: number, unpriced: number, isNothingPriced = false): string {
  if (unpriced === 0) return formatUsd(dollars);
  return isNothingPriced ? 'unpriced' : `>= ${formatUsd(dollars)}`;
}

const UNITS = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
] as const;

/** `24 h`, `30 d`, `90 min`, `45 s`: in the largest unit of which it is a whole number, days from two on. */
export function formatSeconds(seconds: number): string {
  for (const unit of UNITS) {
    const count = seconds / unit.seconds;
    if (Number.isInteger(count) && count >= (unit.name === 'd' ? 2 : 1))
      return `${formatCount(count)} ${unit.name}`;
  }
  return `${Number(seconds.toFixed(3))} s`;
}
