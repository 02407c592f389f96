// What a live run is asked to do, and how its journal keeps that: whoever takes the run up again needs nothing else.

import * as z from 'zod';
import type { InvocationPrice } from '#engine/types';
import { otherVersion } from '#live/recover-run';

const SOURCE = z.strictObject({ name: z.string(), text: z.string() });
const AMOUNT = z.number().positive();
const COUNT = z.int().positive();

/** What may be said anew when a run is taken up. */
const LIMITS = {
  /** US dollars; null for no limit. */
  maxUsd: AMOUNT.nullable(),
  /** Requests sent; null for no limit. */
  maxCalls: COUNT.nullable(),
  /** Of a causal chain; null for the usual caps. */
  maxDepth: COUNT.nullable(),
  maxWakes: COUNT.nullable(),
  maxOrderUsd: AMOUNT.nullable(),
  until: z.enum(['done', 'end']),
  /** Requests under way at once; null for what each provider takes. */
  concurrency: COUNT.nullable(),
  /** Of one answer, thoughts counted. */
  outputTokens: COUNT,
};

const LIVE_OPTIONS = z.strictObject({
  ...LIMITS,
  /** Of the run. */
  length: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ticks'), ticks: COUNT }),
    z.strictObject({ kind: z.literal('time'), seconds: AMOUNT }),
  ]),
  seed: z.int(),
  /** Length of a tick in seconds, over what the file says. */
  tickSeconds: AMOUNT.nullable(),
  start: z.string().nullable(),
  orders: z.array(z.string()),
  events: SOURCE.nullable(),
  workload: z.boolean(),
  load: AMOUNT.nullable(),
  engine: z.enum(['fast', 'reference']),
  /** Prices that go before those of the catalog. */
  prices: SOURCE.nullable(),
  /** All agents on this model. */
  model: z.string().nullable(),
  /** What the context of every model holds; null for what is usual. */
  contextTokens: COUNT.nullable(),
  record: z.boolean(),
});

/** What an invocation was expected to cost when the run began: budgets in the engine must decide alike when it goes on. */
const PRICE = z.strictObject({
  costNano: z.number().nullable(),
  tokens: z.number(),
  idleCostNano: z.number().nullable(),
  idleTokens: z.number(),
  noteTokens: z.number(),
});

const KEPT = z.strictObject({ wanted: LIVE_OPTIONS, invocationPrices: z.array(PRICE) });
const RAISED = z.strictObject(LIMITS).partial();

export type LiveOptions = z.infer<typeof LIVE_OPTIONS>;
export type LiveLimits = z.infer<typeof RAISED>;

export interface KeptOptions {
  readonly wanted: LiveOptions;
  /** One for each agent, in the org's order. */
  readonly invocationPrices: readonly InvocationPrice[];
}

export const LIVE_DEFAULTS = {
  until: 'done',
  // Models that think count their thoughts as output.
  outputTokens: 4096,
} as const satisfies Partial<LiveOptions>;

export function keepOptions({ wanted, invocationPrices }: KeptOptions): Record<string, unknown> {
  return { wanted, invocationPrices };
}

/** Throws an OrgsimError for what another version wrote. */
export function readOptions(kept: unknown): KeptOptions {
  const read = KEPT.safeParse(kept);
  if (read.success) return read.data;
  throw otherVersion('its options are not understood');
}

/** Of what is said, all that may be said anew. */
export function limitsOf(said: LiveLimits): LiveLimits {
  const { maxUsd, maxCalls, maxDepth, maxWakes, maxOrderUsd } = said;
  const { until, concurrency, outputTokens } = said;
  return { maxUsd, maxCalls, maxDepth, maxWakes, maxOrderUsd, until, concurrency, outputTokens };
}

/** What a `resume` record says. */
export function readRaised(kept: unknown): LiveLimits {
  const read = RAISED.safeParse(kept);
  if (read.success) return read.data;
  throw otherVersion('the options with which it was taken up are not understood');
}

/** The options with those that were said later. */
export function raise(options: LiveOptions, raised: LiveLimits): LiveOptions {
  const said = Object.entries(raised).filter(([, value]) => value !== undefined);
  return LIVE_OPTIONS.parse({ ...options, ...Object.fromEntries(said) });
}
