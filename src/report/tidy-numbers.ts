// Figures without what floating point leaves behind: 3.6, not 3.5999999999999996. For machine formats.

/** Beyond any price list and any count; sums of dollars keep their cents far above that. */
const DIGITS = 12;

export function tidyNumber(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
}

/** The same data with every number in it tidied. */
export function tidyNumbers(value: unknown): unknown {
  if (typeof value === 'number') return tidyNumber(value);
  if (Array.isArray(value)) return value.map(tidyNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tidyNumbers(each)]));
}
