// What a run tells about itself while it goes on: wakes for the trace; holds, switches, refusals and actions for the log.

import type { WakeTrigger } from '#org/names';
import type { HoldKind } from './hold-kind.js';
import type { Reason } from './reason.js';
import type { Action, ConfigRequestAction, Failure, TriggerChange } from './types.js';

/** One line of the trace, as pinned; idle polls are one record each here. */
export interface WakeRecord {
  readonly tick: number;
  readonly wave: number;
  readonly agent: string;
  readonly reasons: readonly Reason[];
  /** All messages shown, counted by trigger. */
  readonly triggers: Readonly<Partial<Record<WakeTrigger, number>>>;
  readonly timers: readonly string[];
  /** As `scope metric operator value`. */
  readonly thresholds: readonly string[];
  readonly pending: number;
  readonly slept: number;
  readonly idle: boolean;
}

export type LogRecord =
  | {
      readonly type: 'hold';
      readonly tick: number;
      readonly wave: number;
      readonly agent: string;
      readonly hold: HoldKind;
      /** The first tick without this hold; null when none is known. */
      readonly until: number | null;
    }
  | {
      /** A turn that came to nothing, after its wake and before the hold that it brings. */
      readonly type: 'failure';
      readonly tick: number;
      readonly wave: number;
      readonly agent: string;
      /** A clause: `two answers were not valid`. */
      readonly reason: string;
      readonly hold: Failure['hold'];
      readonly until: number | null;
    }
  | {
      /** A hold that would have lasted longer ends early. */
      readonly type: 'release';
      /** The last tick that was under way then. */
      readonly tick: number;
      readonly agent: string;
      readonly hold: HoldKind;
      /** The first tick without it. */
      readonly until: number;
    }
  | {
      readonly type: 'switch';
      readonly tick: number;
      readonly agent: string;
      readonly change: TriggerChange;
      readonly requestedBy: string;
      /** An agent's id or `HUMAN_PRINCIPAL`. */
      readonly approvedBy: string;
      /** The requester's. */
      readonly reason: string;
    }
  | {
      /** A request that was filed, and waits for its decision. */
      readonly type: 'request';
      readonly tick: number;
      readonly agent: string;
      readonly change: TriggerChange;
      readonly requestedBy: string;
      /** Who has to decide: an agent's id or `HUMAN_PRINCIPAL`. */
      readonly waitsOn: string;
      readonly reason: string;
    }
  | {
      /** A request that was heard and not granted: the trigger of `agent` stays. */
      readonly type: 'rejected';
      readonly tick: number;
      readonly agent: string;
      readonly change: TriggerChange;
      readonly requestedBy: string;
      readonly rejectedBy: string;
      readonly reason: string;
    }
  | {
      readonly type: 'refused';
      readonly tick: number;
      readonly agent: string;
      readonly what: 'config_request' | 'approve' | 'reject';
      /** A clause: `coo is not a superior of coo`. */
      readonly why: string;
      /** What was asked for, of a config request. */
      readonly asked?: Pick<ConfigRequestAction, 'agent' | 'trigger' | 'reason'>;
    }
  | {
      readonly type: 'budget-alert';
      readonly tick: number;
      readonly agent: string | null;
      readonly used: number;
    }
  | {
      readonly type: 'action';
      readonly tick: number;
      readonly wave: number;
      readonly agent: string;
      readonly action: Action;
    };

export type LogRecordOf<Type extends LogRecord['type']> = Extract<LogRecord, { type: Type }>;

/** A threshold's metric, looked at while it was not cooling down. */
export interface ThresholdRecord {
  readonly tick: number;
  readonly agent: string;
  /** Its place among the agent's thresholds. */
  readonly index: number;
  /** Undefined where there was nothing to measure. */
  readonly value: number | undefined;
}

/** Where records go while a run is under way. */
export interface Observer {
  wake?(record: WakeRecord): void;
  log?(record: LogRecord): void;
  /** Every look that the engine takes; how often it looks is its own affair. */
  threshold?(record: ThresholdRecord): void;
}
