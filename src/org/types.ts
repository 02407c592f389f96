// The org that an ORG.md describes: plain data, every setting resolved, every setting's origin known.
// Nothing here knows how it is linted, priced or run.

import type { Duration } from '#base/duration';
import type { SourceRange } from '#base/source-range';
import type {
  AgentSetting,
  ComparisonOperator,
  MetricName,
  MetricScope,
  Preset,
  Priority,
  TriggerMode,
  WakeTrigger,
} from './names.js';
import type { Problem } from './problem.js';

/** One entry of `Wake on`; `filter` holds attributes that must all be equal (`repo: acme/api`), or null. */
export interface WakeEvent {
  readonly trigger: WakeTrigger;
  readonly filter: Readonly<Record<string, string>> | null;
}

/** Keys of `batchOverrides`: a trigger's name, or `priority:low`. */
export type BatchKey = WakeTrigger | `priority:${Priority}`;

export interface Timer {
  /** As written; unique within an agent. */
  readonly name: string;
  /** Five or six fields, org time. */
  readonly cron: string;
  /** Told to the agent when it wakes. */
  readonly context: string | null;
}

export interface Threshold {
  readonly scope: MetricScope;
  readonly metric: MetricName;
  readonly operator: ComparisonOperator;
  /** `30%` is 0.3. */
  readonly value: number;
  readonly cooldownTicks: number;
  readonly windowTicks: number;
  readonly context: string | null;
}

/** Settings of both modes are kept, since an agent may switch at run time; only those of its mode have an effect. */
export interface Trigger {
  readonly mode: TriggerMode;
  /** Ticks between polls, at least 1. */
  readonly tickInterval: number;
  readonly triggerOn: 'all' | readonly WakeEvent[];
  /** Ticks a message waits for others, 0 for none. */
  readonly batchWindow: number;
  readonly batchOverrides: Readonly<Partial<Record<BatchKey, number>>>;
  /** Ticks after which it wakes without a reason; null for never. */
  readonly maxSleepTicks: number | null;
  /** Least ticks between two wakes, 0 for none. */
  readonly cooldownTicks: number;
  readonly timers: readonly Timer[];
  readonly thresholds: readonly Threshold[];
}

/** Where a setting's value was decided, strongest first. */
export type Origin =
  | { readonly kind: 'command-line'; readonly flag: string }
  | { readonly kind: 'role-field'; readonly range: SourceRange }
  | { readonly kind: 'role-heading'; readonly range: SourceRange }
  | { readonly kind: 'department-field'; readonly range: SourceRange }
  | { readonly kind: 'org-field'; readonly range: SourceRange }
  | { readonly kind: 'culture-default'; readonly range: SourceRange }
  | { readonly kind: 'preset'; readonly preset: string; readonly range: SourceRange }
  /** `why` names the built-in rule: `level 9 and above`, `the chart`. */
  | { readonly kind: 'built-in'; readonly why: string };

/** An inclusive range; both ends equal when one number was written. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/** Tokens of one invocation. `500-2000` without a direction is `total`. */
export interface TokenAssumption {
  readonly input: NumberRange | null;
  readonly output: NumberRange | null;
  readonly total: NumberRange | null;
}

/** What estimates assume of an agent's day. */
export type Activity =
  | { readonly kind: 'events'; readonly perHour: NumberRange }
  | { readonly kind: 'busy'; readonly share: number }
  | { readonly kind: 'tokens'; readonly perDay: NumberRange };

export type BudgetUnit = 'usd' | 'tokens' | 'credits';
export type BudgetPeriod = 'hourly' | 'daily' | 'weekly' | 'monthly';

export interface Budget {
  readonly unit: BudgetUnit;
  /** Dollars, tokens or credits, above 0. */
  readonly limit: number;
  readonly period: BudgetPeriod;
}

export interface Agent {
  /** Unique, stable, `[a-z0-9-]+`. */
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  /** 1 to 10. */
  readonly level: number;
  /** The department's heading, or null. */
  readonly department: string | null;
  /** An agent's id, or null for the human principal. */
  readonly reportsTo: string | null;
  readonly domain: string | null;
  /** Resolved: relative models (`same-as-lead`, `cheapest`, `fastest`) are replaced by the model they mean. */
  readonly model: string;
  /** As written, where that is a relative model; else null. */
  readonly relativeModel: string | null;
  readonly runtime: 'model' | 'external';
  readonly trigger: Trigger;
  readonly budgets: readonly Budget[];
  readonly activity: Activity;
  readonly tokens: TokenAssumption | null;
  readonly idleTokens: TokenAssumption | null;
  readonly github: string | null;
  readonly catchUp: 'once' | 'all' | 'skip';
  readonly avatar: string | null;
  readonly avatarColor: string | null;
  readonly avatarUrl: string | null;
  /** Prose of the role, in document order; the org's and the department's stand there. */
  readonly context: readonly string[];
  /** The heading that declares it; members of a Count share one. */
  readonly heading: SourceRange;
  /** 1..n within a Count, or null for a role without one. */
  readonly member: number | null;
  readonly origins: Readonly<Record<AgentSetting, Origin>>;
  /** Origins of single timers and thresholds, in their order. */
  readonly timerOrigins: readonly Origin[];
  readonly thresholdOrigins: readonly Origin[];
}

