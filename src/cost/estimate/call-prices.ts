// US dollars of one call of each kind, with the cache as it is expected. Knows no rate and no trigger.

import type { ModelPricing } from '../prices/pricing.js';
import type { HitAndMiss } from './call-cost.js';
import { callCost } from './call-cost.js';
import type { CacheChoice, CallPrices, CallTokens, Spread } from './types.js';

/** What is expected of the cache: the share of the calls that come when the entry is gone, 0 to 1. */
export interface CacheOutlook {
  readonly choice: CacheChoice;
  /** Of calls for messages, timers and the longest sleep together. */
  readonly missOfRandom: number;
  readonly missOfPoll: number;
}

/** Prices at least, expected or most tokens. */
export interface LevelPrices {
  readonly event: number;
  readonly busyPoll: number;
  readonly idlePoll: number;
}

export const NO_CACHE: CacheOutlook = { choice: 'none', missOfRandom: 1, missOfPoll: 1 };

export const UNPRICED: CallPrices = {
  event: null,
  busyPoll: null,
  idlePoll: null,
  least: null,
  most: null,
};

export interface CallSetup {
  readonly priced: Exclude<ModelPricing, { kind: 'unpriced' }>;
  readonly tokens: CallTokens;
  /** What a call costs over its list price, 0 to 1: a batch. */
  readonly factor: number;
}

export function levelPrices(
  { priced, tokens, factor }: CallSetup,
  outlook: CacheOutlook,
  level: keyof Spread,
): LevelPrices {
  if (priced.kind === 'invocation') {
    const { usd } = priced;
    return { event: usd, busyPoll: usd, idlePoll: usd };
  }
  const prefix = tokens.stablePrefix;
  const call = { prefix, input: tokens.input[level], output: tokens.output[level] };
  const idle = { prefix, input: tokens.idleInput[level], output: tokens.idleOutput[level] };
  const full = callCost(priced.price, outlook.choice, call);
  return {
    event: factor * mean(full, outlook.missOfRandom),
    busyPoll: factor * mean(full, outlook.missOfPoll),
    idlePoll: factor * mean(callCost(priced.price, outlook.choice, idle), outlook.missOfPoll),
  };
}

/** `choices` are those that the agent may come to have: its own, or all where its rate is unknown. */
export function callPrices(
  setup: CallSetup,
  outlook: CacheOutlook,
  choices: readonly CacheChoice[],
): CallPrices {
  const expected = levelPrices(setup, outlook, 'expected');
  const extremes = choices.flatMap((choice) =>
    [0, 1].flatMap((miss) => {
      const at = { choice, missOfRandom: miss, missOfPoll: miss };
      return [levelPrices(setup, at, 'low').event, levelPrices(setup, at, 'high').event];
    }),
  );
  return { ...expected, least: Math.min(...extremes), most: Math.max(...extremes) };
}

function mean({ hitUsd, missUsd }: HitAndMiss, miss: number): number {
  return hitUsd + (missUsd - hitUsd) * miss;
}
