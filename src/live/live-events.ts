// What can be told of a live run while it goes on: the one list of events, from which progress, logs and the transcript are
// made. Data types alone; nothing depends on who hears them.

import type { Failure } from '#engine/types';
import type { Amount, CallId, CallRecord, StopRecord } from '#journal/records';
import type { Correction, Provider } from '#models/adapter';
import type { CallWait } from './calls/call-watcher.js';
import type { PaidOutcome } from './calls/paid-caller.js';
import type { TurnSetup } from './take-turn.js';

/** Who is asked: an agent's id, and the wake in which it is. */
interface OfWake {
  readonly agent: string;
  readonly tick: number;
  readonly wave: number;
}

export interface OrderCounts {
  readonly all: number;
  readonly done: number;
}

export type LiveEvent =
  /** It begins, or what is written was gone through and it goes on: all before is told in `spent` and `orders` alone. */
  | {
      readonly kind: 'run-started';
      readonly run: string;
      /** As a person here would write it. */
      readonly folder: string;
      readonly org: string;
      readonly ticks: number;
      readonly isResumed: boolean;
      readonly spent: Amount;
      readonly limits: { readonly maxUsd: number | null; readonly maxCalls: number | null };
    }
  /** Agents wake together; `when` is local time of the org. */
  | {
      readonly kind: 'wave';
      readonly tick: number;
      readonly wave: number;
      readonly when: string;
      readonly orders: OrderCounts;
    }
  /** `forMs` is null where nobody knows how long. */
  | ({
      readonly kind: 'call-waiting';
      readonly why: CallWait;
      readonly forMs: number | null;
    } & OfWake)
  | ({
      readonly kind: 'call-sent';
      readonly id: CallId;
      /** As the ORG.md names it. */
      readonly model: string;
      readonly reserved: Amount;
    } & OfWake)
  | ({
      readonly kind: 'call-receiving';
      readonly id: CallId;
      readonly characters: number;
    } & OfWake)
  /** Answered or failed, and on disk. */
  | { readonly kind: 'call-settled'; readonly call: Omit<CallRecord, 'type' | 'at'> }
  /** All attempts of a call together. */
  | {
      readonly kind: 'call-ended';
      readonly turn: TurnSetup;
      readonly correction: Correction | null;
      readonly outcome: PaidOutcome;
    }
  | { readonly kind: 'provider-paused'; readonly provider: Provider; readonly forMs: number }
  /** A model that kept failing is left alone for so long; null when it answers again. */
  | {
      readonly kind: 'breaker';
      readonly provider: Provider;
      readonly model: string;
      readonly forMs: number | null;
    }
  /** The wake came to nothing: its mail is kept. A hold of `parked` is for good. */
  | ({ readonly kind: 'turn-failed' } & OfWake & Failure)
  /** What the model was refused at first, or for good. */
  | ({ readonly kind: 'turn-refused'; readonly refusals: readonly string[] } & OfWake)
  | { readonly kind: 'chain-stopped'; readonly root: string; readonly why: string }
  | {
      readonly kind: 'task-done';
      readonly task: string;
      readonly agent: string;
      /** Below the run's folder. */
      readonly result: string;
      readonly orders: OrderCounts;
    }
  | ({ readonly kind: 'run-stopped' } & Pick<StopRecord, 'why' | 'reason' | 'tick'>);

export type LiveListener = (event: LiveEvent) => void;
