// What a run of the changed org proves about advice: the saving, the time from event to wake, the work done; and whether
// that bears the advice out. A pure fold over the results of both runs.

import { formatUsd } from '#base/format-usd';
import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import { sumNanoUsd, toUsd } from '#base/money';
import { TickHistogram } from '#base/tick-histogram';
import { percentileTicks } from '#engine/measure';
import type { EngineResults } from '#engine/results';
import type { Proof } from './advice.js';
import { TUNE_LEAST_SHARE } from './recommend.js';

/** The same orders in the org as it is and as advised. */
export interface Trial {
  readonly before: EngineResults;
  readonly after: EngineResults;
  /** Ids of all whose setting was changed. */
  readonly agents: readonly string[];
  /** Length of the run. */
  readonly hours: number;
}

/** Of what the changed agents cost: less may be chance. */
const NOISE_SHARE = 0.02;
/** Of all work: less may be what is under way at the end. */
const WORK_SHARE = 0.02;
const TASKS_UNDER_WAY = 2;

export function weighProof(trial: Trial): Proof {
  const { before, after, agents, hours } = trial;
  const saving = savingNano(trial);
  const perHour = (span: number): number | null =>
    saving === null ? null : toUsd(Math.round((saving * span) / hours));
  const [waitedBefore, waitedAfter] = [before, after].map((run) => latencies(run, agents));
  const [workBefore, workAfter] = [workOf(before), workOf(after)];
  return {
    agents: agents.length,
    savingPerHour: perHour(1),
    savingPerDay: perHour(DAY_HOURS),
    savingPerMonth: perHour(MONTH_HOURS),
    latencyMedianBefore: percentile(waitedBefore, 0.5),
    latencyMedianAfter: percentile(waitedAfter, 0.5),
    latencyP95Before: percentile(waitedBefore, 0.95),
    latencyP95After: percentile(waitedAfter, 0.95),
    completionRateBefore: rateOf(workBefore),
    completionRateAfter: rateOf(workAfter),
    completionsBefore: workBefore.completions,
    completionsAfter: workAfter.completions,
  };
}

/**
 * A clause that says why a trial does not bear advice out, or null: it saves nothing (or, where it `mayBreakEven`, costs
 * more), or less gets done.
 */
export function whyRefuted(trial: Trial, mayBreakEven: boolean): string | null {
  return whyLessWork(trial) ?? whyNoSaving(trial, mayBreakEven);
}

/** The same of a tuning that saves too little of what the whole org cost in `hours` to be worth a line in its file. */
export function whyTooLittle(
  { before, hours }: Pick<Trial, 'before' | 'hours'>,
  { savingPerHour }: Proof,
): string | null {
  const costPerHour = toUsd(sumNanoUsd(before.agents.map(({ tally }) => tally.costNano))) / hours;
  const isEnough = savingPerHour === null || savingPerHour >= costPerHour * TUNE_LEAST_SHARE;
  return isEnough ? null : `it saves less than ${100 * TUNE_LEAST_SHARE}% of what the org costs`;
}

function whyLessWork({ before, after }: Trial): string | null {
  const [done, doneAfter] = [workOf(before), workOf(after)];
  const [rate, rateAfter] = [rateOf(done) ?? 0, rateOf(doneAfter) ?? 0];
  const slack = WORK_SHARE + TASKS_UNDER_WAY / Math.max(1, done.assigned);
  if (rate - rateAfter > slack) {
    const percents = [rate, rateAfter].map((share) => `${Math.round(100 * share)}%`);
    return `the completion rate falls from ${percents.join(' to ')}`;
  }
  const least = done.completions * (1 - WORK_SHARE) - TASKS_UNDER_WAY;
  if (doneAfter.completions >= least) return null;
  return `${doneAfter.completions} tasks get done instead of ${done.completions}`;
}

function whyNoSaving(trial: Trial, mayBreakEven: boolean): string | null {
  const saving = savingNano(trial);
  // Without a price, calls are all that can be counted.
  const spent = (saving === null ? callsOf : costOf)(trial.before, trial);
  const saved = saving ?? spent - callsOf(trial.after, trial);
  const noise = spent * NOISE_SHARE;
  if (saved < -noise) {
    return saving === null
      ? 'it takes more calls'
      : `it costs ${formatUsd(toUsd(Math.round(-saved / trial.hours)))}/h more`;
  }
  return mayBreakEven || saved > noise ? null : 'it saves nothing';
}

/** Null when a changed agent was invoked without a price. */
function savingNano({ before, after, agents }: Trial): number | null {
  const isUnpriced = [before, after].some((run) =>
    run.agents.some(({ id, tally }) => agents.includes(id) && tally.unpriced > 0),
  );
  if (isUnpriced) return null;
  const total = (run: EngineResults): bigint =>
    sumNanoUsd(run.agents.map(({ tally }) => tally.costNano));
  return Number(total(before) - total(after));
}

function costOf(run: EngineResults, { agents }: Trial): number {
  return sumOf(run, agents, ({ costNano }) => costNano);
}

function callsOf(run: EngineResults, { agents }: Trial): number {
  return sumOf(run, agents, ({ invocations }) => invocations);
}

type AgentTally = EngineResults['agents'][number]['tally'];

function sumOf(
  run: EngineResults,
  ids: readonly string[] | null,
  figure: (tally: AgentTally) => number,
): number {
  return run.agents.reduce(
    (sum, { id, tally }) => (ids === null || ids.includes(id) ? sum + figure(tally) : sum),
    0,
  );
}

interface Work {
  readonly assigned: number;
  readonly completions: number;
}

function workOf(run: EngineResults): Work {
  return {
    assigned: sumOf(run, null, ({ tasksAssigned }) => tasksAssigned),
    completions: sumOf(run, null, ({ completions }) => completions),
  };
}

function rateOf({ assigned, completions }: Work): number | null {
  return assigned === 0 ? null : completions / assigned;
}

function latencies(run: EngineResults, ids: readonly string[]): TickHistogram {
  const sum = new TickHistogram();
  for (const { id, tally } of run.agents) {
    if (!ids.includes(id)) continue;
    tally.triggerLatency.forEach((ticks, times) => {
      sum.add(ticks, times);
    });
  }
  return sum;
}

function percentile(histogram: TickHistogram | undefined, share: number): number | null {
  return histogram === undefined ? null : (percentileTicks(histogram, share) ?? null);
}
