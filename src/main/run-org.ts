// Runs the org of an ORG.md on dry-run agents, once, tries what it advises, and reports it whole. Prints and reads nothing.

import type { Duration } from '#base/duration';
import { durationToTicks } from '#base/duration';
import type { WorkRecord } from '#behavior/work-record';
import { dashboardRows } from '#metrics/dashboard-rows';
import { healthRows } from '#metrics/health-rows';
import { HEALTHY_WORDS } from '#metrics/healthy-ranges';
import { groupRows } from '#metrics/row-groups';
import { summarizeRun } from '#metrics/summarize-run';
import { overviewTokens } from '#metrics/token-overview';
import type { OrgOverrides } from '#org/types';
import { adviceBasis, adviseOnRun } from './advise-run.js';
import type { ChangedOrg } from './change-org.js';
import { cheaperModels } from './cheaper-models.js';
import type { LoadedOrg } from './load-org.js';
import { hasErrors, loadOrg } from './load-org.js';
import type { OrgSource } from './org-source.js';
import type { PlanOptions } from './plan-run.js';
import { planChanged, planRun } from './plan-run.js';
import type { PlayObserver } from './play-run.js';
import { calendarOf, playRun } from './play-run.js';
import { describePremises } from './run-premises.js';
import { DEFAULT_RUN_PRICING, runPrices } from './run-prices.js';
import type { AdviceBasis, RunReport } from './run-report.js';
import type { MetricsSample } from './sample-run.js';
import { createRunSampler } from './sample-run.js';
import { tickTimes } from './tick-time.js';

export interface RunOptions extends PlanOptions {
  /** Length of a tick, over what the file says. */
  readonly tick: Duration | undefined;
  /** A row for each agent, however many there are. */
  readonly all: boolean;
  /** Time between two samples of the metrics, above 0; an hour when left out. */
  readonly sample: Duration;
  /** What advice rests on; proved where the run is small unless said. */
  readonly advice: AdviceBasis | undefined;
  /** Whether proved advice is to hold models too, whose answers no run judges. */
  readonly withModels: boolean;
}

/** What is wanted while the run goes on. */
export interface RunObserver extends PlayObserver {
  /** The org is read and has no errors: it has so many agents. */
  readonly starting?: (agents: number) => void;
  /** The metrics of every scope since the last sample, then those of the whole run. */
  readonly sample?: (sample: MetricsSample) => void;
  /** `share` of the advice was tried, 0 to 1. */
  readonly proving?: (share: number) => void;
}

export type RunOutcome =
  /** The org has errors: nothing was run. */
  | { readonly kind: 'refused'; readonly loaded: LoadedOrg }
  | {
      readonly kind: 'done';
      readonly loaded: LoadedOrg;
      readonly report: RunReport;
      /** The file with all proved advice written into it; null where there is none. */
      readonly advised: ChangedOrg | null;
    };

export const DEFAULT_RUN_LENGTH: Duration = { kind: 'time', seconds: 86_400 };
export const DEFAULT_SAMPLE: Duration = { kind: 'time', seconds: 3600 };

export const RUN_DEFAULTS: RunOptions = {
  ...DEFAULT_RUN_PRICING,
  length: DEFAULT_RUN_LENGTH,
  seed: 1,
  start: undefined,
  tick: undefined,
  load: undefined,
  orders: [],
  events: undefined,
  workload: false,
  behavior: 'flow',
  adapt: false,
  engine: 'fast',
  all: false,
  sample: DEFAULT_SAMPLE,
  advice: undefined,
  withModels: false,
};

/**
 * A day of flow with seed 1 unless `wanted` says otherwise. Throws an OrgsimError for options that do not fit the org, and
 * for a script or events that cannot be read.
 */
export function runOrg(
  source: OrgSource,
  wanted: Partial<RunOptions> = {},
  observer: RunObserver = {},
): RunOutcome {
  const options: RunOptions = { ...RUN_DEFAULTS, ...wanted };
  const loaded = loadForRun(source, options);
  if (hasErrors(loaded)) return { kind: 'refused', loaded };
  observer.starting?.(loaded.org.agents.length);
  return { kind: 'done', loaded, ...simulate(source, loaded, options, observer) };
}

/** The org with the ticks that the options say. */
export function loadForRun(source: OrgSource, options: Pick<RunOptions, 'tick'>): LoadedOrg {
  return loadOrg(source, overridesOf(options));
}

function overridesOf({ tick }: Pick<RunOptions, 'tick'>): OrgOverrides {
  return tick === undefined ? {} : { tick };
}

function simulate(
  source: OrgSource,
  loaded: LoadedOrg,
  options: RunOptions,
  observer: RunObserver,
): { readonly report: RunReport; readonly advised: ChangedOrg | null } {
  const { org } = loaded;
  const plan = planRun(org, options);
  const { agents, tickSeconds, timezone } = org;
  const { instantOf } = calendarOf(plan);
  const sampler = createRunSampler({
    org,
    ticks: plan.ticks,
    instantOf,
    everyTicks: Math.max(1, durationToTicks(options.sample, tickSeconds)),
    take: observer.sample,
  });
  const basis = options.advice ?? adviceBasis(agents.length, plan.ticks);
  // Changed orgs get the work of this one, whatever would keep them busy.
  const record: WorkRecord = { tickSeconds, events: [] };
  const shared = basis === 'proved' ? { record } : {};
  const played = playRun(plan, { observer, sampling: sampler, shared });
  const { results, prices, allPollingNano } = played;
  sampler.finish(results);
  const figures = summarizeRun({
    org,
    results,
    prices,
    allPollingNano,
    timeOf: tickTimes(instantOf, timezone),
    halfTime: sampler.halfTime(),
    cheaperModels: cheaperModels(org, prices, (other) => runPrices(other, options)),
  });
  const { summary, advising, advised } = adviseOnRun(figures, basis, {
    source,
    overrides: overridesOf(options),
    loaded,
    before: results,
    hours: figures.hours,
    run: (changed) =>
      playRun(planChanged(plan, changed, options), { shared: { replay: record } }).results,
    withModels: options.withModels,
    progress: (share) => observer.proving?.(share),
  });
  const groups = groupRows(agents, summary.agents, options.all);
  const report = {
    org: org.name,
    agentCount: agents.length,
    seed: options.seed,
    tickSeconds,
    ticks: plan.ticks,
    summary,
    rows: dashboardRows(groups),
    healthRows: healthRows(groups),
    healthyRanges: HEALTHY_WORDS,
    tokens: overviewTokens(groups, results, summary.orgMetrics),
    advising: { ...advising, isBySize: options.advice === undefined },
    premises: describePremises(plan, played.wiring, options),
  };
  return { report, advised };
}
