// One call of a model as it was recorded: whose it was, why, and what it used. Data types alone.

import type { Reason } from '#engine/reason';
import type { KnownUsage } from './call-usage.js';

/** Why an agent was called: the first of its reasons; `idle` is a poll or a safety wake that found nothing. */
export type CallKind = Reason | 'idle';

export interface CallRecord {
  /** An agent's id; null where the record does not say whose it was. */
  readonly agent: string | null;
  /** As the provider names it. */
  readonly model: string;
  readonly kind: CallKind | null;
  readonly usage: KnownUsage;
  /** Milliseconds since 1970; null where the record does not say. */
  readonly atMs: number | null;
  /** Made by an agent that the agent itself had started. */
  readonly isSidechain: boolean;
}

/** What a run says of itself at its beginning. */
export interface RunHead {
  readonly org: string;
  readonly ticks: number;
  readonly tickSeconds: number;
}
