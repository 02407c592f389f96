// A simulation beside an estimate as data for programs: what the estimate's JSON gets as `simulation`.

import type { Bursts } from '#main/burst-rates';
import type { MeasuredWorkload } from '#main/measure-workload';
import type { SimulatedReport } from '#main/simulate-cost';

/** Rates and costs by the hour, each with its interval of 95 %. */
export function simulationJson(simulation: SimulatedReport) {
  const { seeds, ticks, agents, totals, workload, behavior, start } = simulation;
  return { seeds, replications: seeds.length, ticks, start, workload, behavior, agents, totals };
}

/** What arrivals by chance change. */
export function burstsJson({ wakesPerHour, wakesOneATick }: Bursts) {
  return { eventDrivenWakesPerHour: wakesPerHour, withOneATick: wakesOneATick };
}

/** What rates from the flow of orders rest on. */
export function measuredJson({ seeds, ticks, workload }: MeasuredWorkload) {
  return { seeds, ticks, workload };
}
