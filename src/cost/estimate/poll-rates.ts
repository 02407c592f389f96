// How often a polling agent is woken, and how many of its polls find something. Knows no price.

import type { Trigger } from '#org/types';
import type { ArrivalProcess } from './arrival-process.js';
import type { OpenSpan, WakeTimes } from './wake-times.js';
import { inWholeSteps, openSpansOf, openTicksOf } from './wake-times.js';
import type { Wakes } from './wakes.js';

export interface PollSetup {
  readonly trigger: Trigger;
  readonly ticksPerHour: number;
  readonly arrivals: ArrivalProcess;
  readonly times: WakeTimes;
}

export function pollRates({ trigger, ticksPerHour, arrivals, times }: PollSetup): Wakes {
  const step = pollStep(trigger);
  const idleChance = (ticks: number): number => arrivals.missChance(1) ** ticks;
  const isPlain = times.openSpans === null && times.timerTicks.length === 0;
  const { periodTicks, openShare, polls, unlike, withTimer, extraTimers } = isPlain
    ? plainPolls(step)
    : countPolls(inWholeSteps(times, step), step);
  const alike = Math.max(0, polls - unlike.length - withTimer);
  const idle = unlike.reduce((sum, ticks) => sum + idleChance(ticks), alike * idleChance(step));
  const perHour = ticksPerHour / periodTicks;
  const most = (ticksPerHour * openShare) / Math.max(1, trigger.cooldownTicks);
  return {
    busyPolls: Math.max(0, polls - idle) * perHour,
    idlePolls: idle * perHour,
    events: 0,
    timers: Math.max(0, Math.min(extraTimers * perHour, most - polls * perHour)),
    safety: 0,
  };
}

/** Ticks between polls. One that falls into a cooldown is not made up for: the next one is an interval later. */
export function pollStep({ tickInterval, cooldownTicks }: Trigger): number {
  return tickInterval * Math.max(1, Math.ceil(cooldownTicks / tickInterval));
}

/** What a period holds. */
interface PollCount {
  readonly periodTicks: number;
  readonly openShare: number;
  readonly polls: number;
  /** Polls since whose last wake not just `step` ticks passed: how many ticks did. */
  readonly unlike: readonly number[];
  /** Polls on whose tick a timer is due: never idle. */
  readonly withTimer: number;
  /** Wakes of timers on other ticks. */
  readonly extraTimers: number;
}

function plainPolls(step: number): PollCount {
  const none = { unlike: [], withTimer: 0, extraTimers: 0 };
  return { periodTicks: step, openShare: 1, polls: 1, ...none };
}

function countPolls(times: WakeTimes, step: number): PollCount {
  const { periodTicks } = times;
  const spans = openSpansOf(times);
  const unlike: number[] = [];
  let [polls, withTimer, extraTimers] = [0, 0, 0];
  const lastSpan = spans.at(-1);
  let lastWake = lastSpan === undefined ? 0 : lastWakeIn(lastSpan, step, 0) - periodTicks;
  for (const span of spans) {
    const { first, count } = pollsIn(span, step);
    const onGrid = span.due.filter((tick) => tick % step === 0).length;
    polls += count;
    withTimer += onGrid;
    extraTimers += span.due.length - onGrid;
    unlike.push(...lookBacks(span, step));
    const isFirstAlike = first - lastWake === step || span.due.some((tick) => tick <= first);
    if (count > 0 && !isFirstAlike) unlike.push(first - lastWake);
    lastWake = lastWakeIn(span, step, lastWake);
  }
  const openShare = openTicksOf(times) / periodTicks;
  return { periodTicks, openShare, polls, unlike, withTimer, extraTimers };
}

function pollsIn({ from, to }: OpenSpan, step: number): { first: number; count: number } {
  const first = Math.ceil(from / step) * step;
  return { first, count: Math.max(0, Math.ceil((to - first) / step)) };
}

function lastWakeIn(span: OpenSpan, step: number, before: number): number {
  const { first, count } = pollsIn(span, step);
  const lastPoll = count === 0 ? before : first + (count - 1) * step;
  return Math.max(lastPoll, span.due.at(-1) ?? lastPoll);
}

/** Of the timers between two polls the last one counts: the next poll looks back to it. */
function lookBacks({ to, due }: OpenSpan, step: number): number[] {
  const lastBefore = new Map<number, number>();
  for (const tick of due) lastBefore.set(Math.ceil(tick / step) * step, tick);
  return [...lastBefore].flatMap(([poll, tick]) => (poll > tick && poll < to ? [poll - tick] : []));
}
