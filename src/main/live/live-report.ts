// What a live run hands to whoever prints it, beside the report that every run has. Data types alone.

import type { Amount, CallId, StopRecord } from '#journal/records';

/** Tokens by kind, summed over calls; null where some call did not report that kind. */
export interface TokensByKind {
  readonly input: number | null;
  readonly cacheRead: number | null;
  readonly cacheWrite: number | null;
  readonly output: number | null;
}

export interface LiveAgent {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly provider: string;
  /** Requests that were answered, and those that failed; retries among them. */
  readonly answered: number;
  readonly failed: number;
  /** Wakes whose answer was refused twice, or that got none. */
  readonly failedTurns: number;
  readonly tokens: TokensByKind;
  readonly spent: Amount;
  /** What `orgsim cost` expects of as many wakes, US dollars; null where there is no price. */
  readonly estimateUsd: number | null;
  /** Input and output tokens that it expects. */
  readonly estimateTokens: number;
  readonly parked: string | null;
}

export interface LiveReport {
  readonly id: string;
  /** The run's folder, as a person here would write it. */
  readonly folder: string;
  readonly state: StopRecord['why'];
  readonly reason: string;
  /** As the agents of the chart stand. */
  readonly agents: readonly LiveAgent[];
  readonly spent: Amount;
  readonly inDoubt: readonly { readonly id: CallId; readonly reserved: Amount }[];
  readonly limits: { readonly maxUsd: number | null; readonly maxCalls: number | null };
  /** Calls whose usage was not reported: they count at their reservation. */
  readonly unknownCalls: number;
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
    readonly from: string;
    readonly task: string | null;
    readonly text: string;
  }[];
  /** Chains that passed a cap. */
  readonly stoppedChains: readonly { readonly root: string; readonly why: string }[];
}
