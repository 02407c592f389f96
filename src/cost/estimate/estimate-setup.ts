// What an estimate is made of: the org, its prices, and what replaces the file's own assumptions.

import type { ArrivalPattern } from '#org/names';
import type { Agent, Org } from '#org/types';
import type { Pricing } from '../prices/pricing.js';
import type { ArrivalRate, CachePolicy, CallTokens } from './types.js';
import type { WakeTimes } from './wake-times.js';

export interface EstimateSetup {
  readonly org: Org;
  readonly pricing: Pricing;
  readonly cachePolicy: CachePolicy;
  /** Its timers and the working hours. */
  readonly wakeTimes: (agent: Agent) => WakeTimes;
  /** `one a tick` unless said. Shares of busy ticks stay what they are. */
  readonly arrivalPattern?: ArrivalPattern;
  /** Rates that replace those of the file, by agent id. */
  readonly arrivals?: ReadonlyMap<string, ArrivalRate>;
  /** Tokens that replace those of the file, by agent id. */
  readonly tokens?: ReadonlyMap<string, CallTokens>;
  /** Agents with the same key and model send the same beginning of a prompt. Members of one Count do, unless said. */
  readonly prefixKey?: (agent: Agent) => string;
  /** Ids of agents whose calls go through the provider's batch API. */
  readonly batch?: ReadonlySet<string>;
}
