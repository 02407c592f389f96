// Dollars as people read them: `$14.40`, `$0.003`, `$259,200`. A small price never becomes $0.00.

const DECIMALS = 2;
const DECIMALS_MAX = 12;
/** From here on cents say nothing. */
const WHOLE_FROM = 1000;

/** At least two decimals and two significant digits below a thousand dollars, whole dollars from there on. */
export function formatUsd(dollars: number): string {
  const sign = dollars < 0 ? '-' : '';
  const amount = Math.abs(dollars);
  if (amount >= WHOLE_FROM) return `${sign}$${groupThousands(Math.round(amount).toFixed(0))}`;
  if (amount === 0) return '$0.00';
  const decimals = Math.min(DECIMALS_MAX, Math.max(DECIMALS, 1 - Math.floor(Math.log10(amount))));
  const [whole = '', fraction = ''] = amount.toFixed(decimals).split('.');
  const trimmed = fraction.replace(/0+$/, '').padEnd(DECIMALS, '0');
  return `${sign}$${groupThousands(whole)}.${trimmed}`;
}

/** `1234567` as `1,234,567`. `digits` holds nothing else. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
