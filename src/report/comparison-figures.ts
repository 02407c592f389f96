// The figures of a comparison as people call them, and how each is written.

import type { ComparedEstimates, ComparedName, Difference } from '#metrics/comparison';
import type { Estimate } from '#metrics/estimate';
import type { Unit } from './estimate-text.js';
import {
  formatChange,
  formatEstimate,
  formatMean,
  PERCENT,
  POINTS,
  RATE,
  sharedDecimals,
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

/** One for all `orgs`; a time has that of its p95, which stands below it. */
export function unitOf(
  name: ComparedName,
  orgs: readonly { readonly figures: ComparedEstimates }[],
): Unit {
  if (name.startsWith('cost')) return USD;
  if (!name.endsWith('Seconds')) return name === 'wakesPerHour' ? RATE : PERCENT;
  const familyOf = (each: ComparedName): string => each.replace('P95', '');
  const names = Object.keys(COMPARED_TITLES) as ComparedName[];
  const family = names.filter((each) => familyOf(each) === familyOf(name));
  return timeUnit(orgs.flatMap(({ figures }) => family.map((each) => figures[each].mean)));
}

/** Both figures and what they differ by, all to the same decimal. */
export function rowTexts(
  base: Estimate,
  own: Estimate,
  difference: Difference,
  unit: Unit,
): readonly [base: string, own: string, difference: string] {
  // What differs in no run adds up however it is written.
  const isSame = difference.verdict === 'same';
  const shown = isSame ? [base, own] : [base, own, difference];
  const decimals = sharedDecimals(shown, unit);
  return [
    formatMean(base, unit, decimals),
    formatMean(own, unit, decimals),
    formatEstimate(
      difference,
      unit === PERCENT ? POINTS : unit,
      true,
      isSame ? undefined : decimals,
    ),
  ];
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
