// All that is to be seen of a run, as texts that compare: two engines are equal when these are.

import { TickHistogram } from '#base/tick-histogram';
import type { LogRecord, ThresholdRecord, WakeRecord } from '#engine/records';
import type { EngineResults } from '#engine/results';
import type { Tally } from '#engine/tally';
import { emptyTally } from '#engine/tally';
import type { ActualUse, Invocation } from '#engine/types';
import { METRIC_NAMES, METRIC_SCOPES } from '#org/names';

/** One call of the behaviour. */
export interface Asked {
  readonly tick: number;
  readonly wave: number;
  readonly agent: string;
  readonly turnsTaken: number;
  /** All that the agent was shown but the turns taken. */
  readonly text: string;
  /** Ids of messages. */
  readonly shown: readonly number[];
  /** As its answer said. */
  readonly use: ActualUse | null;
}

export interface RunRecord {
  /** Only of an observed run, as the two after it. */
  readonly wakes: readonly WakeRecord[];
  readonly log: readonly LogRecord[];
  readonly thresholds: readonly ThresholdRecord[];
  readonly asked: readonly Asked[];
  readonly principal: readonly string[];
  readonly samples: readonly string[];
  readonly results: EngineResults;
  /** The results as lines, one for each agent and more. */
  readonly summary: readonly string[];
  /** Why each agent sleeps at the end. */
  readonly explained: readonly string[];
}

export function wakeText(record: WakeRecord): string {
  const { tick, wave, agent, reasons, triggers, timers, thresholds, pending, slept, idle } = record;
  const shown = JSON.stringify([triggers, timers, thresholds]);
  return `${tick}/${wave} ${agent} ${reasons.join('+')} ${shown} pending ${pending} slept ${slept}${idle ? ' idle' : ''}`;
}

export function askedText(invocation: Invocation): string {
  const { tick, wave, agent, mode, reasons, messages, timers, thresholds, slept } = invocation;
  const shown = JSON.stringify([messages, timers, thresholds]);
  return `${tick}/${wave} ${agent} ${mode} ${reasons.join('+')} ${shown} slept ${slept}`;
}

/** Every count, request, hold and budget; and with `hasMeasures` every metric, spread over the scopes. */
export function summaryOf(results: EngineResults, hasMeasures: boolean): string[] {
  const { agents, measure: _, ...org } = results;
  return [
    JSON.stringify(org),
    ...agents.map(({ tally, ...agent }) => `${JSON.stringify(agent)} ${tallyText(tally)}`),
    ...(hasMeasures ? agents.flatMap(({ id }, place) => measuresOf(results, id, place)) : []),
  ];
}

// The tallies are compared already: every metric in one of the scopes, another one for each agent, and budgets in all.
function measuresOf({ measure }: EngineResults, id: string, place: number): string[] {
  return METRIC_SCOPES.flatMap((scope, row) =>
    METRIC_NAMES.filter(
      (metric, column) =>
        metric === 'budget_used' || (column + place) % METRIC_SCOPES.length === row,
    ).map((metric) => `${id} ${scope} ${metric} ${measure(metric, scope, id)}`),
  );
}

/** A sample: all counts, and one metric in one scope, another one each time. */
export function sampleOf(results: EngineResults, number: number): string {
  const scope = METRIC_SCOPES[number % METRIC_SCOPES.length] ?? 'org';
  const metric = METRIC_NAMES[Math.floor(number / METRIC_SCOPES.length) % METRIC_NAMES.length];
  const id = results.agents[number % results.agents.length]?.id ?? '';
  const measures = [metric ?? 'health', 'budget_used' as const].map(
    (name) => `${id} ${scope} ${name} ${results.measure(name, scope, id)}`,
  );
  return [...summaryOf(results, false), ...measures].join('\n');
}

const COUNTS = Object.keys(emptyTally()) as (keyof Tally)[];

function tallyText(tally: Tally): string {
  return COUNTS.map((name) => `${name}=${valueText(tally[name])}`).join(' ');
}

// The order in which things first occurred is no result: keys are sorted.
function valueText(value: Tally[keyof Tally]): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.join(',');
  const entries: readonly (readonly [unknown, number | undefined])[] =
    value instanceof TickHistogram ? [...value] : Object.entries(value);
  return `{${entries
    .map(([key, count]) => `${String(key)}:${count}`)
    .toSorted()
    .join(',')}}`;
}
