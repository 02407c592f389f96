// How often a polling agent is woken, and how many of its polls find something. Knows no price.

import type { Trigger } from '#org/types';
import type { ArrivalProcess } from './arrival-process.js';
import type { OpenSpan, WakeTimes } from './wake-times.js';
import { inWholeSteps, openSpansOf } from './wake-times.js';
import type { Wakes } from './wakes.js';

export interface PollSetup {
  readonly trigger: Trigger;
  readonly ticksPerHour: number;
  readonly arrivals: ArrivalProcess;
  readonly times: WakeTimes;
}

export function pollRates({ trigger, ticksPerHour, arrivals, times }: PollSetup): Wakes {
  const step = pollStep(trigger);
  const isPlain = times.openSpans === null && times.timerTicks.length === 0;
  const { periodTicks, polls, unlike, withTimer, extraTimers } = isPlain
    ? { periodTicks: step, polls: 1, unlike: [], withTimer: 0, extraTimers: 0 }
    : pollCount(times, trigger);
  const idleChance = (ticks: number): number => arrivals.missChance(1) ** ticks;
  const alike = Math.max(0, polls - unlike.length - withTimer);
  const idle = unlike.reduce((sum, ticks) => sum + idleChance(ticks), alike * idleChance(step));
  const perHour = ticksPerHour / periodTicks;
  return {
    busyPolls: Math.max(0, polls - idle) * perHour,
    idlePolls: idle * perHour,
    events: 0,
    timers: extraTimers * perHour,
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
  readonly polls: number;
  /** Polls just after a timer or an opening: how many ticks after the last wake each is. */
  readonly unlike: readonly number[];
  /** Polls on whose tick a timer wakes: never idle. */
  readonly withTimer: number;
  /** Wakes of timers on other ticks. */
  readonly extraTimers: number;
}

const knownCounts = new WeakMap<WakeTimes, Map<string, PollCount>>();

/** The same at any rate of arrivals, so it is counted once. */
function pollCount(times: WakeTimes, trigger: Trigger): PollCount {
  const known = knownCounts.get(times) ?? new Map<string, PollCount>();
  knownCounts.set(times, known);
  const key = `${trigger.tickInterval} ${trigger.cooldownTicks}`;
  const count = known.get(key) ?? countPolls(inWholeSteps(times, pollStep(trigger)), trigger);
  known.set(key, count);
  return count;
}

/** Goes from timer to timer, twice around: the first time only to find out where the polls are. */
function countPolls(times: WakeTimes, trigger: Trigger): PollCount {
  const { periodTicks } = times;
  const spans = openSpansOf(times);
  const walk = new PollWalk(trigger);
  for (const span of spans) walk.pass(span, -periodTicks);
  walk.forget();
  for (const span of spans) walk.pass(span, 0);
  return { periodTicks, ...walk.count };
}

class PollWalk {
  readonly #interval: number;
  readonly #cooldown: number;
  readonly #step: number;
  #lastWake = Number.NEGATIVE_INFINITY;
  /** A timer that a cooldown held beyond the closing. */
  #isHeld = false;
  count = { polls: 0, unlike: [] as number[], withTimer: 0, extraTimers: 0 };

  constructor(trigger: Trigger) {
    this.#interval = trigger.tickInterval;
    this.#cooldown = Math.max(1, trigger.cooldownTicks);
    this.#step = pollStep(trigger);
  }

  forget(): void {
    this.count = { polls: 0, unlike: [], withTimer: 0, extraTimers: 0 };
  }

  pass({ from, to, due }: OpenSpan, shift: number): void {
    const held = this.#isHeld ? [from] : [];
    this.#isHeld = false;
    for (const tick of [...held, ...due]) this.#wakeByTimer(tick + shift, from + shift, to + shift);
    this.#poll(from + shift, to + shift);
  }

  #wakeByTimer(due: number, from: number, to: number): void {
    // It woke already, with an earlier one that a cooldown held.
    if (due <= this.#lastWake) return;
    this.#poll(from, due);
    const tick = Math.max(due, this.#lastWake + this.#cooldown);
    if (tick >= to) {
      this.#isHeld = true;
      return;
    }
    if (tick % this.#interval === 0) {
      this.count.polls += 1;
      this.count.withTimer += 1;
    } else this.count.extraTimers += 1;
    this.#lastWake = tick;
  }

  /** All polls up to `until`, which is not included. */
  #poll(from: number, until: number): void {
    const { count } = this;
    const earliest = Math.max(from, this.#lastWake + this.#cooldown);
    const first = Math.ceil(earliest / this.#interval) * this.#interval;
    if (first >= until) return;
    const polls = Math.ceil((until - first) / this.#step);
    count.polls += polls;
    if (first - this.#lastWake !== this.#step) count.unlike.push(first - this.#lastWake);
    this.#lastWake = first + (polls - 1) * this.#step;
  }
}
