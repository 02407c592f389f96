// A figure with how far it may be off, as people read it: `$0.50 ± 0.01`, `96% ± 2`, `unknown`. Computes no figure.

import { groupThousands } from '#base/format-usd';
import type { Estimate } from '#metrics/estimate';

/** How numbers of one kind are written. */
export interface Unit {
  readonly before: string;
  readonly after: string;
  /** What a figure is multiplied with. */
  readonly factor: number;
  readonly decimalsLeast: number;
  readonly decimalsMost: number;
}

export const USD: Unit = {
  before: '$',
  after: '',
  factor: 1,
  decimalsLeast: 2,
  decimalsMost: 9,
};
export const RATE: Unit = { ...USD, before: '', decimalsLeast: 0 };
export const PERCENT: Unit = { ...RATE, after: '%', factor: 100, decimalsMost: 1 };
/** Differences of percentages. */
export const POINTS: Unit = { ...PERCENT, after: ' points' };
const SECONDS: Unit = { ...RATE, after: ' s' };
const MINUTES: Unit = { ...SECONDS, after: ' min', factor: 1 / 60 };
const HOURS: Unit = { ...SECONDS, after: ' h', factor: 1 / 3600 };

export const UNKNOWN = 'unknown';
/** Where only the error is not known. */
const UNKNOWN_ERROR = '?';
/** From here on cents say nothing; with an error like that neither. */
const WHOLE_FROM = 1000;
const WHOLE_FROM_ERROR = 10;
const NOISE = 1e-9;
/** Beyond this many of the smaller unit, the larger one. */
const UNIT_MAX = 180;

/** For spans of time in seconds that stand side by side. */
export function timeUnit(seconds: readonly (number | null)[]): Unit {
  const most = Math.max(0, ...seconds.map((span) => Math.abs(span ?? 0)));
  if (most <= UNIT_MAX) return SECONDS;
  return most <= UNIT_MAX * 60 ? MINUTES : HOURS;
}

/** Half of the interval; null where it is not known. */
function halfOf({ mean, high }: Estimate): number | null {
  if (mean === null || high === null) return null;
  const half = high - mean;
  // What arithmetic leaves where all runs are equal.
  return half < Math.abs(mean) * NOISE ? 0 : half;
}

/** `$0.50 ± 0.01`; with `isSigned` `+$0.50 ± 0.01`. As exactly as the error allows, unless `decimals` says otherwise. */
export function formatEstimate(
  estimate: Estimate,
  unit: Unit,
  isSigned = false,
  decimals = decimalsIn(estimate, unit),
): string {
  const { mean } = estimate;
  if (mean === null) return UNKNOWN;
  const half = halfOf(estimate);
  const error = half === null ? UNKNOWN_ERROR : errorText(half * unit.factor, decimals);
  const sign = isSigned && roundsUp(mean * unit.factor, decimals) ? '+' : '';
  // `96% ± 2`, but `3.1 ± 0.2 min`: a word belongs to both numbers.
  const isWord = unit.after.startsWith(' ');
  const value = `${sign}${formatAmount(mean, { ...unit, after: isWord ? '' : unit.after }, decimals)}`;
  return `${value} ± ${error}${isWord ? unit.after : ''}`;
}

function errorText(error: number, decimals: number): string {
  if (error === 0) return '0';
  const text = formatNumber(error, decimals);
  // Small is not none.
  return Number(text) === 0 ? `<${(10 ** -decimals).toFixed(decimals)}` : text;
}

/** `+4 points`: a difference without its error. */
export function formatChange(estimate: Estimate, unit: Unit): string {
  const decimals = decimalsIn(estimate, unit);
  const sign = roundsUp((estimate.mean ?? 0) * unit.factor, decimals) ? '+' : '';
  return sign + formatMean(estimate, unit);
}

/** The mean alone, as exactly as its error allows, unless `decimals` says otherwise. */
export function formatMean(
  estimate: Estimate,
  unit: Unit,
  decimals = decimalsIn(estimate, unit),
): string {
  const { mean } = estimate;
  return mean === null ? UNKNOWN : formatAmount(mean, unit, decimals);
}

/** For figures that stand side by side and must add up: as many decimals as the most exact of them has. */
export function sharedDecimals(estimates: readonly Estimate[], unit: Unit): number {
  const known = estimates.filter(({ mean }) => mean !== null);
  return Math.max(0, ...known.map((estimate) => decimalsIn(estimate, unit)));
}

/** `$0.48 to $0.52`, `14.4 to 15.9 min`. */
export function formatInterval(estimate: Estimate, unit: Unit): string {
  const { low, high } = estimate;
  if (low === null || high === null) return UNKNOWN;
  const decimals = decimalsIn(estimate, unit);
  const first = unit.after.startsWith(' ') ? { ...unit, after: '' } : unit;
  return `${formatAmount(low, first, decimals)} to ${formatAmount(high, unit, decimals)}`;
}

export function formatStdev(estimate: Estimate, unit: Unit): string {
  const { stdev } = estimate;
  return stdev === null ? UNKNOWN : formatAmount(stdev, unit, decimalsIn(estimate, unit));
}

function decimalsIn(estimate: Estimate, unit: Unit): number {
  const value = Math.abs(estimate.mean ?? 0) * unit.factor;
  const half = halfOf(estimate);
  if (half === null) return decimalsOf(value, null, unit);
  const error = half * unit.factor;
  let decimals = decimalsOf(value, error, unit);
  // An interval that just misses zero must not read as if it touched it: `-1.2 ± 1.2`.
  while (
    decimals < unit.decimalsMost &&
    value !== error &&
    value.toFixed(decimals) === error.toFixed(decimals)
  )
    decimals += 1;
  return decimals;
}

/** So many that the error shows its first digit, and a second one after a 1. */
function decimalsOf(value: number, error: number | null, unit: Unit): number {
  const isCoarse = Math.abs(value) >= WHOLE_FROM || (error ?? 0) >= WHOLE_FROM_ERROR;
  const least = unit.before === '$' && isCoarse ? 0 : unit.decimalsLeast;
  const wanted = error === null || error === 0 ? decimalsOfValue(value) : decimalsOfError(error);
  return Math.min(unit.decimalsMost, Math.max(least, wanted));
}

function decimalsOfError(error: number): number {
  // Arithmetic leaves 0.02 as 0.0199999.
  const [digits = '', exponent = ''] = error.toExponential(2).split('e');
  return (Number(digits) < 2 ? 1 : 0) - Number(exponent);
}

/** Where the error says nothing: as many as three digits need, without zeros at the end. */
function decimalsOfValue(value: number): number {
  const [digits = '', exponent = ''] = value.toExponential(2).split('e');
  const fraction = digits.replace(/^-?\d\.?/, '').replace(/0+$/, '');
  return fraction.length - Number(exponent);
}

function formatAmount(value: number, unit: Unit, decimals: number): string {
  const scaled = value * unit.factor;
  const sign = roundsUp(-scaled, decimals) ? '-' : '';
  return `${sign}${unit.before}${formatNumber(Math.abs(scaled), decimals)}${unit.after}`;
}

/** Whether the number is above zero as it is written. */
function roundsUp(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) > 0;
}

/** `value` is 0 or more. */
function formatNumber(value: number, decimals: number): string {
  const [whole = '', ...fraction] = value.toFixed(decimals).split('.');
  return [groupThousands(whole), ...fraction].join('.');
}
