// Plays a planned run: the one place where calendar, behaviour and engine meet. Says nothing of its results.

import { costAllPolling } from '#cost/all-polling';
import type { AgentExplanation } from '#engine/agent-explanation';
import { createEngine } from '#engine/create-engine';
import type { Engine } from '#engine/engine';
import type { Sampling } from '#engine/engine-setup';
import type { LogRecord, ThresholdRecord, WakeRecord } from '#engine/records';
import type { EngineResults } from '#engine/results';
import type { Answer, Behavior, Invocation, InvocationPrice } from '#engine/types';
import type { Calendar } from '#org/calendar';
import { createCalendar } from '#org/calendar';
import { parseCron } from '#org/cron';
import type { RunPlan } from './plan-run.js';
import { wireActivity } from './wire-activity.js';
import type { SharedWork, Wiring } from './wire-run.js';
import { wireRun } from './wire-run.js';

/** What is heard while the run goes on. */
export interface PlayObserver {
  readonly wake?: (record: WakeRecord) => void;
  readonly log?: (record: LogRecord) => void;
  readonly threshold?: (record: ThresholdRecord) => void;
  /** Each wake that the engine asks about, before it is answered. */
  readonly invoked?: (invocation: Invocation) => void;
  /** `share` of the run is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

interface PlayOptions {
  readonly observer?: PlayObserver;
  readonly sampling?: Sampling;
  readonly shared?: SharedWork;
}

export interface PlayedRun {
  readonly results: EngineResults;
  /** In the order of the org's agents. */
  readonly prices: readonly InvocationPrice[];
  /** Cost of one hour if every agent polled. */
  readonly allPollingNano: bigint;
  readonly wiring: Wiring;
  /** Why an agent sleeps at the end, and what wakes it next. */
  readonly explain: Engine['explain'];
}

/** Throws an OrgsimError for a script or events that cannot be read. */
export function playRun(
  plan: RunPlan,
  { observer = {}, sampling, shared }: PlayOptions = {},
): PlayedRun {
  const { org, ticks, prices } = plan;
  const wiring = wirePlan(plan, shared);
  const engine = createEngine(plan.engine, {
    org,
    ticks,
    calendar: calendarOf(plan),
    outside: wiring.outside,
    prices,
    ...(sampling !== undefined && { sampling }),
    observer: {
      ...(observer.wake !== undefined && { wake: (record) => observer.wake?.(record) }),
      ...(observer.log !== undefined && { log: (record) => observer.log?.(record) }),
      ...(observer.threshold !== undefined && {
        threshold: (record) => observer.threshold?.(record),
      }),
    },
  });
  drive(engine, wiring.behavior, ticks, observer);
  const results = engine.results();
  const { costNano: allPollingNano } = costAllPolling(org, prices, busyPerHour(results, org));
  const explain = (agent: string): AgentExplanation => engine.explain(agent);
  return { results, prices, allPollingNano, wiring, explain };
}

/** How often each agent woke and had something to act on. */
export function busyPerHour(
  { agents, ticks }: EngineResults,
  { tickSeconds }: RunPlan['org'],
): number[] {
  const hours = (ticks * tickSeconds) / 3600;
  return agents.map(({ tally }) => {
    if (hours === 0) return 0;
    const { invocations, idlePolls, eventWakes, actedWakes } = tally;
    return (invocations - idlePolls - (eventWakes - actedWakes)) / hours;
  });
}

/** Who acts in the run and what happens to them. Throws an OrgsimError for a script or events that cannot be read. */
export function wirePlan(plan: RunPlan, shared: SharedWork = {}): Wiring {
  const { org, ticks, wiring, activity } = plan;
  if (activity !== null) return wireActivity(org, ticks, wiring.seed, activity);
  return wireRun(org, ticks, calendarOf(plan), wiring, shared);
}

/** The ticks of the run in the org's own time. */
export function calendarOf({ org, startMs }: RunPlan): Calendar {
  const { timezone, tickSeconds, policies } = org;
  const { workingHours } = policies;
  return createCalendar({ timezone, startMs, tickSeconds, workingHours, readCron: parseCron });
}

/** How far a run is is reported after so many agents asked, which are some milliseconds, and after each part of its ticks. */
const ASKED_BETWEEN_REPORTS = 1000;
const REPORTED_PARTS = 100;

/** A dry run answers at once. */
function drive(
  engine: Engine,
  behavior: Behavior,
  ticks: number,
  { invoked, progress }: PlayObserver,
): void {
  const answer = (invocation: Invocation): Answer => behavior.answer(invocation);
  let asked = 0;
  let reportAt = 0;
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    const { invocations } = wave;
    if (invoked !== undefined) invocations.forEach(invoked);
    engine.answerWave(invocations.map(answer));
    asked += invocations.length;
    if (asked < ASKED_BETWEEN_REPORTS && wave.tick < reportAt) continue;
    asked = 0;
    reportAt = wave.tick + ticks / REPORTED_PARTS;
    progress?.(wave.tick / ticks);
  }
}
