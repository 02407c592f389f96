// The dashboard of the design note, as data: six agents with its wakes, costs and utilization.

import { costAllPolling } from '#cost/all-polling';
import { invocationPrice } from '#cost/invocation-price';
import { measure } from '#engine/measure';
import type { EngineResults } from '#engine/results';
import type { Tally } from '#engine/tally';
import { emptyTally } from '#engine/tally';
import type { InvocationPrice } from '#engine/types';
import type { RunReport } from '#main/run-report';
import { dashboardRows } from '#metrics/dashboard-rows';
import { healthRows } from '#metrics/health-rows';
import { HEALTHY_WORDS } from '#metrics/healthy-ranges';
import { groupRows } from '#metrics/row-groups';
import { summarizeRun } from '#metrics/summarize-run';
import { overviewTokens } from '#metrics/token-overview';
import type { Agent, Org } from '#org/types';
import { agentOf, orgOf } from '../cost/sample-org.js';

/** What an agent did in an hour of 120 ticks. */
export interface Hour {
  readonly agent: Agent;
  /** Of an event-driven agent. */
  readonly events?: number;
  /** Of its events, safety wakes that found nothing. */
  readonly empty?: number;
  /** Of a polling agent; the rest of 120 are idle. */
  readonly busyPolls?: number;
  readonly pending?: number;
  readonly unacknowledged?: number;
  /** Counts beside those that follow from the above. */
  readonly counts?: Partial<Tally>;
}

const worker = (number: number): Agent =>
  agentOf({
    id: `worker-${number}`,
    name: `Worker ${number}`,
    member: number,
    reportsTo: 'eng-lead',
  });

const lead = (name: string): Agent =>
  agentOf({
    id: name.toLowerCase().replace(' ', '-'),
    name,
    level: 7,
    model: 'claude-sonnet',
    reportsTo: 'coo',
    activity: { kind: 'events', perHour: { low: 15, high: 15 } },
    trigger: { mode: 'event-driven' },
  });

export const coo = agentOf({
  id: 'coo',
  name: 'COO',
  level: 10,
  model: 'claude-opus',
  activity: { kind: 'events', perHour: { low: 5, high: 5 } },
  trigger: { mode: 'event-driven' },
});

export const DASHBOARD: readonly Hour[] = [
  { agent: coo, events: 4 },
  { agent: lead('Eng Lead'), events: 18 },
  { agent: lead('Mkt Lead'), events: 8 },
  { agent: worker(1), busyPolls: 98 },
  { agent: worker(2), busyPolls: 109 },
  { agent: worker(3), busyPolls: 54 },
];

/** The report of an hour in which each agent did what is said, priced by the reference table. */
export function reportOf(
  hours: readonly Hour[],
  orgParts: Partial<Org> = {},
  all = false,
): RunReport {
  const org = orgOf({ name: 'Sample', agents: hours.map(({ agent }) => agent), ...orgParts });
  const prices = org.agents.map(invocationPrice);
  const results = resultsOf(hours, prices);
  const summary = summarizeRun({
    org,
    results,
    prices,
    allPollingNano: costAllPolling(
      org,
      prices,
      org.agents.map(() => 0),
    ).costNano,
    timeOf: (tick) => `tick ${tick}`,
    halfTime: null,
  });
  const groups = groupRows(org.agents, summary.agents, all);
  return {
    org: org.name,
    agentCount: org.agents.length,
    seed: 1,
    tickSeconds: org.tickSeconds,
    ticks: results.ticks,
    summary,
    rows: dashboardRows(groups),
    healthRows: healthRows(groups),
    healthyRanges: HEALTHY_WORDS,
    tokens: overviewTokens(groups, results, summary.orgMetrics),
    advising: {
      basis: 'quick',
      isBySize: true,
      isWithoutWork: false,
      trials: 0,
      refuted: 0,
      together: null,
    },
    premises: {
      pricing: {
        name: 'reference',
        asOf: '2026-03',
        source: 'the design note',
        tokens: { input: 4000, output: 1000 },
        cache: null,
      },
      ownTokens: 0,
      start: 'Monday 2026-01-05 00:00',
      timezone: 'UTC',
      behavior: 'flow',
      workload: '4.8 orders an hour',
      workingHours: null,
    },
  };
}

function resultsOf(hours: readonly Hour[], prices: readonly InvocationPrice[]): EngineResults {
  const ticks = 120;
  const agents = hours.map((hour, index) => {
    const { agent, events = 0, empty = 0, busyPolls = 0, pending = 0, unacknowledged = 0 } = hour;
    const isPolling = agent.trigger.mode === 'polling';
    const invocations = isPolling ? ticks : events;
    const price = prices[index];
    const tally = emptyTally();
    Object.assign(tally, { agentTicks: ticks, invocations, tokens: invocations * 5000 });
    tally.wakes.poll = isPolling ? ticks : 0;
    tally.idlePolls = isPolling ? ticks - busyPolls : 0;
    tally.wakes.message = isPolling ? 0 : events - empty;
    tally.wakes.safety = empty;
    tally.eventWakes = isPolling ? 0 : events;
    tally.actedWakes = isPolling ? 0 : events - empty;
    tally.queueDepth = pending;
    tally.received = events - empty + pending;
    tally.processed = events - empty;
    tally.costNano = (price?.costNano ?? 0) * invocations;
    tally.unpriced = price?.costNano === null ? invocations : 0;
    Object.assign(tally, hour.counts);
    const { mode } = agent.trigger;
    return {
      id: agent.id,
      mode,
      tally,
      pending,
      workInProgress: false,
      holds: [],
      budgets: [],
      unacknowledged,
    };
  });
  const tallyOf = (id: string) => agents.find((agent) => agent.id === id)?.tally ?? emptyTally();
  return {
    ticks,
    agents,
    budgets: [],
    principalReceived: 0,
    escalationsPastManagers: 0,
    configRequests: [],
    tallyOf: (_scope, id) => tallyOf(id),
    measure: (metric, _scope, id) =>
      measure(metric, tallyOf(id), { ticks, tickSeconds: 30, budgetUsed: undefined }),
  };
}
