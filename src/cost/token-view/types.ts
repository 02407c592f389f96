// What the tokens view says of an org before it runs: who takes how many tokens, for what, when, and against polling. Plain
// data, before any formatting; tokens are by the day unless the name says otherwise.

import type { TriggerMode, WakeTrigger } from '#org/names';
import type { DaySpan } from '#org/types';
import type { Spread } from '../estimate/types.js';

/** What tokens are spent on. */
export type TokenCause = 'idle_poll' | 'busy_poll' | WakeTrigger | 'timer' | 'safety';

export interface CauseTokens {
  readonly cause: TokenCause;
  readonly wakesPerDay: number;
  readonly tokensPerDay: number;
}

/** Tokens of one agent a day, or of several together. */
export interface TokenFigures {
  readonly perDay: Spread;
  /** What the polls of a day take if it polls and none of them finds anything. */
  readonly checksAlonePerDay: Spread;
  /** On the same arrivals in either mode, with its own settings for it. */
  readonly pollingPerDay: Spread;
  readonly eventDrivenPerDay: Spread;
}

export interface AgentTokens extends TokenFigures {
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
  readonly mode: TriggerMode;
  /** Polls a day if it polls. */
  readonly checksPerDay: number;
  /** Of a poll that finds nothing. */
  readonly tokensPerCheck: Spread;
  /** Arrivals a day; null where nothing states them: then all figures of tokens a day are least amounts. */
  readonly eventsPerDay: Spread | null;
  /** Of a wake with work. */
  readonly tokensPerWake: Spread;
}

export type TokenScenarioName = 'checksAlone' | 'allPolling' | 'configured' | 'allEventDriven';

export interface TokenScenario {
  readonly perDay: Spread;
  /** At the prices in force, the expected tokens. */
  readonly usdPerDay: number;
  /** Agents whose model has no price: they are not in the dollars, but in the tokens. */
  readonly unpriced: number;
  /** 1 less its tokens over those of everything polling; null where that is not known. */
  readonly savedShare: number | null;
}

export interface TypicalDay {
  readonly spans: readonly DaySpan[];
  /** The sum of its spans as the file states it; null where it is in percent. */
  readonly tokens: number | null;
}

export interface TokenView {
  readonly agents: readonly AgentTokens[];
  readonly scenarios: Readonly<Record<TokenScenarioName, TokenScenario>>;
  /** 1 less the event-driven tokens over those of the checks alone; null where that is not known. */
  readonly savedAgainstChecks: number | null;
  /** Expected; the most first. Causes that take nothing are left out. */
  readonly byCause: readonly CauseTokens[];
  /** Expected tokens in each hour of the day, 0 to 23, org time: whole ones that sum to the rounded day. */
  readonly byHour: readonly number[];
  /** Hours above the mean, none where all are alike; the others are idle hours. */
  readonly peakHours: readonly number[];
  readonly typicalDay: TypicalDay | null;
  /** 1 less the expected tokens over those of polling every tick; null where that is not known. */
  readonly efficiency: number | null;
  /** Arrivals of the agents whose rate is known, and the tokens as configured for each of them; null without any. */
  readonly eventsPerDay: number;
  readonly tokensPerEvent: number | null;
  /** Names of agents whose rate nobody states: they are in the tokens only in part. */
  readonly unknownRate: readonly string[];
  /** Names of agents whose model has no price. */
  readonly unpriced: readonly string[];
  /** Agents whose model is free: they take tokens and no dollars. */
  readonly free: number;
  /** Agents that run outside: whoever runs them pays. */
  readonly external: number;
  /** What a connection sends to stay open: nothing that a model sees. */
  readonly heartbeatSeconds: number;
  readonly heartbeatsPerDay: number;
  /** Hours of the period for which totals are shown, too; null for none. */
  readonly periodHours: number | null;
}
