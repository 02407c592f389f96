// Where the rates of an estimate come from when they were counted in the flow of orders: a sentence for the foot of a report.

import type { MeasuredWorkload } from '#main/measure-workload';
import { formatNumberOf, formatSeconds } from './quantities.js';
import { seedsText } from './seeds-text.js';

export function measuredText(measured: MeasuredWorkload): string {
  const { seeds, ticks, tickSeconds, workload } = measured;
  const runs = `${formatNumberOf(seeds.length, 'run')} of ${formatSeconds(ticks * tickSeconds)}, ${seedsText(seeds)}`;
  return `Rates of the estimate: counted in the flow of orders (${runs}; ${workload}): ticks with something that wakes the agent, or with a turn of its work; of agents that poll, as often as their polls found work.`;
}