export interface Department {
  readonly name: string;
  readonly heading: SourceRange;
  readonly context: readonly string[];
  /** The lead's id, or null in a department whose roles are all the human principal. */
  readonly lead: string | null;
}

/** The four communication parameters. */
export interface Culture {
  readonly preset: Preset | null;
  readonly escalation: 'immediate' | 'batched' | 'delayed';
  /** The period of `batched`, the wait of `delayed`; 0 ticks for `immediate`. */
  readonly escalationTicks: number;
  readonly progressUpdates: 'every tick' | 'on phase change' | 'on request';
  readonly ackRequired: boolean;
  /** Most levels an escalation climbs before it goes to the human principal; null for no limit. */
  readonly hierarchyDepth: number | null;
  readonly origins: Readonly<
    Record<'preset' | 'escalation' | 'progressUpdates' | 'ackRequired' | 'hierarchyDepth', Origin>
  >;
}

export type OverageBehavior = 'pause and escalate' | 'pause' | 'warn';
export type PermissionVerb =
  | 'delegate'
  | 'request config changes'
  | 'approve config changes'
  | 'give orders';

export interface WorkingHours {
  /** Minutes after local midnight; `to` below `from` spans midnight. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly offHours: 'queue tasks';
  /** Critical messages pass working hours (the default). */
  readonly criticalPasses: boolean;
}

export interface Policies {
  readonly budget: {
    readonly perAgent: Budget | null;
    readonly org: Budget | null;
    /** 0 to 1. */
    readonly alertThreshold: number;
    readonly overage: OverageBehavior;
    readonly creditUsd: number;
  };
  /** Most agents, by the department's name as the chart writes it. */
  readonly departmentCaps: Readonly<Record<string, number>>;
  /** Where each of them is written. */
  readonly departmentCapRanges: Readonly<Record<string, SourceRange>>;
  /** Where the limit of the whole org is written; null without one. */
  readonly orgLimitRange: SourceRange | null;
  /** Least level for each verb that the file grants, beyond what is built in. */
  readonly permissions: Readonly<Partial<Record<PermissionVerb, number>>>;
  readonly workingHours: WorkingHours | null;
}

/** When orders come: `weekdays 08:00-18:00`. Null means at any time. */
export interface OrderHours {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** One span of a typical day with its share of the whole (the shares of all spans sum to 1). */
export interface DaySpan {
  readonly fromMinute: number;
  /** Up to 1440. */
  readonly toMinute: number;
  readonly share: number;
  /** As written in tokens, or null when written in percent. */
  readonly tokens: number | null;
}

export interface Workload {
  /** Null: chosen so that whoever does the work is busy (`--load`). */
  readonly ordersPerHour: number | null;
  readonly orderHours: OrderHours | null;
  readonly tasksPerOrder: NumberRange;
  readonly effortTicks: NumberRange;
  /** 0 to 1. */
  readonly blocked: number;
  readonly resolvedByManager: number;
  readonly typicalDay: readonly DaySpan[] | null;
  /** Origin of each of the above that the file states. */
  readonly origins: Readonly<
    Partial<
      Record<
        'orders' | 'tasksPerOrder' | 'effort' | 'blocked' | 'resolvedByManager' | 'typicalDay',
        Origin
      >
    >
  >;
}

export interface Org {
  readonly name: string;
  /** An IANA name; `UTC` when none is given. */
  readonly timezone: string;
  /** Seconds of a tick, above 0; 30 unless said. */
  readonly tickSeconds: number;
  readonly origins: Readonly<Record<'name' | 'timezone' | 'tickSeconds', Origin>>;
  readonly culture: Culture;
  readonly policies: Policies;
  readonly workload: Workload;
  /** In document order. */
  readonly agents: readonly Agent[];
  readonly departments: readonly Department[];
  /** Who the human principal is, where the chart names somebody. */
  readonly humanPrincipal: string | null;
  /** Prose and fields of all other sections, in document order. */
  readonly context: readonly string[];
  readonly problems: readonly Problem[];
}

/** What the command line decides over the file. */
export interface OrgOverrides {
  readonly tick?: Duration;
  /** Name of an org whose file has no `#` heading. */
  readonly fallbackName?: string;
}
