// Whole numbers, ranges and shares.
import type { Reading } from '#org/problem';
import type { NumberRange } from '#org/types';

export function readLevel(text: string): Reading<number> {
  throw new Error(`not written yet: ${text}`);
}
export function readCount(text: string): Reading<number> {
  throw new Error(`not written yet: ${text}`);
}
export function readNumberRange(text: string): Reading<NumberRange> {
  throw new Error(`not written yet: ${text}`);
}
export function readPercent(text: string): Reading<number> {
  throw new Error(`not written yet: ${text}`);
}
