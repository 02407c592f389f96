// What a run of an org is before it is played: plain data, so that it can be played with many seeds, and on other threads.

import type { Duration } from '#base/duration';
import { durationToTicks } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { groupThousands } from '#base/format-usd';
import type { AgentArrivals } from '#behavior/activity-arrivals';
import type { EngineName } from '#engine/create-engine';
import type { InvocationPrice } from '#engine/types';
import { defaultStartMs } from '#org/default-start';
import { parseStart } from '#org/local-times';
import type { Org } from '#org/types';
import { refuseContradictions } from './refuse-contradictions.js';
import { TICKS_MAX, YEARS_MAX } from './run-limits.js';
import type { RunPricing } from './run-prices.js';
import { runPrices } from './run-prices.js';
import type { WiringOptions } from './wire-run.js';

export interface PlanOptions extends WiringOptions, RunPricing {
  /** Length of the run: at least a tick. */
  readonly length: Duration;
  /** An ISO date or date-time in the org's time zone; Monday 2026-01-05 00:00 when left out. */
  readonly start: string | undefined;
  /** Which engine goes through the ticks: the results are the same. */
  readonly engine: EngineName;
}

export interface RunPlan {
  readonly org: Org;
  readonly ticks: number;
  readonly startMs: number;
  readonly engine: EngineName;
  readonly wiring: WiringOptions;
  /** One for each agent, in the org's order. */
  readonly prices: readonly InvocationPrice[];
  /** What reaches each agent, in the org's order, instead of orders and what agents do; null for what `wiring` says. */
  readonly activity: readonly AgentArrivals[] | null;
}

const YEAR_SECONDS = 365.25 * 86_400;

/** Throws an OrgsimError of code `usage` for options that do not fit the org, or each other. */
export function planRun(org: Org, options: PlanOptions): RunPlan {
  refuseContradictions(org, options);
  const { length, start, engine, pricing, cache, tokens, ...rest } = options;
  const { seed, load, orders, events, workload, behavior, adapt } = rest;
  return {
    org,
    ticks: ticksOf(length, org.tickSeconds),
    startMs: startOf(start, org.timezone),
    engine,
    wiring: { seed, load, orders, events, workload, behavior, adapt },
    prices: runPrices(org, { pricing, cache, ...(tokens !== undefined && { tokens }) }),
    activity: null,
  };
}

/** The same run of another org, with what its own calls cost. */
export function planChanged(plan: RunPlan, org: Org, pricing: RunPricing): RunPlan {
  return { ...plan, org, prices: runPrices(org, pricing) };
}

function ticksOf(length: Duration, tickSeconds: number): number {
  const ticks = durationToTicks(length, tickSeconds);
  const isTooLong = ticks * tickSeconds > YEARS_MAX * YEAR_SECONDS;
  if (ticks >= 1 && ticks <= TICKS_MAX && !isTooLong) return ticks;
  const limits = `from 1 to ${groupThousands(String(TICKS_MAX))} ticks and at most ${YEARS_MAX} years`;
  const written = Number.isSafeInteger(ticks) ? groupThousands(String(ticks)) : 'too many';
  throw new OrgsimError(
    'usage',
    `A run lasts ${limits}, and this would be ${written} of ${tickSeconds} s.`,
    'For instance: --for 30d',
  );
}

/** The instant of `--start`, in ms since 1970 UTC. Throws an OrgsimError of code `usage`. */
export function startOf(start: string | undefined, timezone: string): number {
  if (start === undefined) return defaultStartMs(timezone);
  const ms = parseStart(start, timezone);
  if (ms !== null) return ms;
  throw new OrgsimError(
    'usage',
    `--start takes a date, with or without a time, not "${start}".`,
    'For instance: --start 2026-03-02 or --start 2026-03-02T09:00',
  );
}
