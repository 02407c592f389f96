// Several runs of an org on its declared activity as one set of figures beside the estimate: rates by cause, tokens and cost, each
// with how far it may be off. Pure; formats nothing.

import type { AgentEstimate, CostEstimate } from '#cost/estimate/types';
import type { HoldKind } from '#engine/hold-kind';
import type { Agreement } from '#metrics/agreement';
import { agreementOf } from '#metrics/agreement';
import type { Estimate } from '#metrics/estimate';
import { estimateMean } from '#metrics/estimate';
import { groupAgents, nameAgents } from '#metrics/name-groups';
import type { AgentSeedFigures, SeedFigures } from '#metrics/seed-figures';
import type { Org } from '#org/types';

/** By the hour. A wake of several causes counts under each. */
const CAUSES = [
  'busyPolls',
  'idlePolls',
  'events',
  'timers',
  'thresholds',
  'safety',
  'continued',
] as const;
type SimulatedCause = (typeof CAUSES)[number];

export interface SimulatedFigures {
  /** All by the hour. */
  readonly wakes: Estimate;
  readonly byCause: Readonly<Record<SimulatedCause, Estimate>>;
  readonly tokens: Estimate;
  /** Without a mean where no model has a price; of those that have one where some have. */
  readonly cost: Estimate;
  /** Of that, what polls that find nothing cost. */
  readonly idleCost: Estimate;
}

/** What held an agent, or several: how often it began in an hour, in all of them together. */
interface SimulatedHold {
  readonly kind: HoldKind;
  readonly perHour: number;
}

export interface SimulatedAgent extends SimulatedFigures {
  readonly id: string;
  readonly holds: readonly SimulatedHold[];
  readonly agreement: Agreement;
}

/** Agents of one Count, or one agent. */
export interface SimulatedGroup extends SimulatedFigures {
  readonly name: string;
  readonly department: string | null;
  readonly count: number;
  readonly unpriced: number;
  readonly unknownRate: number;
  readonly estimate: { readonly wakes: number; readonly cost: number };
  readonly holds: readonly SimulatedHold[];
  readonly agreement: Agreement;
}

export interface SimulatedCost {
  readonly seeds: readonly number[];
  readonly ticks: number;
  readonly tickSeconds: number;
  readonly agents: readonly SimulatedAgent[];
  readonly groups: readonly SimulatedGroup[];
  readonly totals: SimulatedFigures & { readonly agreement: Agreement };
}

/** The estimate and the runs are of the org: its agents in its order. */
export function summarizeSimulation(
  org: Org,
  estimate: CostEstimate,
  runs: readonly SeedFigures[],
  ticks: number,
): SimulatedCost {
  const hours = (ticks * estimate.tickSeconds) / 3600;
  const figuresOf = (agents: readonly AgentEstimate[]) => {
    const places = agents.map((agent) => estimate.agents.indexOf(agent));
    return summarize(
      agents,
      runs.map(({ agents: all }) => places.flatMap((at) => all[at] ?? [])),
      hours,
    );
  };
  const groups = groupAgents(estimate.agents, ({ groupKey }) => groupKey);
  return {
    seeds: runs.map(({ seed }) => seed),
    ticks,
    tickSeconds: estimate.tickSeconds,
    agents: estimate.agents.map((agent) => ({ id: agent.id, ...figuresOf([agent]) })),
    groups: groups.map((agents) => ({ ...headOf(org, agents), ...figuresOf(agents) })),
    totals: figuresOf(estimate.agents),
  };
}

function headOf(org: Org, agents: readonly AgentEstimate[]) {
  const ids = new Set(agents.map(({ id }) => id));
  return {
    name: nameAgents(org.agents.filter(({ id }) => ids.has(id))),
    department: agents[0]?.department ?? null,
    count: agents.length,
    unpriced: agents.filter(({ unpricedWhy }) => unpricedWhy !== null).length,
    unknownRate: agents.filter(({ arrivals }) => arrivals.perHour === null).length,
    estimate: {
      wakes: sum(agents, ({ wakes }) => wakes.total.expected),
      cost: sum(agents, ({ costPerHour }) => costPerHour?.expected ?? 0),
    },
  };
}

/** `runs` have the figures of these agents, run by run. */
function summarize(
  agents: readonly AgentEstimate[],
  runs: readonly (readonly AgentSeedFigures[])[],
  hours: number,
) {
  const meanOf = (of: (figures: AgentSeedFigures, index: number) => number): Estimate =>
    estimateMean(runs.map((figures) => sum(figures, of) / hours));
  const isPriced = agents.some(({ unpricedWhy }) => unpricedWhy === null);
  const dollars = (of: (figures: AgentSeedFigures, index: number) => number): Estimate =>
    isPriced ? meanOf(of) : estimateMean([]);
  const cost = dollars(({ cost: own }) => own ?? 0);
  const wakes = meanOf(({ invocations }) => invocations);
  return {
    wakes,
    byCause: byCause(meanOf),
    tokens: meanOf(({ tokens }) => tokens),
    cost,
    idleCost: dollars(({ idlePolls }, index) => idlePolls * (agents[index]?.prices.idlePoll ?? 0)),
    holds: holdsOf(runs, hours),
    agreement: agreementOn(agents, { wakes, cost }, hours),
  };
}

/** On wakes and on cost: the difference is that of the wakes, where these differ. */
function agreementOn(
  agents: readonly AgentEstimate[],
  { wakes, cost }: Pick<SimulatedFigures, 'wakes' | 'cost'>,
  hours: number,
): Agreement {
  // The run cuts off a part of a sleep, or of an interval, of each agent.
  const estimatedWakes = sum(agents, (agent) => agent.wakes.total.expected);
  const onWakes = agreementOf(wakes, estimatedWakes, { slack: agents.length / hours });
  if (onWakes.verdict !== 'agrees' || cost.mean === null) return onWakes;
  const estimatedCost = sum(agents, ({ costPerHour }) => costPerHour?.expected ?? 0);
  const dearest = sum(agents, ({ prices }) => prices.most ?? 0);
  return agreementOf(cost, estimatedCost, { slack: dearest / hours });
}

function byCause(
  meanOf: (of: (figures: AgentSeedFigures) => number) => Estimate,
): Readonly<Record<SimulatedCause, Estimate>> {
  return {
    busyPolls: meanOf(({ wakes, idlePolls }) => wakes.poll - idlePolls),
    idlePolls: meanOf(({ idlePolls }) => idlePolls),
    events: meanOf(({ wakes }) => wakes.message),
    timers: meanOf(({ wakes }) => wakes.timer),
    thresholds: meanOf(({ wakes }) => wakes.threshold),
    safety: meanOf(({ wakes }) => wakes.safety),
    continued: meanOf(({ wakes }) => wakes.continue),
  };
}

function holdsOf(runs: readonly (readonly AgentSeedFigures[])[], hours: number): SimulatedHold[] {
  const times = new Map<HoldKind, number>();
  for (const hold of runs.flat().flatMap(({ holds }) => holds))
    times.set(hold.kind, (times.get(hold.kind) ?? 0) + hold.times);
  return [...times].map(([kind, count]) => ({ kind, perHour: count / hours / runs.length }));
}

function sum<T>(items: readonly T[], of: (item: T, index: number) => number): number {
  return items.reduce((total, item, index) => total + of(item, index), 0);
}
