// What the closed sets of names mean, in a sentence each: wake events, metrics, modes, presets, relative models.

import type { MetricName, Preset, WakeTrigger } from '#org/names';
import { PRESET_PARAMETERS } from '#org/resolve-culture';
import type { MetricUnit } from '#org/vocabulary/metric-names';
import { METRIC_UNITS } from '#org/vocabulary/metric-names';

export const WAKE_DOCS: Readonly<Record<WakeTrigger, string>> = {
  task_assigned: 'somebody gives the agent a task',
  escalation_received: 'somebody below is blocked and asks',
  completion_received: 'somebody below reports a task as done',
  message_received: 'somebody writes to the agent',
  order_received: 'an order arrives',
  code_changed: 'code was changed (from outside)',
  review_requested: 'a review is asked for (from outside)',
  issue_opened: 'an issue was opened (from outside)',
  build_failed: 'a build failed (from outside)',
  build_succeeded: 'a build succeeded (from outside)',
  tests_failed: 'tests failed (from outside)',
  tests_passed: 'tests passed (from outside)',
  deploy_started: 'a deployment began (from outside)',
  deploy_finished: 'a deployment ended (from outside)',
  alert_fired: 'an alert fired (from outside)',
  alert_resolved: 'an alert is over (from outside)',
  user_active: 'a user is active (from outside)',
};

const METRIC_DOCS: Readonly<Record<MetricName, string>> = {
  wake_rate: 'invocations an hour',
  sleep_duration_avg: 'mean ticks between one wake and the next',
  event_queue_depth: 'pending messages',
  batch_efficiency: 'messages handled by one wake that a message caused',
  safety_wake_rate: 'safety wakes over all wakes',
  cost_per_decision: 'cost over actions taken',
  idle_waste: 'polls that found nothing, over all polls',
  utilization: 'wakes with something to do, over all wakes',
  cost_per_hour: 'dollars an hour',
  tokens_per_hour: 'tokens an hour',
  tokens_per_day: 'tokens a day',
  tokens_per_task: 'tokens over completed tasks',
  idle_time: 'ticks without an invocation, over all ticks',
  batch_rate: 'wakes by two messages or more, over all wakes by messages',
  efficiency: '1 less the tokens used over those that polling every tick would use',
  escalation_rate: 'escalations over tasks assigned',
  completion_rate: 'completions over tasks assigned',
  ack_latency: 'mean ticks from a delegation to its acknowledgement',
  time_to_completion: 'mean ticks from assignment to completion',
  time_to_unblock: 'mean ticks from an escalation to its answer',
  trigger_latency: 'mean ticks from arrival to wake',
  blocked_tasks: 'tasks that are stuck now',
  open_tasks: 'tasks that are open now',
  budget_used: 'spent over the limit of the period',
  health: 'a score of 0 to 100 over latency, escalations, completions, budget and idle time',
};

const UNIT_DOCS: Readonly<Record<MetricUnit, string>> = {
  ratio: 'A share: write `30%` or 0.3.',
  usd: 'In dollars: write `$2`.',
  ticks: 'In ticks.',
  tokens: 'In tokens: write `100K`.',
  count: 'A number.',
  score: 'A number from 0 to 100.',
};

/** What a metric measures and how its value is written. */
export function metricText(metric: MetricName): string {
  return `${METRIC_DOCS[metric]}. ${UNIT_DOCS[METRIC_UNITS[metric]]}`;
}

export const MODE_DOCS = {
  polling: 'looks at its inbox every `Tick interval` and pays for each look, also when it is empty',
  'event-driven':
    'sleeps until a message in `Wake on`, a timer or a threshold wakes it, at the latest after `Max sleep`',
} as const;

export const RELATIVE_MODEL_DOCS: Readonly<Record<string, string>> = {
  'same-as-lead': 'the model of the manager',
  cheapest: 'the model with the lowest list price, `claude-haiku`',
  fastest: 'the model with the lowest latency, `claude-haiku`',
};

/** The four parameters that a preset sets. */
export function presetText(preset: Preset): string {
  const { escalation, progressUpdates, ackRequired, hierarchyDepth } = PRESET_PARAMETERS[preset];
  const { wait } = escalation;
  const length = wait.kind === 'ticks' ? `${wait.ticks} ticks` : `${wait.seconds / 3600} h`;
  const delay = escalation.mode === 'immediate' ? '' : ` (${length})`;
  return [
    `escalation ${escalation.mode}${delay}`,
    `progress updates ${progressUpdates}`,
    `ack required ${ackRequired ? 'yes' : 'no'}`,
    `hierarchy depth ${hierarchyDepth.limit ?? 'without limit'}`,
  ].join(', ');
}
