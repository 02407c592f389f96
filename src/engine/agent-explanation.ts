// Why an agent sleeps and what wakes it next, as plain data. All of it stands at the start of the tick that comes next.

import type { NanoUsd } from '#base/money';
import type { Priority, WakeTrigger } from '#org/names';
import type { BudgetPeriod, Threshold, Trigger } from '#org/types';
import type { HoldKind } from './hold-kind.js';
import type { Reason } from './reason.js';
import type { Message } from './types.js';

/**
 * What decides about a pending message: `due` wakes its agent unless something holds that, `batch-window` waits for
 * others, `not-in-wake-on` and `filter` wake nobody and are shown at the next wake, `polling` waits for the next poll.
 */
export type MessageRule = 'due' | 'batch-window' | 'filter' | 'not-in-wake-on' | 'polling';

/** Pending messages of one trigger and priority that one rule decides about. */
export interface PendingGroup {
  readonly rule: MessageRule;
  readonly trigger: WakeTrigger;
  readonly priority: Priority;
  /** Oldest first, at least one. */
  readonly messages: readonly Message[];
  /** The first and the last tick from which one of them wakes its agent by itself; null for what only waits to be shown. */
  readonly dueFrom: number | null;
  readonly dueTo: number | null;
  /** What the attributes of such a trigger must be, one of these, where the rule is `filter`. */
  readonly filters: readonly Readonly<Record<string, string>>[];
}

/** An account that has no room for one more invocation of an agent. */
export interface SpentAccount {
  readonly owner: 'agent' | 'org';
  readonly period: BudgetPeriod;
  readonly unit: 'nano-usd' | 'tokens';
  /** In that unit. */
  readonly limit: number;
  readonly spent: number;
  /** Of one invocation. */
  readonly price: number;
  /** The first tick of its next period; null when not even a fresh period has room. */
  readonly until: number | null;
}

/** A hold that would keep the agent from waking now, whatever the reason. */
export interface PresentHold {
  readonly kind: HoldKind;
  /** The first tick without it; null when there is none. */
  readonly until: number | null;
  /** Of a hold that came of a failed turn: why that failed. */
  readonly reason?: string;
  /** Of a budget: what is spent. Empty when it was found spent earlier in the period, and has room again. */
  readonly accounts: readonly SpentAccount[];
}

/** Something that is sure to be a reason to wake. */
export interface WakeSource {
  readonly reason: Reason;
  /** The first tick, from now on, at which it is one. */
  readonly tick: number;
  /** Of a timer. */
  readonly name: string | null;
}

/** A wake that comes even if nothing reaches the agent any more, and nobody spends a budget that it shares. */
export interface CertainWake {
  readonly tick: number;
  readonly reasons: readonly Reason[];
  /** What keeps it back until then, in the order in which it does. */
  readonly heldBy: readonly HoldKind[];
  /** Null when the model has no price: unknown is never zero. */
  readonly costNano: NanoUsd | null;
  readonly tokens: number;
  /** Messages that it will be shown, of those that are known now. */
  readonly shown: number;
}

export interface ThresholdState {
  readonly threshold: Threshold;
  /** Now; null where the metric has no value. */
  readonly value: number | null;
  /** It has fired, and is a reason of the next wake. */
  readonly isDue: boolean;
  /** The first tick at which it is looked at again; null when that is now. */
  readonly restsUntil: number | null;
}

export interface AgentExplanation {
  readonly agent: string;
  /** The tick that comes next: as many have passed. */
  readonly tick: number;
  /** Its settings in that tick: a change that was approved is in effect. */
  readonly trigger: Trigger;
  readonly lastWake: number | null;
  readonly workInProgress: boolean;
  readonly pending: readonly PendingGroup[];
  /** All that hold it now, where `Engine` looks for the first only. */
  readonly holds: readonly PresentHold[];
  /** In the order of reasons. */
  readonly sources: readonly WakeSource[];
  /** Null when no reason is sure to come, or a hold never ends. */
  readonly nextWake: CertainWake | null;
  readonly thresholds: readonly ThresholdState[];
}
