// The truth of a recorded run beside the estimate of its org: the use case behind `orgsim cost --from`.

import { OrgsimError } from '#base/errors';
import type { CallRecord } from '#cost/calls/call-record';
import { inputOf } from '#cost/calls/call-usage';
import type { AgentEstimate, CostEstimate } from '#cost/estimate/types';
import type { Pricing } from '#cost/prices/pricing';
import { readLines } from '#io/read-lines';
import { groupAgents, nameAgents } from '#metrics/name-groups';
import type { Org } from '#org/types';
import { costOf } from './calibrate-org.js';
import type { RecordedCalls } from './read-calls.js';
import { readTrace } from './read-trace.js';
import type { RecordOwners } from './record-calls.js';
import { recordCalls } from './record-calls.js';

/** By the hour, or of an average wake; null where it is not known. */
export interface CostFigures {
  readonly wakesPerHour: number | null;
  readonly tokensPerWake: number | null;
  readonly costPerWake: number | null;
  readonly costPerHour: number | null;
}

export interface MeasuredRow {
  /** Members of a Count are one row. */
  readonly name: string;
  readonly department: string | null;
  readonly count: number;
  readonly ids: readonly string[];
  /** Null of calls that are nobody's of the org. */
  readonly estimated: CostFigures | null;
  readonly measured: CostFigures;
}

export interface MeasuredReport {
  readonly org: string;
  readonly pricing: CostEstimate['pricing'];
  /** A trace has wakes alone: their cost is then that of estimated wakes. */
  readonly source: 'calls' | 'trace';
  readonly calls: number;
  readonly unreadable: number;
  /** Hours that the record covers, and who says so; null where nothing does. */
  readonly hours: number | null;
  readonly hoursFrom: 'run' | 'timestamps' | 'trace' | null;
  readonly rows: readonly MeasuredRow[];
  readonly total: { readonly estimated: CostFigures; readonly measured: CostFigures };
  /** Rows whose cost is not in the totals: no price is known. */
  readonly unpriced: number;
}

export interface MeasureSetup {
  readonly files: readonly string[];
  readonly owners: RecordOwners;
  readonly org: Org;
  readonly estimate: CostEstimate;
  readonly pricing: Pricing;
}

/** Sums over the calls, or the wakes, of some agents. */
interface Seen {
  wakes: number;
  tokens: number | null;
  costUsd: number | null;
}

/** What was recorded, whatever the file: by agent, or under another name what is nobody's. */
interface Recorded {
  readonly source: MeasuredReport['source'];
  readonly calls: number;
  readonly unreadable: number;
  readonly hours: number | null;
  readonly hoursFrom: MeasuredReport['hoursFrom'];
  readonly byOwner: ReadonlyMap<string, Seen>;
}

/** Throws an OrgsimError for files that cannot be read, or that record neither calls nor wakes. */
export function measureCost(setup: MeasureSetup): MeasuredReport {
  const { org, estimate, files } = setup;
  const traces = files.filter(isTrace);
  const [trace] = traces;
  if (trace !== undefined && files.length > 1) {
    throw new OrgsimError(
      'usage',
      `${trace} is the trace of a run, and stands for all of it.`,
      'Name it alone.',
    );
  }
  const recorded = trace === undefined ? seenCalls(setup) : seenWakes(setup, trace);
  const { hours, byOwner } = recorded;
  const people = new Map(org.agents.map((agent) => [agent.id, agent]));
  const groups = groupAgents(estimate.agents, ({ groupKey }) => groupKey);
  const rows = groups.map((group): MeasuredRow => {
    const ids = group.map(({ id }) => id);
    return {
      name: nameAgents(ids.flatMap((id) => people.get(id) ?? [])),
      department: group[0]?.department ?? null,
      count: group.length,
      ids,
      estimated: estimatedFigures(group),
      measured: figuresOf(
        ids.map((id) => byOwner.get(id) ?? { wakes: 0, tokens: 0, costUsd: 0 }),
        hours,
      ),
    };
  });
  const strangers = [...byOwner]
    .filter(([owner]) => !people.has(owner))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([owner, seen]): MeasuredRow => ({
        name: owner,
        department: null,
        count: 1,
        ids: [],
        estimated: null,
        measured: figuresOf([seen], hours),
      }),
    );
  const all = [...byOwner.values()];
  return {
    org: org.name,
    pricing: estimate.pricing,
    source: recorded.source,
    calls: recorded.calls,
    unreadable: recorded.unreadable,
    hours,
    hoursFrom: recorded.hoursFrom,
    rows: [...rows, ...strangers],
    total: {
      estimated: estimatedFigures(estimate.agents),
      measured: figuresOf(
        all.filter(({ costUsd }) => costUsd !== null),
        hours,
        all,
      ),
    },
    unpriced: all.filter(({ costUsd }) => costUsd === null).length,
  };
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
    const tokens = calls.reduce((sum, { usage }) => sum + inputOf(usage) + usage.outputTokens, 0);
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

function estimatedFigures(agents: readonly AgentEstimate[]): CostFigures {
  const isKnown = agents.every(({ arrivals }) => arrivals.perHour !== null);
  const wakes = sum(agents.map(({ wakes: { total } }) => total.expected));
  const tokens = sum(agents.map(({ tokensPerHour }) => tokensPerHour.expected));
  const costs = agents.flatMap(({ costPerHour }) =>
    costPerHour === null ? [] : [costPerHour.expected],
  );
  const cost = costs.length === 0 ? null : sum(costs);
  return {
    wakesPerHour: isKnown ? wakes : null,
    tokensPerWake: wakes === 0 ? null : tokens / wakes,
    costPerWake: cost === null || wakes === 0 || costs.length < agents.length ? null : cost / wakes,
    costPerHour: cost,
  };
}

/** Costs are those of `seen`, wakes and tokens those of `all`. */
function figuresOf(seen: readonly Seen[], hours: number | null, all = seen): CostFigures {
  const wakes = sum(all.map((each) => each.wakes));
  const tokens = all.every((each) => each.tokens !== null)
    ? sum(all.map((each) => each.tokens ?? 0))
    : null;
  const isPriced = seen.length > 0 && seen.every((each) => each.costUsd !== null);
  const cost = isPriced ? sum(seen.map((each) => each.costUsd ?? 0)) : null;
  return {
    wakesPerHour: hours === null ? null : wakes / hours,
    tokensPerWake: tokens === null || wakes === 0 ? null : tokens / wakes,
    costPerWake: cost === null || wakes === 0 || seen.length < all.length ? null : cost / wakes,
    costPerHour: cost === null || hours === null ? null : cost / hours,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
