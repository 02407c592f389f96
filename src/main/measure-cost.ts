// The truth of a recorded run beside the estimate of its org: the use case behind `orgsim cost --from`.

import { sum } from '#base/sum';
import type { AgentEstimate, CostEstimate } from '#cost/estimate/types';
import { groupAgents, nameAgents } from '#metrics/name-groups';
import type { Org } from '#org/types';
import type { MeasureSetup, Recorded, Seen } from './read-run.js';
import { readRun } from './read-run.js';

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
  readonly source: Recorded['source'];
  readonly calls: number;
  readonly unreadable: number;
  /** Hours that the record covers, and who says so; null where nothing does. */
  readonly hours: number | null;
  readonly hoursFrom: Recorded['hoursFrom'];
  readonly rows: readonly MeasuredRow[];
  readonly total: { readonly estimated: CostFigures; readonly measured: CostFigures };
  /** Rows whose cost is not in the totals: no price is known. */
  readonly unpriced: number;
}

/** Throws an OrgsimError for files that cannot be read, or that record neither calls nor wakes. */
export function measureCost(setup: MeasureSetup): MeasuredReport {
  const { org, estimate } = setup;
  const { source, calls, unreadable, hours, hoursFrom, byOwner } = readRun(setup);
  const all = [...byOwner.values()];
  const priced = all.filter(({ costUsd }) => costUsd !== null);
  return {
    org: org.name,
    pricing: estimate.pricing,
    source,
    calls,
    unreadable,
    hours,
    hoursFrom,
    rows: [...agentRows(setup, byOwner, hours), ...strangerRows(org, byOwner, hours)],
    total: {
      estimated: estimatedFigures(estimate.agents),
      measured: figuresOf(priced, hours, all),
    },
    unpriced: all.length - priced.length,
  };
}

const NOTHING_SEEN: Seen = { wakes: 0, tokens: 0, costUsd: 0 };

function agentRows(
  { org, estimate }: MeasureSetup,
  byOwner: ReadonlyMap<string, Seen>,
  hours: number | null,
): MeasuredRow[] {
  const people = new Map(org.agents.map((agent) => [agent.id, agent]));
  return groupAgents(estimate.agents, ({ groupKey }) => groupKey).map((group) => {
    const ids = group.map(({ id }) => id);
    return {
      name: nameAgents(ids.flatMap((id) => people.get(id) ?? [])),
      department: group[0]?.department ?? null,
      count: group.length,
      ids,
      estimated: estimatedFigures(group),
      measured: figuresOf(
        ids.map((id) => byOwner.get(id) ?? NOTHING_SEEN),
        hours,
      ),
    };
  });
}

/** What is nobody's of the org, by name. */
function strangerRows(
  { agents }: Org,
  byOwner: ReadonlyMap<string, Seen>,
  hours: number | null,
): MeasuredRow[] {
  const ids = new Set(agents.map(({ id }) => id));
  return [...byOwner]
    .filter(([owner]) => !ids.has(owner))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, seen]) => ({
      name,
      department: null,
      count: 1,
      ids: [],
      estimated: null,
      measured: figuresOf([seen], hours),
    }));
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
