// Between which bounds the cost of an agent lies: a floor that is spent with no event at all, and a ceiling that no storm
// of events passes. Reference prices; money in whole nano-dollars; a model without a price has no bounds, never $0.

import type { NanoUsd } from '#base/money';
import { invocationPrice } from '#cost/invocation-price';
import type { Agent, Trigger } from '#org/types';
import { countMostWakes } from './most-wakes.js';
import { countQuietWakes } from './quiet-wakes.js';
import type { WakeClock } from './wake-clock.js';
import type { WakeGraph } from './wake-graph.js';

/** What an hour costs, on average over a week from the run's start. Null where the model has no price. */
export interface CostBounds {
  readonly floorNano: NanoUsd | null;
  readonly ceilingNano: NanoUsd | null;
}

const WEEK_HOURS = 168;

/** Agents with the same timing have the same wakes: counted once for each clock. */
const floors = new WeakMap<WakeClock, Map<string, number>>();
const ceilings = new WeakMap<WakeClock, Map<string, number>>();

/** Wakes in the ticks 0 to `ticks - 1` if nothing happens; budgets aside. */
export function floorWakes(clock: WakeClock, trigger: Trigger, ticks: number): number {
  return recall(floors, clock, timingKey(trigger, ticks), () =>
    countQuietWakes(trigger, clock.calendar, ticks),
  );
}

/** Most wakes in the ticks 0 to `ticks - 1`, critical messages aside. */
export function ceilingWakes(clock: WakeClock, trigger: Trigger, ticks: number): number {
  return recall(ceilings, clock, timingKey(trigger, ticks), () =>
    countMostWakes(trigger, clock.calendar, ticks),
  );
}

/** The cost of one wake that finds nothing: the least that a wake of the agent costs. Null without a price. */
export function floorPriceNano(agent: Agent): NanoUsd | null {
  const { costNano, idleCostNano } = invocationPrice(agent);
  return agent.trigger.mode === 'polling' ? idleCostNano : costNano;
}

/** Floor and ceiling of one agent's cost an hour. */
export function costBounds({ clock, org }: WakeGraph, agent: Agent): CostBounds {
  const ticks = Math.floor((WEEK_HOURS * 3600) / org.tickSeconds);
  const perHour = (wakes: number, price: NanoUsd | null): NanoUsd | null =>
    price === null ? null : Math.round((wakes * price) / WEEK_HOURS);
  return {
    floorNano: perHour(floorWakes(clock, agent.trigger, ticks), floorPriceNano(agent)),
    ceilingNano: perHour(
      ceilingWakes(clock, agent.trigger, ticks),
      invocationPrice(agent).costNano,
    ),
  };
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
