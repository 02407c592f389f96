// All that is to be seen of a run, as texts that compare: two engines are equal when these are.

import type { LogRecord, ThresholdRecord, WakeRecord } from '#engine/records';
import type { Tally } from '#engine/tally';
import type { EngineResults, Invocation } from '#engine/types';
import { METRIC_NAMES, METRIC_SCOPES } from '#org/names';

/** One call of the behaviour. */
export interface Asked {
  readonly tick: number;
  readonly wave: number;
  readonly agent: string;
  readonly turnsTaken: number;
  /** All that the agent was shown but the turns taken. */
  readonly text: string;
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

/** Every count, requests and holds; and with `hasMeasures` every metric of every scope. */
export function summaryOf(results: EngineResults, hasMeasures: boolean): string[] {
  const { ticks, agents, principalReceived, configRequests, measure } = results;
  return [
    `ticks ${ticks} principal ${principalReceived}`,
    `requests ${JSON.stringify(configRequests)}`,
    ...agents.map(({ id, mode, pending, holds, unacknowledged, tally }) => {
      const holding = JSON.stringify(holds);
      return `${id} ${mode} pending ${pending} unacknowledged ${unacknowledged} holds ${holding} ${tallyText(tally)}`;
    }),
    ...(hasMeasures
      ? agents.flatMap(({ id }) =>
          METRIC_SCOPES.flatMap((scope) =>
            METRIC_NAMES.map((metric) => `${id} ${scope} ${metric} ${measure(metric, scope, id)}`),
          ),
        )
      : []),
  ];
}

/** A sample: all counts, and one metric in all scopes, another one each time. */
export function sampleOf(results: EngineResults, number: number): string {
  const metric = METRIC_NAMES[number % METRIC_NAMES.length] ?? 'health';
  const id = results.agents[number % results.agents.length]?.id ?? '';
  const measures = METRIC_SCOPES.map(
    (scope) =>
      `${id} ${scope} ${metric} ${results.measure(metric, scope, id)}, ${results.measure('budget_used', scope, id)}`,
  );
  return [...summaryOf(results, false), ...measures].join('\n');
}

function tallyText(tally: Tally): string {
  const parts = Object.entries(tally).map(([name, value]: [string, unknown]) => {
    if (value instanceof Map) return `${name}=${sorted([...(value as Map<number, number>)])}`;
    if (Array.isArray(value)) return `${name}=${value.join(',')}`;
    if (typeof value === 'object' && value !== null)
      return `${name}=${sorted(Object.entries(value))}`;
    return `${name}=${String(value)}`;
  });
  return parts.toSorted((a, b) => a.localeCompare(b)).join(' ');
}

function sorted(entries: readonly (readonly [unknown, unknown])[]): string {
  const texts = entries.map(([key, value]) => `${String(key)}:${String(value)}`);
  return `{${texts.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(',')}}`;
}
