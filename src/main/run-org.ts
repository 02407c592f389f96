// Runs the org of an ORG.md on dry-run agents: the one place where prices, calendar, behaviour and engine meet. Prints and
// reads nothing.

import type { Duration } from '#base/duration';
import { durationToTicks } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { groupThousands } from '#base/format-usd';
import { costAllPolling } from '#cost/all-polling';
import { invocationPrice } from '#cost/invocation-price';
import type { EngineName } from '#engine/create-engine';
import { createEngine } from '#engine/create-engine';
import type { LogRecord, WakeRecord } from '#engine/records';
import type { Behavior, Engine } from '#engine/types';
import type { SourceFile } from '#io/read-source';
import { dashboardRows } from '#metrics/dashboard-rows';
import { healthRows } from '#metrics/health-rows';
import { HEALTHY_WORDS } from '#metrics/healthy-ranges';
import { groupRows } from '#metrics/row-groups';
import { summarizeRun } from '#metrics/summarize-run';
import { overviewTokens } from '#metrics/token-overview';
import { createCalendar } from '#org/calendar';
import { defaultStartMs, parseStart } from '#org/run-start';
import type { Org } from '#org/types';
import type { LoadedOrg } from './load-org.js';
import { loadOrg } from './load-org.js';
import { refuseContradictions } from './refuse-contradictions.js';
import { describePremises } from './run-premises.js';
import type { RunReport } from './run-report.js';
import type { MetricsSample } from './sample-run.js';
import { createRunSampler } from './sample-run.js';
import { tickTimes } from './tick-time.js';
import type { WiringOptions } from './wire-run.js';
import { wireRun } from './wire-run.js';

export interface RunOptions extends WiringOptions {
  /** Length of the run: at least a tick. */
  readonly length: Duration;
  /** An ISO date or date-time in the org's time zone; Monday 2026-01-05 00:00 when left out. */
  readonly start: string | undefined;
  /** Length of a tick, over what the file says. */
  readonly tick: Duration | undefined;
  /** Which engine goes through the ticks: the results are the same. */
  readonly engine: EngineName;
  /** A row for each agent, however many there are. */
  readonly all: boolean;
  /** Time between two samples of the metrics, above 0; an hour when left out. */
  readonly sample: Duration;
}

/** What is wanted while the run goes on. */
export interface RunObserver {
  readonly wake?: (record: WakeRecord) => void;
  readonly log?: (record: LogRecord) => void;
  /** The metrics of every scope since the last sample, then those of the whole run. */
  readonly sample?: (sample: MetricsSample) => void;
  /** `share` of the run is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

export type RunOutcome =
  /** The org has errors: nothing was run. */
  | { readonly kind: 'refused'; readonly loaded: LoadedOrg }
  | { readonly kind: 'done'; readonly loaded: LoadedOrg; readonly report: RunReport };

export const DEFAULT_RUN_LENGTH: Duration = { kind: 'time', seconds: 86_400 };
export const DEFAULT_SAMPLE: Duration = { kind: 'time', seconds: 3600 };
/** Nine years of ticks of 30 s. */
const TICKS_MAX = 10_000_000;
const YEARS_MAX = 100;
const YEAR_SECONDS = 365.25 * 86_400;

const DEFAULTS: RunOptions = {
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
};

/**
 * A day of flow with seed 1 unless `wanted` says otherwise. Throws an OrgsimError for options that do not fit the org, and
 * for a script or events that cannot be read.
 */
export function runOrg(
  source: SourceFile,
  wanted: Partial<RunOptions> = {},
  observer: RunObserver = {},
): RunOutcome {
  const options: RunOptions = { ...DEFAULTS, ...wanted };
  const overrides = options.tick === undefined ? {} : { tick: options.tick };
  const loaded = loadOrg(source, overrides);
  const hasErrors = loaded.findings.some(({ severity }) => severity === 'error');
  if (hasErrors) return { kind: 'refused', loaded };
  return { kind: 'done', loaded, report: simulate(loaded.org, options, observer) };
}

function simulate(org: Org, options: RunOptions, observer: RunObserver): RunReport {
  refuseContradictions(org, options);
  const { timezone, tickSeconds, agents, policies } = org;
  const ticks = ticksOf(options.length, tickSeconds);
  const startMs = startOf(options.start, timezone);
  const { workingHours } = policies;
  const calendar = createCalendar({ timezone, startMs, tickSeconds, workingHours });
  const prices = agents.map(invocationPrice);
  const wiring = wireRun(org, ticks, calendar, options);
  const sampler = createRunSampler({
    org,
    ticks,
    instantOf: calendar.instantOf,
    everyTicks: Math.max(1, durationToTicks(options.sample, tickSeconds)),
    take: observer.sample,
  });
  const engine = createEngine(options.engine, {
    org,
    ticks,
    calendar,
    outside: wiring.outside,
    prices,
    sampling: sampler,
    observer: {
      ...(observer.wake !== undefined && { wake: (record) => observer.wake?.(record) }),
      ...(observer.log !== undefined && { log: (record) => observer.log?.(record) }),
    },
  });
  drive(engine, wiring.behavior, ticks, observer);
  const allPollingNano = costAllPolling(org, prices).costNano;
  const results = engine.results();
  const timeOf = tickTimes(calendar.instantOf, timezone);
  sampler.finish(results);
  const halfTime = sampler.halfTime();
  const summary = summarizeRun({ org, results, prices, allPollingNano, timeOf, halfTime });
  const groups = groupRows(agents, summary.agents, options.all);
  return {
    org: org.name,
    agentCount: agents.length,
    seed: options.seed,
    tickSeconds,
    ticks,
    summary,
    rows: dashboardRows(groups),
    healthRows: healthRows(groups),
    healthyRanges: HEALTHY_WORDS,
    tokens: overviewTokens(groups, results, summary.orgMetrics),
    premises: describePremises(org, startMs, wiring),
  };
}

/** A dry run answers at once. */
function drive(engine: Engine, behavior: Behavior, ticks: number, { progress }: RunObserver): void {
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    engine.answerWave(wave.invocations.map((invocation) => behavior.answer(invocation)));
    progress?.(wave.tick / ticks);
  }
}

function ticksOf(length: Duration, tickSeconds: number): number {
  const ticks = durationToTicks(length, tickSeconds);
  const isTooLong = ticks * tickSeconds > YEARS_MAX * YEAR_SECONDS;
  if (ticks >= 1 && ticks <= TICKS_MAX && !isTooLong) return ticks;
  const limits = `from 1 to ${groupThousands(String(TICKS_MAX))} ticks and at most ${YEARS_MAX} years`;
  const written = Number.isSafeInteger(ticks) ? groupThousands(String(ticks)) : 'too many';
  throw new OrgsimError(
    'usage',
    `A run lasts ${limits}, and this would be ${written} of ${tickSeconds} s.`,
    'For instance: --for 30d',
  );
}

function startOf(start: string | undefined, timezone: string): number {
  if (start === undefined) return defaultStartMs(timezone);
  const ms = parseStart(start, timezone);
  if (ms !== null) return ms;
  throw new OrgsimError(
    'usage',
    `--start takes a date, with or without a time, not "${start}".`,
    'For instance: --start 2026-03-02 or --start 2026-03-02T09:00',
  );
}
