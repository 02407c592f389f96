// Between which bounds the cost of an agent lies: a floor that is spent with no event at all, and a ceiling that no storm
// of events passes. Reference prices; money in whole nano-dollars; a model without a price has no bounds, never $0.

import { WEEK_HOURS } from '#base/hours';
import type { NanoUsd } from '#base/money';
import { sumNanoUsd } from '#base/money';
import { invocationPrice } from '#cost/invocation-price';
import type { Agent, Trigger } from '#org/types';
import { countMostWakes } from './most-wakes.js';
import { countQuietWakes } from './quiet-wakes.js';
import type { WakeClock } from './wake-clock.js';
import type { WakeGraph } from './wake-graph.js';

/** Null where the model has no price. */
export interface CostBounds {
  readonly floorNano: NanoUsd | null;
  readonly ceilingNano: NanoUsd | null;
}

/** Sums over agents: a lower bound where some are unpriced. */
export interface OrgCostBounds {
  readonly floorNano: bigint;
  readonly ceilingNano: bigint;
  /** Names of the agents whose model has no price. */
  readonly unpriced: readonly string[];
}

/** Agents with the same timing have the same wakes: counted once for each clock. */
const floorCounts = new WeakMap<WakeClock, Map<string, number>>();
const ceilingCounts = new WeakMap<WakeClock, Map<string, number>>();

/** Wakes in the ticks 0 to `ticks - 1` if nothing happens; budgets aside. */
export function floorWakes(clock: WakeClock, trigger: Trigger, ticks: number): number {
  return recall(floorCounts, clock, timingKey(trigger, ticks), () =>
    countQuietWakes(trigger, clock.calendar, ticks),
  );
}

/** Most wakes in the ticks 0 to `ticks - 1`, critical messages aside. */
export function ceilingWakes(clock: WakeClock, trigger: Trigger, ticks: number): number {
  return recall(ceilingCounts, clock, timingKey(trigger, ticks), () =>
    countMostWakes(trigger, clock.calendar, ticks),
  );
}

/**
 * What `hours` hours of one agent cost, on average over a week from the run's start: at least, if nothing happens, and at
 * most, critical messages aside. Thresholds count in the ceiling only; budgets in neither.
 */
export function costBounds({ clock, org }: WakeGraph, agent: Agent, hours: number): CostBounds {
  const { trigger } = agent;
  const ticks = Math.floor((WEEK_HOURS * 3600) / org.tickSeconds);
  const { costNano, idleCostNano } = invocationPrice(agent);
  const cost = (wakes: number, price: NanoUsd | null): NanoUsd | null =>
    price === null ? null : Math.round((wakes * price * hours) / WEEK_HOURS);
  const idlePrice = trigger.mode === 'polling' ? idleCostNano : costNano;
  return {
    floorNano: cost(floorWakes(clock, trigger, ticks), idlePrice),
    ceilingNano: cost(ceilingWakes(clock, trigger, ticks), costNano),
  };
}

/** The same for all agents together. */
export function orgCostBounds(graph: WakeGraph, hours: number): OrgCostBounds {
  const floors: NanoUsd[] = [];
  const ceilings: NanoUsd[] = [];
  const unpriced: string[] = [];
  for (const { agent } of graph.nodes) {
    const { floorNano, ceilingNano } = costBounds(graph, agent, hours);
    if (floorNano !== null) floors.push(floorNano);
    if (ceilingNano !== null) ceilings.push(ceilingNano);
    if (floorNano === null || ceilingNano === null) unpriced.push(agent.name);
  }
  return { floorNano: sumNanoUsd(floors), ceilingNano: sumNanoUsd(ceilings), unpriced };
}

/** The same for agents that wake at the same times if nothing happens. */
export function timingKey(trigger: Trigger, ticks: number): string {
  const { mode, tickInterval, cooldownTicks, maxSleepTicks, timers, thresholds } = trigger;
  return JSON.stringify([
    ticks,
    mode,
    tickInterval,
    cooldownTicks,
    maxSleepTicks,
    timers.map(({ cron }) => cron),
    thresholds.map((threshold) => threshold.cooldownTicks),
  ]);
}

function recall(
  memory: WeakMap<WakeClock, Map<string, number>>,
  clock: WakeClock,
  key: string,
  count: () => number,
): number {
  const known = memory.get(clock) ?? new Map<string, number>();
  memory.set(clock, known);
  const value = known.get(key) ?? count();
  known.set(key, value);
  return value;
}
