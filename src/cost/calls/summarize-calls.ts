// Recorded calls of one agent, or on one model, in a few figures. Knows no price and no estimate.

import { sum } from '#base/sum';
import type { CallRecord } from './call-record.js';

/** Tokens of a call. */
export interface TokenStats {
  readonly mean: number;
  /** 5 % of the calls have less. */
  readonly p5: number;
  readonly median: number;
  readonly p95: number;
}

export interface CallSummary {
  /** Calls that did something; those that found nothing are in `idle`. */
  readonly calls: number;
  /** All input, cached or not. Null without such a call. */
  readonly input: TokenStats | null;
  readonly output: TokenStats | null;
  readonly idle: IdleSummary | null;
  /** Of a call that did something, on average: what was read from the cache and what was written to it. */
  readonly cacheRead: number;
  readonly cacheWrite: number;
  /** Share of all input that was read from the cache, 0 to 1; null without any input. */
  readonly cachedShare: number | null;
  /** As the provider names them, in order. */
  readonly models: readonly string[];
}

interface IdleSummary {
  readonly calls: number;
  /** Means. */
  readonly input: number;
  readonly output: number;
}

export function summarizeCalls(records: readonly CallRecord[]): CallSummary {
  const busy = records.filter(({ kind }) => kind !== 'idle');
  const idle = records.filter(({ kind }) => kind === 'idle');
  const inputs = records.map(({ usage }) => usage.wholeInput);
  const total = sum(inputs);
  const reads = sum(records.map(({ usage }) => usage.cacheRead));
  return {
    calls: busy.length,
    input: statsOf(busy.map(({ usage }) => usage.wholeInput)),
    output: statsOf(busy.map(({ usage }) => usage.output)),
    idle:
      idle.length === 0
        ? null
        : {
            calls: idle.length,
            input: meanOf(idle.map(({ usage }) => usage.wholeInput)),
            output: meanOf(idle.map(({ usage }) => usage.output)),
          },
    cacheRead: meanOf(busy.map(({ usage }) => usage.cacheRead)),
    cacheWrite: meanOf(busy.map(({ usage }) => usage.cacheWrite5m + usage.cacheWrite1h)),
    cachedShare: total === 0 ? null : reads / total,
    models: [...new Set(records.map(({ model }) => model))].sort(),
  };
}

function statsOf(values: readonly number[]): TokenStats | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  // The nearest rank: a figure that was really measured.
  const at = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { mean: meanOf(sorted), p5: at(0.05), median: at(0.5), p95: at(0.95) };
}

/** 0 for nothing. */
function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
