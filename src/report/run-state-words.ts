// Words that all reports on runs have in common: what was spent, how long ago, how many bytes.

import type { SpentSum } from '#main/live/run-state';
import { formatCost, formatCount } from './quantities.js';

/** `$0.42`; `>= $0.42` where some calls have no price, `unpriced` where none has; `-` for no call. */
export function formatSpent({ usd, unpricedCalls, calls }: SpentSum): string {
  return calls === 0 ? '-' : formatCost(usd, unpricedCalls, unpricedCalls === calls);
}

const AGES = [
  { unit: 'd', seconds: 86_400 },
  { unit: 'h', seconds: 3600 },
  { unit: 'min', seconds: 60 },
] as const;

/** From one moment to the other, both in ISO 8601: `3 d`, `2 h`, `12 min`, `now` for less than one. */
export function formatAge(at: string, now: string): string {
  const seconds = Math.max(0, Date.parse(now) - Date.parse(at)) / 1000;
  const age = AGES.find((each) => seconds >= each.seconds);
  return age === undefined
    ? 'now'
    : `${formatCount(Math.floor(seconds / age.seconds))} ${age.unit}`;
}

const SIZES = [
  { unit: 'GB', bytes: 1e9 },
  { unit: 'MB', bytes: 1e6 },
  { unit: 'kB', bytes: 1e3 },
] as const;

/** `1.2 MB`, `840 bytes`. */
export function formatBytes(bytes: number): string {
  const size = SIZES.find((each) => bytes >= each.bytes);
  if (size === undefined) return `${formatCount(bytes)} bytes`;
  const count = bytes / size.bytes;
  return `${count < 10 ? count.toFixed(1) : formatCount(count)} ${size.unit}`;
}
