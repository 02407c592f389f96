// Why an agent woke last and how long it slept, from a recorded trace and log: nothing is run. What they cannot tell is
// null. The use case behind `orgsim why AGENT --trace`.

import { applyChange } from '#engine/config-desk';
import type { HoldKind } from '#engine/hold-kind';
import type { Reason } from '#engine/reason';
import type { Action } from '#engine/types';
import type { WakeTrigger } from '#org/names';
import type { Agent, Org, Trigger } from '#org/types';
import { findOneAgent } from './find-agents.js';
import type { Moment } from './parse-moment.js';
import { momentOf, timeLineOf } from './parse-moment.js';
import { startOf } from './plan-run.js';
import type { LogLine } from './read-log.js';
import { readLog } from './read-log.js';
import { asRefusal, isRefusalAbout } from './refusal.js';
import type { Wake, Wakes } from './trace-wakes.js';
import { findWakes } from './trace-wakes.js';
import type { RefusalReport, SwitchReport } from './why-report.js';

/** A recorded file. */
interface Recorded {
  readonly name: string;
  readonly lines: Iterable<string>;
}

export interface RecordedRun {
  readonly trace: Recorded;
  readonly log: Recorded | null;
  /** Of the run, where its ORG.md is given. */
  readonly org: Org | null;
  /** Where the run started, as `--start` says it. */
  readonly start: string | undefined;
  readonly at: string | undefined;
}

export interface TraceWhy {
  readonly trace: string;
  readonly agent: { readonly id: string; readonly name: string | null };
  /** Null without the ORG.md. */
  readonly tickSeconds: number | null;
  /** Whether the times suppose that the run started where runs start unless told otherwise. */
  readonly isStartSupposed: boolean;
  readonly at: Moment;
  /** The last wake of anybody: what came after it, the trace does not say. */
  readonly traceEnd: Moment;
  /** Null when it had not woken yet. */
  readonly lastWake: TraceWake | null;
  /** Its next wake, as recorded; null when the trace has none. */
  readonly nextWake: (Moment & { readonly reasons: readonly Reason[] }) | null;
  /** Since the last wake, up to `at`; null without a log. */
  readonly holds:
    | readonly (Moment & {
        readonly kind: HoldKind;
        /** As it stands at `at`: a release before that ended it. */
        readonly until: Moment | null;
        /** Where it came of a failed turn: why that failed. */
        readonly reason?: string;
      })[]
    | null;
  /** In the whole run up to `at`; null without a log. */
  readonly switches: readonly SwitchReport[] | null;
  readonly refusals: readonly RefusalReport[] | null;
  /** As the ORG.md says it, with the switches up to `at`; null without an ORG.md. */
  readonly trigger: Trigger | null;
}

interface TraceWake extends Moment {
  readonly wave: number;
  readonly reasons: readonly Reason[];
  readonly timers: readonly string[];
  readonly thresholds: readonly string[];
  readonly sleptTicks: number;
  readonly shown: {
    readonly count: number;
    readonly triggers: Readonly<Partial<Record<WakeTrigger, number>>>;
  };
  readonly isIdlePoll: boolean;
  /** Null without a log. */
  readonly actions: readonly Action[] | null;
  /** Why the turn failed, where the log says that it did. */
  readonly failure?: string;
}

