// How often an event-driven agent is woken, and by what: messages, timers, the longest sleep. Knows no price.

import type { WakeTrigger } from '#org/names';
import { MESSAGE_TRIGGERS } from '#org/names';
import type { Trigger } from '#org/types';
import type { ArrivalProcess } from './arrival-process.js';
import type { Causes, Sleep } from './follow-agents.js';
import { followCourse } from './follow-agents.js';
import { coursesOf } from './wake-courses.js';
import type { WindowShare } from './wake-cycle.js';
import { sleepOf } from './wake-cycle.js';
import type { WakeTimes } from './wake-times.js';
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
  const sleep = sleepOf({ arrivals, windows, maxSleepTicks, cooldownTicks });
  const isFree = times.timerTicks.length === 0 && times.openSpans === null;
  const perTick = isFree ? steadyWakes(sleep) : wakesOver(times, cooldownTicks, sleep);
  return {
    busyPolls: 0,
    idlePolls: 0,
    events: perTick.events * ticksPerHour,
    timers: perTick.timers * ticksPerHour,
    safety: perTick.safety * ticksPerHour,
  };
}

/** A tick of a sleep that has gone on for long. */
function steadyWakes({ rate, limitShare }: Sleep): Causes {
  return { events: rate * (1 - limitShare), timers: 0, safety: rate * limitShare };
}

/** A tick, on average over the period. */
function wakesOver(times: WakeTimes, cooldownTicks: number, sleep: Sleep): Causes {
  const sum = { events: 0, timers: 0, safety: 0 };
  let ticks = 0;
  for (const course of coursesOf(times, cooldownTicks)) {
    const { events, timers, safety } = followCourse(sleep, course);
    sum.events += events * course.count;
    sum.timers += timers * course.count;
    sum.safety += safety * course.count;
    ticks += course.ticks * course.count;
  }
  if (ticks === 0) return sum;
  return { events: sum.events / ticks, timers: sum.timers / ticks, safety: sum.safety / ticks };
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
