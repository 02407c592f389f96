// What a live run hands to whoever prints it, beside the report that every run has. Data types alone.

import type { Amount, CallId, StopRecord } from '#journal/records';

/** Tokens by kind, summed over calls; null where some call did not report that kind. */
export interface TokensByKind {
  readonly input: number | null;
  readonly cacheRead: number | null;
  readonly cacheWrite: number | null;
  readonly output: number | null;
}

/** Requests by what came of them. */
export interface LiveCalls {
  readonly answered: number;
  readonly failed: number;
  /** Of both: sent once more, after one that failed, or after an answer that was not valid. */
  readonly retried: number;
  readonly corrected: number;
  /** Without usage: they count at their reservation. */
  readonly unknown: number;
}

/** What `orgsim cost` expects of as many wakes as asked a model. */
export interface LiveEstimate {
  readonly wakes: number;
  /** US dollars; null where there is no price. */
  readonly usd: number | null;
  /** Input and output. */
  readonly tokens: number;
  /**
   * By how much the truth is above it, in percent of the estimate; below 0 where it is below. Null where either is unknown,
   * and where nothing was expected.
   */
  readonly usdErrorPercent: number | null;
  readonly tokensErrorPercent: number | null;
}

export interface LiveAgent {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly provider: string;
  readonly calls: LiveCalls;
  /** Wakes whose answer was refused twice, or that got none. */
  readonly failedTurns: number;
  readonly tokens: TokensByKind;
  readonly spent: Amount;
  readonly estimate: LiveEstimate;
  /** Why it is parked; null where it is not. */
  readonly parked: string | null;
}

export interface LiveReport {
  readonly id: string;
  /** The run's folder, as a person here would write it. */
  readonly folder: string;
  readonly state: StopRecord['why'];
  readonly reason: string;
  /** The last one of which something was handed out, and as many as the run may have. */
  readonly tick: number;
  readonly ticks: number;
  /** As the agents of the chart stand. */
  readonly agents: readonly LiveAgent[];
  readonly totals: Pick<LiveAgent, 'calls' | 'tokens' | 'spent' | 'estimate'>;
  /** With calls in doubt. */
  readonly spent: Amount;
  readonly inDoubt: readonly { readonly id: CallId; readonly reserved: Amount }[];
  readonly limits: { readonly maxUsd: number | null; readonly maxCalls: number | null };
  readonly orders: readonly {
    readonly task: string;
    readonly text: string;
    readonly state: 'complete' | 'open';
    /** File below the run's folder with its result; null without one. */
    readonly result: string | null;
    readonly spent: Amount;
  }[];
  /** What waits for the human principal: escalations and requests. */
  readonly waiting: readonly {
    /** What can be said to it: an answer, a decision, nothing. */
    readonly kind: 'escalation' | 'request' | 'message';
    readonly from: string;
    readonly task: string | null;
    readonly text: string;
  }[];
  /** Chains that passed a cap. */
  readonly stoppedChains: readonly { readonly root: string; readonly why: string }[];
}