/** Throws an OrgsimError for a broken line, with its number, and for an agent that is not there. */
export function whyTrace(wanted: string, recorded: RecordedRun): TraceWhy {
  const { org, trace, log, start } = recorded;
  const agent = org === null ? null : findOneAgent(org, wanted);
  const line = org === null ? null : timeLineOf(org, startOf(start, org.timezone));
  const clock = (tick: number): Moment => momentOf(tick, line);
  const wakes = findWakes(wanted, agent, recorded, line);
  const { at, end, id, last, next } = wakes;
  const logged = log === null ? null : readLogOf(wakes, log);
  return {
    trace: trace.name,
    agent: { id, name: agent?.name ?? null },
    tickSeconds: line?.tickSeconds ?? null,
    isStartSupposed: line !== null && start === undefined,
    at: clock(at),
    traceEnd: clock(end),
    lastWake: last === null ? null : describeWake(last, logged, clock),
    nextWake: next === null ? null : { ...clock(next.tick), reasons: next.reasons },
    holds: findHolds(logged, clock),
    switches: pickLog(logged, ['switch'], ({ tick, change, requestedBy, approvedBy, reason }) => [
      { ...clock(tick), change, requestedBy, approvedBy, reason },
    ]),
    refusals: pickLog(logged, ['refused', 'rejected'], (line) => {
      const { tick, ...refusal } = asRefusal(line);
      return [{ ...clock(tick), ...refusal }];
    }),
    trigger: agent === null ? null : switchedTrigger(agent, logged ?? []),
  };
}

/** Of earlier sleeps they tell nothing. */
const OF_ONE_SLEEP: ReadonlySet<LogLine['type']> = new Set([
  'action',
  'hold',
  'failure',
  'release',
]);

/** The lines about the agent up to the moment, of actions, holds and what begins and ends them those since its last wake alone. */
function readLogOf({ id, at, last }: Wakes, { lines, name }: Recorded): LogLine[] {
  const since = last?.tick ?? 0;
  const about: LogLine[] = [];
  for (const line of readLog(lines, name)) {
    const isOld = line.tick < since && OF_ONE_SLEEP.has(line.type);
    const isRefusal = line.type === 'refused' || line.type === 'rejected';
    const isAbout = isRefusal ? isRefusalAbout(line, id) : line.agent === id;
    if (isAbout && line.tick <= at && !isOld) about.push(line);
  }
  return about;
}

function switchedTrigger({ trigger }: Agent, logged: readonly LogLine[]): Trigger {
  const changes = pickLog(logged, ['switch'], ({ change }) => [change]) ?? [];
  return changes.reduce(applyChange, trigger);
}

function findHolds(
  logged: readonly LogLine[] | null,
  clock: (tick: number) => Moment,
): TraceWhy['holds'] {
  // One wake, so one failure; it begins one hold, and it is the only one that can be released.
  const failure = pickLog(logged, ['failure'], (line) => [line])?.at(-1);
  const release = pickLog(logged, ['release'], (line) => [line])?.at(-1);
  return pickLog(logged, ['hold'], ({ tick, hold: kind, until: end }) => {
    const isOfFailure = failure?.tick === tick && failure.hold === kind;
    const until = isOfFailure && release !== undefined ? release.until : end;
    return [
      {
        ...clock(tick),
        kind,
        until: until === null ? null : clock(until),
        ...(isOfFailure && { reason: failure.reason }),
      },
    ];
  });
}

function pickLog<Type extends LogLine['type'], Out>(
  logged: readonly LogLine[] | null,
  types: readonly Type[],
  pick: (line: Extract<LogLine, { type: Type }>) => readonly Out[],
): readonly Out[] | null {
  if (logged === null) return null;
  const isWanted = (line: LogLine): line is Extract<LogLine, { type: Type }> =>
    types.some((type) => type === line.type);
  return logged.filter(isWanted).flatMap(pick);
}

function describeWake(
  wake: Wake,
  logged: readonly LogLine[] | null,
  clock: (tick: number) => Moment,
): TraceWake {
  const { tick, wave, reasons, timers, thresholds, slept, pending, triggers, idle } = wake;
  const [failure] =
    pickLog(logged, ['failure'], (line) => (line.tick === tick ? [line.reason] : [])) ?? [];
  return {
    ...clock(tick),
    wave,
    reasons,
    timers,
    thresholds,
    ...(failure !== undefined && { failure }),
    sleptTicks: slept,
    shown: { count: pending, triggers },
    isIdlePoll: idle,
    actions: pickLog(logged, ['action'], (line) => (line.tick === tick ? [line.action] : [])),
  };
}
