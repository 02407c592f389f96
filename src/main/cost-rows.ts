// What the dollars of each row of agents are spent on, and of each department and model.

import { nanoUsd } from '#base/money';
import { sum } from '#base/sum';
import type { AgentEstimate } from '#cost/estimate/types';
import { groupAgents } from '#metrics/name-groups';
import type { CostLine } from './cost-lines.js';
import { costLines } from './cost-lines.js';

/** US dollars an hour by what they are spent on; they add up to what the agents cost. */
export interface CostParts {
  /** Calls that find work: wakes for messages, and polls that find some. */
  readonly work: number;
  /** Polls that find nothing. */
  readonly idle: number;
  /** Timers, and wakes after the longest sleep. */
  readonly upkeep: number;
}

/** Agents that differ in nothing that costs. */
export interface CostRow extends CostLine {
  readonly agent: AgentEstimate;
  /** On a model that is known to cost nothing. */
  readonly isFree: boolean;
  /** Of all of them; null where the model is unpriced. */
  readonly parts: CostParts | null;
}

/** Agents that have something in common, as the share of the bill that they are. */
export interface CostSlice {
  readonly name: string;
  readonly count: number;
  /** All of them on models that are known to cost nothing. */
  readonly isFree: boolean;
  /** Of those that are priced; null where none is. */
  readonly parts: CostParts | null;
  /** Agents that are not in it, or only in part. */
  readonly missing: number;
}

/** In the order of the file, members of one Count together. */
export function costRows(agents: readonly AgentEstimate[]): readonly CostRow[] {
  return costLines(agents, 'agent', false).flatMap((line): CostRow[] => {
    const { agent, count } = line;
    if (agent === null) return [];
    const each = partsOf(agent);
    const parts = each === null ? null : addParts(Array.from({ length: count }, () => each));
    const isFree = agent.prices.event === 0 && agent.prices.most === 0;
    return [{ ...line, agent, isFree, parts }];
  });
}

/** The dearest first. */
export function costSlices(
  rows: readonly CostRow[],
  nameOf: (row: CostRow) => string,
): readonly CostSlice[] {
  return groupAgents(rows, nameOf)
    .flatMap((members) => (members[0] === undefined ? [] : [sliceOf(nameOf(members[0]), members)]))
    .toSorted((a, b) => wholeOf(b.parts) - wholeOf(a.parts));
}

/** For a chart: the dearest of them, and all others together, if there are more than one. */
export function dearestRows(
  rows: readonly CostRow[],
  most: number,
): { readonly dearest: readonly CostRow[]; readonly others: CostSlice | null } {
  const sorted = rows
    .filter(({ parts }) => parts !== null)
    .toSorted((a, b) => wholeOf(b.parts) - wholeOf(a.parts));
  if (sorted.length <= most + 1) return { dearest: sorted, others: null };
  return { dearest: sorted.slice(0, most), others: sliceOf('others', sorted.slice(most)) };
}

function sliceOf(name: string, rows: readonly CostRow[]): CostSlice {
  const parts = rows.flatMap((row) => row.parts ?? []);
  return {
    name,
    count: sum(rows.map(({ count }) => count)),
    isFree: rows.every(({ isFree }) => isFree),
    parts: parts.length === 0 ? null : addParts(parts),
    missing: sum(rows.map(({ unpriced, unknownRate }) => unpriced + unknownRate)),
  };
}

/**
 * What is not idle is shared out by the dollars of each kind of call: a cooldown, or hours in which nobody works, cut them
 * all alike.
 */
function partsOf({ costPerHour, idleCostPerHour, wakes, prices }: AgentEstimate): CostParts | null {
  if (costPerHour === null || idleCostPerHour === null) return null;
  const rest = Math.max(0, costPerHour.expected - idleCostPerHour);
  const work = wakes.busyPolls * (prices.busyPoll ?? 0) + wakes.events * (prices.event ?? 0);
  const upkeep = (wakes.timers + wakes.safety) * (prices.event ?? 0);
  const share = work + upkeep === 0 ? 1 : work / (work + upkeep);
  return { work: rest * share, idle: idleCostPerHour, upkeep: rest * (1 - share) };
}

function addParts(all: readonly CostParts[]): CostParts {
  return {
    work: sum(all.map(({ work }) => work)),
    idle: sum(all.map(({ idle }) => idle)),
    upkeep: sum(all.map(({ upkeep }) => upkeep)),
  };
}

/** In whole nano-dollars, to sort by: what arithmetic leaves makes no difference between equals. */
function wholeOf(parts: CostParts | null): number {
  return parts === null ? -1 : nanoUsd(parts.work + parts.idle + parts.upkeep);
}
