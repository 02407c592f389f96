// Looks at a run while it goes on: at half-time for the trend of its costs, and as often as wanted for metrics over time.
// Keeps nothing of what it gave out.

import type { Sampling } from '#engine/engine-setup';
import type { EngineResults, Measured } from '#engine/results';
import { SpanCutter } from '#engine/span-cutter';
import type { CostSoFar } from '#metrics/cost-trend';
import { noteCosts } from '#metrics/cost-trend';
import type { MetricsRow } from '#metrics/metrics-rows';
import { METRICS_COLUMNS, metricsRows } from '#metrics/metrics-rows';
import { metricsScopes } from '#metrics/metrics-scopes';
import { localTimeWithOffset } from '#org/local-times';
import type { Org } from '#org/types';

/** The metrics of every scope over a span of a run. */
export interface MetricsSample {
  /** `run` is the whole run, once, behind all others; `sample` the time since the last sample. */
  readonly covers: 'sample' | 'run';
  /** Ticks that had passed at its end. */
  readonly tick: number;
  /** The instant of its end, local, as ISO 8601 with offset. */
  readonly time: string;
  /** Its length; that of the last sample may be shorter. */
  readonly ticks: number;
  /** Pinned names of the metrics, in the order of each row's values. */
  readonly columns: readonly string[];
  /** Org, departments, teams, agents, each in document order. */
  readonly rows: readonly MetricsRow[];
}

export interface SampledRun {
  readonly org: Org;
  /** Length of the run. */
  readonly ticks: number;
  /** First instant of a tick, in ms since 1970 UTC. */
  readonly instantOf: (tick: number) => number;
  /** Length of a sample, at least 1. */
  readonly everyTicks: number;
  /** Nobody looks at samples without it. */
  readonly take: ((sample: MetricsSample) => void) | undefined;
}

export interface RunSampler extends Sampling {
  /** Gives out what is left, and the whole run. */
  finish(results: EngineResults): void;
  /** What each agent had cost at half-time, in the org's order; null in a run of one tick. */
  halfTime(): readonly CostSoFar[] | null;
}

export function createRunSampler(run: SampledRun): RunSampler {
  const { ticks, everyTicks } = run;
  const halfTick = Math.floor(ticks / 2);
  let halfTime: readonly CostSoFar[] | null = null;
  const cutter = run.take === undefined ? null : new SpanCutter(run.org);
  let cutAt = 0;
  const cut = (results: EngineResults): void => {
    if (cutter === null) return;
    cutAt = results.ticks;
    giveOut(run, 'sample', results.ticks, cutter.cut(results));
  };
  return {
    nextAfter(passed) {
      const half = passed < halfTick ? halfTick : Number.POSITIVE_INFINITY;
      if (cutter === null) return half;
      return Math.min(half, (Math.floor(passed / everyTicks) + 1) * everyTicks);
    },
    take(results) {
      if (results.ticks === halfTick) halfTime = noteCosts(results);
      cutter?.note(results);
      if (results.ticks % everyTicks === 0) cut(results);
    },
    finish(results) {
      // A run of real models may end before its time.
      if (cutAt < results.ticks) {
        cutter?.note(results);
        cut(results);
      }
      giveOut(run, 'run', results.ticks, results);
    },
    halfTime: () => halfTime,
  };
}

function giveOut(
  { org, instantOf, take }: SampledRun,
  covers: MetricsSample['covers'],
  tick: number,
  measured: Measured,
): void {
  if (take === undefined) return;
  const hours = (measured.ticks * org.tickSeconds) / 3600;
  take({
    covers,
    tick,
    time: localTimeWithOffset(instantOf(tick), org.timezone),
    ticks: measured.ticks,
    columns: METRICS_COLUMNS,
    rows: metricsRows(metricsScopes(org), measured, hours),
  });
}
