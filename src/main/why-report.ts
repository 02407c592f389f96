// What `orgsim why` hands to whoever prints it: plain data, and as it stands the JSON of the command.

import type { MessageRule } from '#engine/agent-explanation';
import type { HoldKind } from '#engine/hold-kind';
import type { Reason } from '#engine/reason';
import type { LogRecordOf } from '#engine/records';
import type { Action, MessageKind } from '#engine/types';
import type {
  ComparisonOperator,
  MetricName,
  MetricScope,
  Priority,
  TriggerMode,
  WakeTrigger,
} from '#org/names';
import type { BudgetPeriod, Trigger } from '#org/types';
import type { Moment } from './parse-moment.js';
import type { Refusal } from './refusal.js';

export interface WhyReport {
  readonly org: string;
  readonly seed: number;
  readonly tickSeconds: number;
  readonly timezone: string;
  readonly agent: {
    readonly id: string;
    readonly name: string;
    readonly title: string | null;
    readonly level: number;
    readonly model: string;
  };
  readonly mode: TriggerMode;
  /** Its settings at the next tick. */
  readonly trigger: Trigger;
  /** The last tick that has passed: all below stands at its end. */
  readonly at: Moment;
  /** Null when it has not woken yet. */
  readonly lastWake: LastWake | null;
  /** Its last answer left work that needs another turn. */
  readonly workInProgress: boolean;
  readonly pending: readonly PendingReport[];
  /** All that would keep it from waking at the next tick. */
  readonly holds: readonly HoldReport[];
  /** Reasons that are sure to come, each with the first tick at which it is one. */
  readonly sources: readonly (Moment & { readonly reason: Reason; readonly name: string | null })[];
  /** The next wake that comes even if nothing reaches it any more; null when there is none. */
  readonly nextWake: NextWake | null;
  readonly thresholds: readonly ThresholdReport[];
  readonly switches: readonly SwitchReport[];
  readonly refusals: readonly RefusalReport[];
  /** What kept it from waking in the whole run, by kind. */
  readonly held: readonly {
    readonly kind: HoldKind;
    readonly times: number;
    readonly first: Moment;
    readonly last: Moment;
    readonly until: Moment | null;
  }[];
}

export type SwitchReport = Moment & Omit<LogRecordOf<'switch'>, 'type' | 'tick' | 'agent'>;

export type RefusalReport = Moment & Omit<Refusal, 'tick'>;

export interface LastWake extends Moment {
  readonly wave: number;
  readonly reasons: readonly Reason[];
  readonly timers: readonly string[];
  /** Each with its value when it fired. */
  readonly thresholds: readonly (ThresholdTest & { readonly value: number })[];
  /** Ticks since the wake before, or since the start. */
  readonly sleptTicks: number;
  readonly shown: {
    readonly count: number;
    readonly triggers: Readonly<Partial<Record<WakeTrigger, number>>>;
    /** The oldest few. */
    readonly messages: readonly MessageReport[];
  };
  readonly actions: readonly Action[];
  readonly isIdlePoll: boolean;
  /** Null when the model has no price. */
  readonly costUsd: number | null;
  readonly tokens: number;
}

export interface MessageReport {
  readonly kind: MessageKind;
  readonly from: string;
  readonly priority: Priority;
  readonly arrival: Moment;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>> | null;
}

export interface PendingReport {
  readonly rule: MessageRule;
  readonly trigger: WakeTrigger;
  readonly priority: Priority;
  readonly count: number;
  readonly firstArrival: Moment;
  readonly lastArrival: Moment;
  readonly dueFrom: Moment | null;
  readonly dueTo: Moment | null;
  readonly filters: readonly Readonly<Record<string, string>>[];
  /** The oldest few. */
  readonly messages: readonly MessageReport[];
}

export interface HoldReport {
  readonly kind: HoldKind;
  /** The first tick without it; null when there is none. */
  readonly until: Moment | null;
  /** Of a hold that came of a failed turn: why that failed. */
  readonly reason?: string;
  readonly budgets: readonly {
    readonly owner: 'agent' | 'org';
    readonly period: BudgetPeriod;
    readonly unit: 'usd' | 'tokens';
    readonly limit: number;
    readonly spent: number;
    /** Of one wake. */
    readonly price: number;
  }[];
}

interface NextWake extends Moment {
  readonly reasons: readonly Reason[];
  readonly heldBy: readonly HoldKind[];
  /** Messages that it will be shown, of those that are known now. */
  readonly shown: number;
  readonly costUsd: number | null;
  readonly tokens: number;
}

export interface ThresholdTest {
  readonly scope: MetricScope;
  readonly metric: MetricName;
  readonly operator: ComparisonOperator;
  readonly limit: number;
}

export interface ThresholdReport extends ThresholdTest {
  /** Now; null where there is nothing to measure. */
  readonly value: number | null;
  readonly isDue: boolean;
  readonly restsUntil: Moment | null;
}
