// What a recorded run says of each agent, whatever it is recorded in: calls with their tokens, or a trace of wakes alone.

import { OrgsimError } from '#base/errors';
import type { CallRecord } from '#cost/calls/call-record';
import { tokensOf } from '#cost/calls/call-usage';
import type { AgentEstimate, CostEstimate } from '#cost/estimate/types';
import type { Pricing } from '#cost/prices/pricing';
import { readLines } from '#io/read-lines';
import type { Org } from '#org/types';
import { costOf } from './calibrate-org.js';
import type { RecordedCalls } from './read-calls.js';
import { readTrace } from './read-trace.js';
import type { RecordOwners } from './record-calls.js';
import { recordCalls } from './record-calls.js';

export interface MeasureSetup {
  readonly files: readonly string[];
  readonly owners: RecordOwners;
  readonly org: Org;
  readonly estimate: CostEstimate;
  readonly pricing: Pricing;
}

/** Sums over the calls, or the wakes, of some agents. */
export interface Seen {
  wakes: number;
  tokens: number | null;
  costUsd: number | null;
}

/** What was recorded, whatever the file: by agent, or under another name what is nobody's. */
export interface Recorded {
  readonly source: 'calls' | 'trace';
  readonly calls: number;
  readonly unreadable: number;
  readonly hours: number | null;
  readonly hoursFrom: 'run' | 'timestamps' | 'trace' | null;
  readonly byOwner: ReadonlyMap<string, Seen>;
}

/** Throws an OrgsimError for files that cannot be read, or that record neither calls nor wakes. */
export function readRun(setup: MeasureSetup): Recorded {
  const { files } = setup;
  const trace = files.find(isTrace);
  if (trace === undefined) return seenCalls(setup);
  if (files.length === 1) return seenWakes(setup, trace);
  throw new OrgsimError(
    'usage',
    `${trace} is the trace of a run, and stands for all of it.`,
    'Name it alone.',
  );
}

/** Whether the first line is one of `orgsim run --trace`. */
function isTrace(file: string): boolean {
  for (const line of readLines(file, 'patient')) {
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === 'object' && value !== null && 'reasons' in value && 'slept' in value;
    } catch {
      return false;
    }
  }
  return false;
}

function seenCalls({ files, owners, org, pricing }: MeasureSetup): Recorded {
  const recorded = recordCalls(files, owners, org);
  const groups = new Map<string, CallRecord[]>();
  for (const call of recorded.calls) {
    const owner = call.agent ?? `nobody's, on ${call.model}`;
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [call]);
    else group.push(call);
  }
  const byOwner = new Map<string, Seen>();
  for (const [owner, calls] of groups) {
    const tokens = calls.reduce((sum, { usage }) => sum + tokensOf(usage), 0);
    byOwner.set(owner, { wakes: calls.length, tokens, costUsd: costOf(calls, pricing) });
  }
  return {
    source: 'calls',
    calls: recorded.calls.length,
    unreadable: recorded.unreadable,
    ...hoursOf(recorded),
    byOwner,
  };
}

/** What the runs say of their length; else from the first call to the last one. */
function hoursOf({ runs, calls }: RecordedCalls): Pick<Recorded, 'hours' | 'hoursFrom'> {
  const seconds = runs.reduce((sum, { ticks, tickSeconds }) => sum + ticks * tickSeconds, 0);
  if (seconds > 0) return { hours: seconds / 3600, hoursFrom: 'run' };
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { atMs } of calls) {
    if (atMs === null) return { hours: null, hoursFrom: null };
    first = Math.min(first, atMs);
    last = Math.max(last, atMs);
  }
  return last > first
    ? { hours: (last - first) / 3_600_000, hoursFrom: 'timestamps' }
    : { hours: null, hoursFrom: null };
}

/** A trace has no tokens: each wake costs what the estimate says of one. */
function seenWakes({ estimate }: MeasureSetup, file: string): Recorded {
  const estimates = new Map(estimate.agents.map((agent) => [agent.id, agent]));
  const byOwner = new Map<string, Seen>();
  let [end, wakes] = [0, 0];
  for (const line of readTrace(readLines(file), file)) {
    end = Math.max(end, line.tick + (line.repeat - 1) * line.every);
    wakes += line.repeat;
    const seen = byOwner.get(line.agent) ?? { wakes: 0, tokens: null, costUsd: 0 };
    byOwner.set(line.agent, seen);
    seen.wakes += line.repeat;
    const cost = wakeCost(estimates.get(line.agent), line.idle, line.reasons.includes('poll'));
    seen.costUsd =
      seen.costUsd === null || cost === null ? null : seen.costUsd + cost * line.repeat;
  }
  const hours = ((end + 1) * estimate.tickSeconds) / 3600;
  return { source: 'trace', calls: wakes, unreadable: 0, hours, hoursFrom: 'trace', byOwner };
}

function wakeCost(
  agent: AgentEstimate | undefined,
  isIdle: boolean,
  isPoll: boolean,
): number | null {
  if (agent === undefined) return null;
  const { idlePoll, busyPoll, event } = agent.prices;
  return isIdle ? idlePoll : isPoll ? busyPoll : event;
}
