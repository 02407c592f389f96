// How a run stands, for whoever looks at it from outside. Data types alone.

import type { Amount, CallId, StopRecord } from '#journal/records';
import type { LiveCalls, LiveReport, TokensByKind } from './live-report.js';

export type RunStateName =
  /** A process is at work on it. */
  | 'running'
  /** As it says itself when it stops. */
  | StopRecord['why']
  /** It stopped without a word. */
  | 'killed'
  /** No record of it reached the disk. */
  | 'not begun'
  | 'damaged';

/** A sum over calls, some of which may have no price. */
export interface SpentSum {
  /** Of those with a price. */
  readonly usd: number;
  readonly unpricedCalls: number;
  readonly calls: number;
  readonly tokens: number;
}

export interface RunState {
  readonly id: string;
  /** As a person here would write it. */
  readonly folder: string;
  readonly state: RunStateName;
  /** A sentence: why it stopped, who is at work on it, or where it is damaged; '' for none. */
  readonly reason: string;
  /** Null where no record tells. */
  readonly org: string | null;
  /** Simulated, so far. */
  readonly tick: number;
  readonly ticks: number | null;
  /** ISO 8601; null where no record tells. */
  readonly startedAt: string | null;
  readonly lastAt: string | null;
  readonly resumes: number;
  /** With calls in doubt, at their reservation. */
  readonly spent: SpentSum;
  readonly inDoubt: readonly DoubtfulCall[];
  readonly limits: { readonly maxUsd: number | null; readonly maxCalls: number | null };
  /** In the order of their first calls. */
  readonly agents: readonly CallsOfAgent[];
  /** Turns that were taken. */
  readonly turns: number;
  /** What the run itself wrote when it last stopped; null where it did not. */
  readonly summary: SummaryFacts | null;
}

export interface DoubtfulCall {
  readonly id: CallId;
  readonly agent: string;
  readonly model: string;
  readonly reserved: Amount;
  /** Null where nobody has decided yet. */
  readonly decision: 'hold' | 'retry' | 'skip' | null;
}

export interface CallsOfAgent {
  readonly agent: string;
  readonly models: readonly string[];
  readonly calls: LiveCalls;
  readonly tokens: TokensByKind;
  /** With calls in doubt, at their reservation. */
  readonly spent: SpentSum;
}

export interface SummaryFacts {
  readonly orders: readonly {
    /** Null where an older run did not say. */
    readonly task: string | null;
    readonly text: string;
    readonly state: string;
    /** File below the folder; null for none. */
    readonly result: string | null;
  }[];
  readonly parked: readonly { readonly name: string; readonly reason: string }[];
  /** What waits for a person. */
  readonly waiting: LiveReport['waiting'];
}
