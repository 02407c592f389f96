// How often an agent is invoked, in closed form: from its arrivals and its trigger. Knows no price.

import type { WakeTrigger } from '#org/names';
import { MESSAGE_TRIGGERS } from '#org/names';
import type { Trigger } from '#org/types';
import { mapSpread } from './spread.js';
import type { Spread, WakeRates } from './types.js';

export interface WakeSetup {
  readonly trigger: Trigger;
  readonly ticksPerHour: number;
  /** Arrivals an hour; null where nobody states them. */
  readonly arrivals: Spread | null;
  /** Fires an hour of all its timers. */
  readonly timersPerHour: number;
  /** Share of the time in which it may wake at all, 0 to 1: working hours. */
  readonly openShare: number;
}

export function wakeRates(setup: WakeSetup): WakeRates {
  return setup.trigger.mode === 'polling' ? pollRates(setup) : eventRates(setup);
}

function pollRates({
  trigger,
  ticksPerHour,
  arrivals,
  timersPerHour,
  openShare,
}: WakeSetup): WakeRates {
  const { tickInterval, cooldownTicks } = trigger;
  // A poll that falls into a cooldown is not made up for: the next one is an interval later.
  const ticks = tickInterval * Math.max(1, Math.ceil(cooldownTicks / tickInterval));
  const polls = (ticksPerHour / ticks) * openShare;
  const timers = timersPerHour * (1 - 1 / ticks);
  const chance = Math.min(1, (arrivals?.expected ?? 0) / ticksPerHour);
  const busyPolls = polls * (1 - (1 - chance) ** ticks);
  const total = polls + timers;
  return {
    busyPolls,
    idlePolls: polls - busyPolls,
    events: 0,
    timers,
    safety: 0,
    total: { low: total, expected: total, high: total },
    byTrigger: {},
  };
}

function eventRates({
  trigger,
  ticksPerHour,
  arrivals,
  timersPerHour,
  openShare,
}: WakeSetup): WakeRates {
  const { batchWindow, maxSleepTicks, cooldownTicks } = trigger;
  const most = ticksPerHour / Math.max(1, cooldownTicks);
  const wakesFor = (perHour: number): { events: number; safety: number } => {
    const rate = Math.min(perHour, ticksPerHour);
    const events = rate / (1 + (rate * batchWindow) / ticksPerHour);
    return { events, safety: safetyWakes(rate, ticksPerHour, maxSleepTicks) };
  };
  const expected = wakesFor(arrivals?.expected ?? 0);
  const totalFor = (perHour: number): number => {
    const { events, safety } = wakesFor(perHour);
    return Math.min(most, events + safety + timersPerHour) * openShare;
  };
  const spread = arrivals ?? { low: 0, expected: 0, high: 0 };
  return {
    busyPolls: 0,
    idlePolls: 0,
    events: expected.events,
    timers: timersPerHour,
    safety: expected.safety,
    total: mapSpread(spread, totalFor),
    byTrigger: shareOut(trigger, expected.events),
  };
}

/** With p arrivals a tick, a sleep of M ticks passes without one in the share (1 - p)^M of the cases. */
function safetyWakes(perHour: number, ticksPerHour: number, maxSleepTicks: number | null): number {
  if (maxSleepTicks === null) return 0;
  if (perHour === 0) return ticksPerHour / maxSleepTicks;
  const missed = (1 - Math.min(1, perHour / ticksPerHour)) ** maxSleepTicks;
  return (perHour * missed) / (1 - missed);
}

function shareOut({ triggerOn }: Trigger, events: number): Partial<Record<WakeTrigger, number>> {
  const names: readonly WakeTrigger[] =
    triggerOn === 'all' ? MESSAGE_TRIGGERS : [...new Set(triggerOn.map(({ trigger }) => trigger))];
  return Object.fromEntries(names.map((name) => [name, events / names.length]));
}
