// Plain numbers as people write them: `500`, `1,000`, `4K`, `1.5M`. Knows no unit.
import type { NumberRange } from '#org/types';

const FACTORS = new Map([
  ['', 1],
  ['k', 1000],
  ['m', 1_000_000],
]);

const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(
  ' ',
);

/** Source of a pattern that matches one amount, for the patterns of the grammars. */
export const AMOUNT = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[KkMm]?`;

const WHOLE_AMOUNT = new RegExp(`^${AMOUNT}$`, 'u');

/** The number, 0 or more, or null when the text is not one. */
export function parseAmount(text: string): number | null {
  if (!WHOLE_AMOUNT.test(text)) return null;
  const suffix = /[km]$/iu.exec(text)?.[0] ?? '';
  const digits = text.slice(0, text.length - suffix.length).replaceAll(',', '');
  const factor = FACTORS.get(suffix.toLowerCase()) ?? 1;
  const amount = roundToMillionths(Number(digits) * factor);
  return amount <= Number.MAX_SAFE_INTEGER ? amount : null;
}

const AMOUNT_RANGE = new RegExp(
  String.raw`^(${AMOUNT})(?:\s*(?:-|\u2013|\u2014|to)\s*(${AMOUNT}))?$`,
  'u',
);

/**
 * `500-2000`, `10K to 50K` or one number, as a range; null when it is none or runs backwards. `10-50K` is none
 * either: it may mean 10 or 10K.
 */
export function parseAmountRange(text: string): NumberRange | null {
  const [, first = '', last = first] = AMOUNT_RANGE.exec(text) ?? [];
  const low = parseAmount(first);
  const high = parseAmount(last);
  if (low === null || high === null || low > high) return null;
  const isUnclear = /[km]$/iu.test(last) && /\d$/u.test(first);
  return isUnclear ? null : { low, high };
}

/** The digits for a number in words (`three` is `3`), or null. */
export function digitsForWord(word: string): string | null {
  const number = NUMBER_WORDS.indexOf(word.toLowerCase());
  return number < 0 ? null : String(number);
}

// 1.1K is 1100, not 1100.0000000000002.
function roundToMillionths(value: number): number {
  return value > 1e9 ? value : Math.round(value * 1e6) / 1e6;
}
