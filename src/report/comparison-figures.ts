// The figures of a comparison as people call them, and how each is written.

import type { ComparedName, Difference } from '#metrics/comparison';
import type { Unit } from './estimate-text.js';
import {
  formatChange,
  formatEstimate,
  PERCENT,
  POINTS,
  RATE,
  timeUnit,
  UNKNOWN,
  USD,
} from './estimate-text.js';

/** In the order of the table. */
export const COMPARED_TITLES: Readonly<Record<ComparedName, string>> = {
  costPerHour: 'Cost per hour',
  costPerDay: 'Cost per day',
  costPerMonth: 'Cost per month (30 d)',
  completionRate: 'Completion rate',
  timeToCompletionSeconds: 'Time to completion',
  timeToCompletionP95Seconds: 'Time to completion, p95',
  escalationRate: 'Escalation rate',
  utilization: 'Utilization',
  wakesPerHour: 'Wakes per hour',
  triggerLatencySeconds: 'Trigger latency',
  triggerLatencyP95Seconds: 'Trigger latency, p95',
};

/** In a sentence, where a day and a month say no more than an hour. */
export const COMPARED_WORDS: Readonly<Partial<Record<ComparedName, string>>> = {
  costPerHour: 'cost',
  completionRate: 'completion rate',
  timeToCompletionSeconds: 'time to completion',
  timeToCompletionP95Seconds: 'time to completion at p95',
  escalationRate: 'escalation rate',
  utilization: 'utilization',
  wakesPerHour: 'wakes',
  triggerLatencySeconds: 'trigger latency',
  triggerLatencyP95Seconds: 'trigger latency at p95',
};

/** Of a figure and its like, whose means are given. */
export function unitOf(name: ComparedName, means: readonly (number | null)[]): Unit {
  if (name.startsWith('cost')) return USD;
  if (name.endsWith('Seconds')) return timeUnit(means);
  return name === 'wakesPerHour' ? RATE : PERCENT;
}

export function differenceText(difference: Difference, unit: Unit): string {
  return formatEstimate(difference, unit === PERCENT ? POINTS : unit, true);
}

/** How much it changed: `-32%`; `+4 points` of shares, and of what was nothing before. */
export function changeText(difference: Difference, base: number | null, unit: Unit): string {
  const { mean } = difference;
  if (mean === null) return UNKNOWN;
  if (unit === PERCENT || base === null || base === 0)
    return formatChange(difference, unit === PERCENT ? POINTS : unit);
  const percent = (100 * mean) / Math.abs(base);
  const text = Math.abs(percent) < 1 ? percent.toPrecision(1) : percent.toFixed(0);
  return `${percent > 0 ? '+' : ''}${text}%`;
}
