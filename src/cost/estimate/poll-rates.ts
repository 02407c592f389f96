// How often a polling agent is woken, and how many of its polls find something. Knows no price.

import type { Trigger } from '#org/types';
import type { ArrivalProcess } from './arrival-process.js';
import type { OpenSpan, WakeTimes } from './wake-times.js';
import { openSpansOf } from './wake-times.js';
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
  const { periodTicks, polls, gaps, extraTimers } = isPlain
    ? { periodTicks: step, polls: 1, gaps: new Map([[step, 1]]), extraTimers: 0 }
    : pollCount(times, trigger);
  const missChance = arrivals.missChance(1);
  let idle = 0;
  for (const [ticks, count] of gaps) idle += count * missChance ** ticks;
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
  /** By the ticks since the last wake, how many polls come so long after it; those on whose tick a timer wakes are never idle. */
  readonly gaps: ReadonlyMap<number, number>;
  /** Wakes of timers on other ticks. */
  readonly extraTimers: number;
}

const knownCounts = new WeakMap<WakeTimes, Map<string, PollCount>>();

/** The same at any rate of arrivals, so it is counted once. */
function pollCount(times: WakeTimes, trigger: Trigger): PollCount {
  const known = knownCounts.get(times) ?? new Map<string, PollCount>();
  knownCounts.set(times, known);
  const key = `${trigger.tickInterval} ${trigger.cooldownTicks}`;
  const count = known.get(key) ?? countPolls(times, trigger);
  known.set(key, count);
  return count;
}

/** Most timers and openings that are looked at one by one. */
const MARKS_MAX = 20_000;

/** Goes from timer to timer, period by period, until one begins as an earlier one did. */
function countPolls(times: WakeTimes, trigger: Trigger): PollCount {
  const spans = openSpansOf(times);
  const period = Math.max(1, Math.round(times.periodTicks));
  const marks = spans.reduce((sum, { due }) => sum + 1 + due.length, 1);
  const roundsMax = Math.max(2, MARKS_MAX / marks);
  const walk = new PollWalk(trigger);
  const rounds: Round[] = [];
  const seen = new Map<string, number>();
  let first = 1;
  while (rounds.length < roundsMax) {
    const begin = rounds.length * period;
    rounds.push(walk.pass(spans, begin));
    const state = walk.stateAt(begin + period);
    const known = seen.get(state);
    if (known !== undefined) {
      first = known;
      break;
    }
    seen.set(state, rounds.length);
  }
  return sumRounds(rounds.slice(first), period);
}

interface Round {
  polls: number;
  extraTimers: number;
  readonly gaps: Map<number, number>;
}

function sumRounds(rounds: readonly Round[], period: number): PollCount {
  const sum: Round = { polls: 0, extraTimers: 0, gaps: new Map() };
  for (const { polls, extraTimers, gaps } of rounds) {
    sum.polls += polls;
    sum.extraTimers += extraTimers;
    for (const [ticks, count] of gaps) sum.gaps.set(ticks, (sum.gaps.get(ticks) ?? 0) + count);
  }
  return { ...sum, periodTicks: rounds.length * period };
}

class PollWalk {
  readonly #interval: number;
  readonly #cooldown: number;
  readonly #step: number;
  #lastWake = Number.NEGATIVE_INFINITY;
  /** A timer that a cooldown held beyond the closing. */
  #isHeld = false;
  #round: Round = { polls: 0, extraTimers: 0, gaps: new Map() };

  constructor(trigger: Trigger) {
    this.#interval = trigger.tickInterval;
    this.#cooldown = Math.max(1, trigger.cooldownTicks);
    this.#step = pollStep(trigger);
  }

  /** All that decides about what follows a tick. */
  stateAt(tick: number): string {
    return `${tick - this.#lastWake} ${tick % this.#interval} ${this.#isHeld}`;
  }

  pass(spans: readonly OpenSpan[], begin: number): Round {
    this.#round = { polls: 0, extraTimers: 0, gaps: new Map() };
    for (const { from, to, due } of spans) {
      const held = this.#isHeld ? [from] : [];
      this.#isHeld = false;
      for (const tick of [...held, ...due]) this.#ring(tick + begin, from + begin, to + begin);
      this.#poll(from + begin, to + begin);
    }
    return this.#round;
  }

  #ring(due: number, from: number, to: number): void {
    // It woke already, with an earlier one that a cooldown held.
    if (due <= this.#lastWake) return;
    this.#poll(from, due);
    const tick = Math.max(due, this.#lastWake + this.#cooldown);
    if (tick >= to) {
      this.#isHeld = true;
      return;
    }
    if (tick % this.#interval === 0) this.#round.polls += 1;
    else this.#round.extraTimers += 1;
    this.#lastWake = tick;
  }

  /** All polls up to `until`, which is not included. */
  #poll(from: number, until: number): void {
    const earliest = Math.max(from, this.#lastWake + this.#cooldown);
    const first = Math.ceil(earliest / this.#interval) * this.#interval;
    if (first >= until) return;
    const polls = Math.ceil((until - first) / this.#step);
    this.#round.polls += polls;
    this.#count(first - this.#lastWake, 1);
    this.#count(this.#step, polls - 1);
    this.#lastWake = first + (polls - 1) * this.#step;
  }

  #count(gapTicks: number, polls: number): void {
    const { gaps } = this.#round;
    gaps.set(gapTicks, (gaps.get(gapTicks) ?? 0) + polls);
  }
}
