// The closed sets of names that an ORG.md uses: triggers, priorities, metrics, presets. What they mean stands elsewhere.

/** The person outside, as sender and recipient. Never an agent's id. */
export const HUMAN_PRINCIPAL = 'human-principal';

export const MESSAGE_TRIGGERS = [
  'task_assigned',
  'escalation_received',
  'completion_received',
  'message_received',
  'order_received',
] as const;

/** Triggers from outside; an agent wakes on them only when it names them or the event is addressed to it. */
export const EXTERNAL_TRIGGERS = [
  'code_changed',
  'review_requested',
  'issue_opened',
  'build_failed',
  'build_succeeded',
  'tests_failed',
  'tests_passed',
  'deploy_started',
  'deploy_finished',
  'alert_fired',
  'alert_resolved',
  'user_active',
] as const;

export type MessageTrigger = (typeof MESSAGE_TRIGGERS)[number];
export type ExternalTrigger = (typeof EXTERNAL_TRIGGERS)[number];

const FROM_OUTSIDE: ReadonlySet<string> = new Set(EXTERNAL_TRIGGERS);

/** Whether a name is a trigger from outside; message kinds and triggers alike. */
export function isExternalTrigger(name: string): name is ExternalTrigger {
  return FROM_OUTSIDE.has(name);
}
/** What a message wakes as. */
export type WakeTrigger = MessageTrigger | ExternalTrigger;

export const PRIORITIES = ['low', 'normal', 'high', 'critical'] as const;
export type Priority = (typeof PRIORITIES)[number];

export type TriggerMode = 'polling' | 'event-driven';

/** How what reaches an agent falls on ticks: at most one a tick, or in bursts, by a Poisson process. */
export type ArrivalPattern = 'one a tick' | 'poisson';

export const METRIC_SCOPES = ['org', 'team', 'department', 'agent'] as const;
export type MetricScope = (typeof METRIC_SCOPES)[number];
export type ComparisonOperator = '>' | '<' | '>=' | '<=' | '==';

/** Every metric a threshold can watch. A plain latency is its mean. */
export const METRIC_NAMES = [
  'wake_rate',
  'sleep_duration_avg',
  'event_queue_depth',
  'batch_efficiency',
  'safety_wake_rate',
  'cost_per_decision',
  'idle_waste',
  'utilization',
  'cost_per_hour',
  'tokens_per_hour',
  'tokens_per_day',
  'tokens_per_task',
  'idle_time',
  'batch_rate',
  'efficiency',
  'escalation_rate',
  'completion_rate',
  'ack_latency',
  'time_to_completion',
  'time_to_unblock',
  'trigger_latency',
  'blocked_tasks',
  'open_tasks',
  'budget_used',
  'health',
] as const;
export type MetricName = (typeof METRIC_NAMES)[number];

export const PRESETS = [
  'startup',
  'enterprise',
  'agency',
  'research',
  'military',
  'remote-async',
] as const;
export type Preset = (typeof PRESETS)[number];

/** An agent's settings that have an origin, in the order in which `config --origin` lists them. */
export const AGENT_SETTINGS = [
  'id',
  'level',
  'reportsTo',
  'domain',
  'model',
  'runtime',
  'mode',
  'tickInterval',
  'triggerOn',
  'batchWindow',
  'maxSleepTicks',
  'cooldownTicks',
  'timers',
  'thresholds',
  'budgets',
  'activity',
  'tokens',
  'idleTokens',
  'github',
  'catchUp',
  'avatar',
  'avatarColor',
  'avatarUrl',
] as const;
export type AgentSetting = (typeof AGENT_SETTINGS)[number];
