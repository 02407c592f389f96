// What the journal of a run says, one record a line. Data types alone: old journals must stay readable, so fields are only
// ever added. Money is whole nano-dollars.

/** `TICK.WAVE.AGENT#ATTEMPT`: an agent wakes once a tick, and each request that is sent for that wake is one attempt, from 1. */
export type CallId = string;

/** What a call may cost at most, or did cost. */
export interface Amount {
  /** Null where the model has no price. */
  readonly nanoUsd: number | null;
  /** Input and output together. */
  readonly tokens: number;
  /** Requests sent. */
  readonly requests: number;
}

/** The first record of every journal: all that the run needs to be taken up again. */
export interface RunRecord {
  readonly type: 'run';
  readonly version: 1;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Of orgsim. */
  readonly program: string;
  readonly org: string;
  readonly ticks: number;
  readonly tickSeconds: number;
  readonly seed: number;
  /** The ORG.md as it was read. */
  readonly source: { readonly name: string; readonly text: string };
  /** Options and limits of the command, as plain JSON: whoever wrote them reads them. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Written, and on disk, before the request is sent. */
export interface IntentRecord {
  readonly type: 'intent';
  readonly id: CallId;
  readonly agent: string;
  readonly tick: number;
  readonly wave: number;
  readonly attempt: number;
  readonly provider: string;
  readonly model: string;
  /** SHA-256 of the request as it is sent. */
  readonly prompt: string;
  readonly reserved: Amount;
  /** Keys of the budgets that hold the reservation. */
  readonly scopes: readonly string[];
  readonly at: string;
}

/** The truth about a call, on disk before anything is done with the reply. `calibrate` reads these. */
export interface CallRecord {
  readonly type: 'call';
  readonly id: CallId;
  readonly agent: string;
  readonly tick: number;
  readonly wave: number;
  readonly attempt: number;
  readonly provider: string;
  readonly model: string;
  /** The first reason of the wake; `idle` for a poll or a safety wake that had nothing to show. */
  readonly wake: string;
  /** As the provider reported it; null where it reported none. */
  readonly usage: Readonly<Record<string, unknown>> | null;
  /** Settled: what counts as spent. Of a call without usage that may be billed, its reservation. */
  readonly spent: Amount;
  /** Whether `spent` is the truth, or the reservation for want of it. */
  readonly isKnown: boolean;
  readonly reply: ReplyRecord | null;
  readonly error: ErrorRecord | null;
  readonly at: string;
  readonly latencyMs: number;
}

export interface ReplyRecord {
  readonly text: string;
  readonly stopReason: string;
  readonly model: string | null;
  readonly requestId: string | null;
}

export interface ErrorRecord {
  readonly kind: string;
  readonly status: number | null;
  readonly message: string;
}

/** What came of a wake: written after its calls are settled and before it is applied. The engine takes it as it stands. */
export interface TurnRecord {
  readonly type: 'turn';
  readonly agent: string;
  readonly tick: number;
  readonly wave: number;
  /** An `Answer` of the engine. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** What the model was refused, in sentences. */
  readonly refusals: readonly string[];
}

/** A call of which nobody knows whether it was made, found when the run was taken up again. Its reservation counts as spent. */
export interface DoubtRecord {
  readonly type: 'doubt';
  readonly id: CallId;
  readonly decision: 'hold' | 'retry' | 'skip';
  readonly at: string;
}

/** An agent that was parked may wake again, from before that wave on. */
export interface ReleaseRecord {
  readonly type: 'release';
  readonly agent: string;
  readonly tick: number;
  readonly wave: number;
}

/** Something that a person did while the run was at that tick: an order, an answer, a decision. */
interface OutsideRecord {
  readonly type: 'outside';
  readonly tick: number;
  /** An `OutsideEvent` of the engine. */
  readonly event: Readonly<Record<string, unknown>>;
}

/** The run was taken up again, with other limits perhaps. */
interface ResumeRecord {
  readonly type: 'resume';
  readonly at: string;
  readonly program: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Why it stopped; without one it was killed. After `done` and `end` there is nothing to take up. */
export interface StopRecord {
  readonly type: 'stop';
  readonly why: 'done' | 'end' | 'limit' | 'interrupted' | 'failed';
  /** A sentence. */
  readonly reason: string;
  readonly tick: number;
  readonly at: string;
}

export type JournalRecord =
  | RunRecord
  | IntentRecord
  | CallRecord
  | TurnRecord
  | DoubtRecord
  | ReleaseRecord
  | OutsideRecord
  | ResumeRecord
  | StopRecord;
