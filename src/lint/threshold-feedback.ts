// What a threshold's own wakes do to the metric that it watches. Counts the wakes that it causes and no others: all others
// only add to what is said here. Knows no rule.

import { toUsd } from '#base/money';
import { invocationPrice } from '#cost/invocation-price';
import type { Agent, Threshold } from '#org/types';

/** `sustains`: once fired, its wakes alone keep it firing. `undoes`: they alone carry the metric back across the line. */
export interface Feedback {
  readonly kind: 'sustains' | 'undoes';
  /** What the metric comes to by those wakes alone, in its own unit. */
  readonly level: number;
  /** Ticks from one of them to the next. */
  readonly periodTicks: number;
}

/** Null where its wakes alone decide nothing, and for agents that poll: they are called anyway. */
export function judgeFeedback(
  agent: Agent,
  threshold: Threshold,
  tickSeconds: number,
): Feedback | null {
  const { operator, value, windowTicks } = threshold;
  if (agent.trigger.mode !== 'event-driven' || operator === '==') return null;
  const periodTicks = Math.max(1, threshold.cooldownTicks, agent.trigger.cooldownTicks);
  // A window that is shorter than the period has forgotten the last wake when the threshold is looked at again.
  const wakes = Math.floor(windowTicks / periodTicks);
  if (wakes === 0) return null;
  const effect = effectOf(agent, threshold, { wakes, periodTicks, tickSeconds });
  if (effect === null) return null;
  const { level, raises } = effect;
  const isAbove = operator.startsWith('>');
  const isBeyond = operator.endsWith('=')
    ? level === value || (isAbove ? level > value : level < value)
    : isAbove
      ? level > value
      : level < value;
  if (isAbove === raises) return isBeyond ? { kind: 'sustains', level, periodTicks } : null;
  return isBeyond ? null : { kind: 'undoes', level, periodTicks };
}

interface Wakes {
  /** Within the threshold's window. */
  readonly wakes: number;
  readonly periodTicks: number;
  readonly tickSeconds: number;
}

/** Where the wakes bring the metric, and whether further wakes would raise it; null where they bring it nowhere. */
function effectOf(
  agent: Agent,
  { metric, scope, windowTicks }: Threshold,
  { wakes, periodTicks, tickSeconds }: Wakes,
): { readonly level: number; readonly raises: boolean } | null {
  const perHour = wakes / ((windowTicks * tickSeconds) / 3600);
  const { costNano, tokens } = invocationPrice(agent);
  switch (metric) {
    case 'wake_rate':
      return { level: perHour, raises: true };
    case 'cost_per_hour':
      return costNano === null ? null : { level: perHour * toUsd(costNano), raises: true };
    case 'tokens_per_hour':
      return { level: perHour * tokens, raises: true };
    case 'tokens_per_day':
      return { level: perHour * tokens * 24, raises: true };
    // Of several agents the others may be idle, and asleep, as long as they like.
    case 'idle_time':
      return scope === 'agent' ? { level: 1 - wakes / windowTicks, raises: false } : null;
    case 'sleep_duration_avg':
      return scope === 'agent' ? { level: periodTicks, raises: false } : null;
    default:
      return null;
  }
}
