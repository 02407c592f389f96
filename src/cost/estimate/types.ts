// What an estimate says of an org: rates, tokens and dollars of every agent, totals and scenarios. Plain data, before any
// formatting; dollars are US dollars, rates are by the hour unless the name says otherwise.

import type { ArrivalPattern, TriggerMode, WakeTrigger } from '#org/names';
import type { Budget } from '#org/types';
import type { ListPrice } from '../prices/list-price.js';
import type { PriceSource } from '../prices/model-price.js';

/** Least, expected and most; all equal where one number was stated. */
export interface Spread {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** Who says how much arrives: the file, the command line, the flow of orders, the level's profile; or nobody. */
type RateOrigin = 'stated' | 'option' | 'workload' | 'level' | 'unknown';

export interface ArrivalRate {
  readonly origin: RateOrigin;
  /** Ticks an hour on which something arrives (under `poisson`, messages an hour); null where the origin is `unknown`. */
  readonly perHour: Spread | null;
}

/** Invocations an hour by what causes them. All null-free: of an agent of unknown rate, only what is certain. */
export interface WakeRates {
  /** Polls that find work, and polls that find nothing. */
  readonly busyPolls: number;
  readonly idlePolls: number;
  /** Wakes of an event-driven agent for messages, batch windows counted in. */
  readonly events: number;
  readonly timers: number;
  readonly safety: number;
  /** The sum, with what the cooldown allows and the range of the arrivals. */
  readonly total: Spread;
  /** `events` by trigger; shares that nothing states are even. */
  readonly byTrigger: Readonly<Partial<Record<WakeTrigger, number>>>;
}

/** Where tokens of an invocation come from, strongest first. */
export type TokenOrigin = 'calibrated' | 'stated' | 'counted' | 'assumed';

/** Tokens of one invocation. */
export interface CallTokens {
  readonly origin: TokenOrigin;
  readonly input: Spread;
  readonly output: Spread;
  /** Output of a poll that finds nothing. */
  readonly idleOutput: Spread;
  /** Input of a poll that finds nothing. */
  readonly idleInput: Spread;
  /** Of `input.expected`, the beginning that stays the same from call to call. */
  readonly stablePrefix: number;
}

export type CacheChoice = 'none' | '5m' | '1h';
export type CachePolicy = CacheChoice | 'best';

export interface CacheEffect {
  readonly choice: CacheChoice;
  /** Share of the invocations that find the prefix in the cache, 0 to 1. */
  readonly hitShare: number;
  /** Agents that share the prefix, this one too. */
  readonly sharedBy: number;
  /** Why this choice, a clause for people: `saves 38 % over none`. */
  readonly why: string;
}

/** US dollars of one call of each kind, with the cache as it is expected; null where the model is unpriced. */
export interface CallPrices {
  readonly event: number | null;
  readonly busyPoll: number | null;
  readonly idlePoll: number | null;
  /** The least and the most that one wake costs: everything cached, and nothing. */
  readonly least: number | null;
  readonly most: number | null;
}

export interface AgentEstimate {
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
  /** Equal for members of one Count. */
  readonly groupKey: string;
  /** 1 to n within a Count, or null. */
  readonly member: number | null;
  readonly level: number;
  readonly model: string;
  readonly resolvedModel: string;
  readonly priceSource: PriceSource | null;
  /** What the price list says of the model, before any cache; null where it is unpriced. */
  readonly listPrice: ListPrice | null;
  /** Why there is no price; null where there is one. */
  readonly unpricedWhy: string | null;
  readonly mode: TriggerMode;
  /** Ticks between polls, where it polls. */
  readonly tickInterval: number;
  readonly arrivals: ArrivalRate;
  readonly wakes: WakeRates;
  readonly tokens: CallTokens;
  readonly tokensPerHour: Spread;
  readonly cache: CacheEffect | null;
  readonly prices: CallPrices;
  /** Of an average invocation. */
  readonly costPerInvocation: number | null;
  /** Null where the model is unpriced. Of an agent of unknown rate, what is certain. */
  readonly costPerHour: Spread | null;
  /** Of that, what polls that find nothing cost. */
  readonly idleCostPerHour: number | null;
  /** The same agent on the same arrivals in either mode, with its own settings for it. */
  readonly pollingPerHour: number | null;
  readonly eventDrivenPerHour: number | null;
  /** Arrivals an hour above which polling is the cheaper mode; null where it never is, or nothing is known. */
  readonly breakEvenPerHour: number | null;
}

export const SCENARIOS = [
  'allPollingDearest',
  'allPollingTiered',
  'configured',
  'allEventDriven',
] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export interface ScenarioCost {
  readonly perHour: number;
  readonly tokensPerHour: number;
  /** Agents that are not in `perHour`, or only in part: it is then a lower bound. */
  readonly missing: number;
}

/** A poll just after the provider has forgotten the prompt: a shorter interval costs less. Dollars an hour, of one agent. */
export interface CacheTrap {
  readonly agents: readonly string[];
  readonly intervalTicks: number;
  readonly intervalSeconds: number;
  readonly ttlSeconds: number;
  readonly costPerHour: number;
  /** The longest interval that finds the prompt in the cache, and what it costs. */
  readonly shorterTicks: number;
  readonly shorterPerHour: number;
  /** An idle poll now over one that finds the prompt cached: 5 is five times as dear. */
  readonly pollCostRatio: number;
}

export type AdviceKind = 'mode' | 'interval' | 'cache' | 'batch';

/** One change that lowers the bill, everything else as it is. */
export interface CostAdvice {
  readonly kind: AdviceKind;
  /** Ids of the agents that it changes: one, or members of one Count alike. */
  readonly agents: readonly string[];
  /** The setting as it is and as it should be, for people: `polling`, `event-driven`; `11 ticks`, `10 ticks`. */
  readonly from: string;
  readonly to: string;
  /** US dollars, of all these agents together. */
  readonly savingPerHour: number;
  readonly savingPerDay: number;
  readonly savingPerMonth: number;
  /** Of one of them. */
  readonly savingPerHourEach: number;
}

/** A budget that the expected use passes; the estimate itself is not capped by it. */
export interface BudgetPassed {
  /** Null for the org's own. */
  readonly agent: string | null;
  readonly budget: Budget;
  /** Expected in one period, in the unit of the limit; a lower bound where agents are unpriced or of unknown rate. */
  readonly usePerPeriod: number;
  /** Hours from the beginning of a period until the limit is reached. */
  readonly hoursUntil: number;
}

export interface CostEstimate {
  readonly org: string;
  readonly tickSeconds: number;
  readonly pricing: {
    readonly name: string;
    readonly asOf: string | null;
    /** Each that priced an agent, once. */
    readonly sources: readonly PriceSource[];
  };
  readonly cachePolicy: CachePolicy;
  readonly arrivalPattern: ArrivalPattern;
  readonly agents: readonly AgentEstimate[];
  /** Sums of what is known. */
  readonly totals: {
    readonly perHour: Spread;
    readonly idlePerHour: number;
    readonly tokensPerHour: Spread;
  };
  readonly scenarios: Readonly<Record<ScenarioName, ScenarioCost>>;
  /** The dearest model that is used, on which `allPollingDearest` runs; null without any price. */
  readonly dearestModel: string | null;
  /** Ids of agents whose model has no price, and of those whose rate nobody states: not in the totals, or only in part. */
  readonly unpriced: readonly string[];
  readonly unknownRate: readonly string[];
  /** Ids of agents that a threshold may wake: such wakes are not counted. */
  readonly withThresholds: readonly string[];
  readonly traps: readonly CacheTrap[];
  /** The greatest saving first. Savings of several do not add up. */
  readonly advice: readonly CostAdvice[];
  readonly budgetsPassed: readonly BudgetPassed[];
}
