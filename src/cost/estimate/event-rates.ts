// How often an event-driven agent is woken, and by what: messages, timers, the longest sleep. Knows no price.

import type { WakeTrigger } from '#org/names';
import { MESSAGE_TRIGGERS } from '#org/names';
import type { Trigger } from '#org/types';
import type { ArrivalProcess } from './arrival-process.js';
import type { WakeCycle, WindowShare } from './wake-cycle.js';
import { wakeCycle } from './wake-cycle.js';
import type { Stretch, WakeTimes } from './wake-times.js';
import { stretchesOf } from './wake-times.js';
import type { Wakes } from './wakes.js';

export interface EventSetup {
  readonly trigger: Trigger;
  readonly ticksPerHour: number;
  readonly arrivals: ArrivalProcess;
  readonly times: WakeTimes;
}

export function eventRates({ trigger, ticksPerHour, arrivals, times }: EventSetup): Wakes {
  const { maxSleepTicks, cooldownTicks } = trigger;
  const windows = windowShares(trigger);
  const cycle = wakeCycle({ arrivals, windows, maxSleepTicks, cooldownTicks });
  const stretches = stretchesOf(times, cooldownTicks);
  const isFree = stretches.length === 0 && times.openSpans === null;
  const perTick = isFree
    ? steadyWakes(cycle, 1)
    : sumStretches(stretches, cycle, arrivals, times.periodTicks);
  // A timer that a cooldown moved comes a little late: all the same, never more often than the cooldown allows.
  const most = mostWakes(times, cooldownTicks) / times.periodTicks;
  const sum = perTick.events + perTick.timers + perTick.safety;
  const factor = ticksPerHour * (sum > most ? most / sum : 1);
  return {
    busyPolls: 0,
    idlePolls: 0,
    events: perTick.events * factor,
    timers: perTick.timers * factor,
    safety: perTick.safety * factor,
  };
}

/** In a period, under the cooldown: a night ends it, too. */
function mostWakes({ periodTicks, openSpans }: WakeTimes, cooldownTicks: number): number {
  const least = Math.max(1, cooldownTicks);
  if (openSpans === null) return periodTicks / least;
  return openSpans.reduce((sum, [from, to]) => sum + Math.ceil((to - from) / least), 0);
}

type Causes = Pick<Wakes, 'events' | 'timers' | 'safety'>;

/** On `ticks` ticks of a sleep that has gone on for long. */
function steadyWakes({ meanTicks, safetyShare }: WakeCycle, ticks: number): Causes {
  const wakes = ticks / meanTicks;
  return { events: wakes * (1 - safetyShare), timers: 0, safety: wakes * safetyShare };
}

/** A tick, on average over the period. */
function sumStretches(
  stretches: readonly Stretch[],
  cycle: WakeCycle,
  arrivals: ArrivalProcess,
  periodTicks: number,
): Causes {
  const sum = { events: 0, timers: 0, safety: 0 };
  for (const stretch of stretches) {
    const { events, timers, safety } = stretchWakes(stretch, cycle, arrivals);
    const share = stretch.count / periodTicks;
    sum.events += events * share;
    sum.timers += timers * share;
    sum.safety += safety * share;
  }
  return sum;
}

function stretchWakes(
  { begins, ticks, closedTicks }: Stretch,
  cycle: WakeCycle,
  arrivals: ArrivalProcess,
): Causes {
  const after = cycle.wakesAfter(ticks - 1);
  const events = after.all - after.safety;
  if (begins === 'timer') return { events, timers: 1, safety: after.safety };
  // What fell due while it was closed, or on the first tick, wakes once, at the opening.
  const opening = 1 - cycle.restChance(closedTicks + 1);
  const byMessage = Math.min(opening, 1 - arrivals.missChance(1) ** (closedTicks + 1));
  const steady = steadyWakes(cycle, ticks - 1);
  const mix = (fresh: number, old: number): number => opening * fresh + (1 - opening) * old;
  return {
    events: byMessage + mix(events, steady.events),
    timers: 0,
    safety: opening - byMessage + mix(after.safety, steady.safety),
  };
}

/** The kinds of messages that wake the agent, each once. */
export function wakeKinds({ triggerOn }: Pick<Trigger, 'triggerOn'>): readonly WakeTrigger[] {
  return triggerOn === 'all'
    ? MESSAGE_TRIGGERS
    : [...new Set(triggerOn.map(({ trigger }) => trigger))];
}

/** Messages are of these kinds in even shares, and of normal priority. */
export function windowShares(trigger: Trigger): readonly WindowShare[] {
  const { batchOverrides, batchWindow } = trigger;
  const kinds = wakeKinds(trigger);
  const windows = kinds
    .map((kind) => batchOverrides['priority:normal'] ?? batchOverrides[kind] ?? batchWindow)
    .sort((a, b) => a - b);
  return [...new Set(windows)].map((ticks) => ({
    ticks,
    share: (windows.lastIndexOf(ticks) + 1) / kinds.length,
  }));
}
