// How many wakes of an event-driven agent a course of its calendar brings: follows the share of agents in each phase of their
// sleep from tick to tick. Knows no message.

import type { Course, Span } from './wake-courses.js';

/** Ages from `from` up to `until` (not included), in ticks since the last wake: asleep at age a in `asleep x keep^(a - from)`. */
export interface Phase {
  readonly from: number;
  readonly until: number;
  readonly asleep: number;
  readonly keep: number;
}

export interface Sleep {
  /** Rising; the first one is the tick of the wake and the cooldown. */
  readonly phases: readonly Phase[];
  /** Wakes a tick in the long run, where nothing but messages and the longest sleep wakes. */
  readonly rate: number;
  /** Share of the sleeps that reach their limit, and chance that a tick brings no message. */
  readonly limitShare: number;
  readonly missChance: number;
}

/** Expected wakes by what causes them. */
export interface Causes {
  events: number;
  timers: number;
  safety: number;
}

/** Steps after which the rate is taken for the long-run one, and how near to it, as a share, is so before. */
const STEPS_MAX = 50_000;
const SETTLED = 1e-9;
/** Shares of agents by which two rounds may differ that are taken for alike. */
const SAME_ROUND = 1e-7;
/** What differences of floats near 1 may be off. */
const ROUNDING = 1e-14;

/** On all ticks of the course; of one that comes round, in the long run. */
export function followCourse(sleep: Sleep, { spans, comesRound, ticks }: Course): Causes {
  const walk = new Walk(sleep);
  if (!comesRound) return walk.pass(spans);
  const rounds: Causes[] = [];
  // Of rounds shorter than the memory one alone would not show whether the next one is alike.
  const periods = ticks === 0 ? 1 : Math.ceil(walk.memory / ticks);
  const round = Array.from({ length: periods }, () => spans).flat();
  let before: readonly number[] = [];
  while (walk.steps < STEPS_MAX && ticks > 0) {
    rounds.push(walk.pass(round));
    const now = walk.remembered();
    if (isSame(before, now)) return meanOf(rounds.slice(-1), periods);
    before = now;
  }
  // Wakes whose cycle is not the calendar's.
  return meanOf(rounds, periods);
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  let gap = 0;
  other.forEach((share, index) => {
    gap += Math.abs(share - (one[index] ?? 0));
  });
  return gap < SAME_ROUND;
}

/** Of one period. Rounds at either end count less: so it matters little with how much of a cycle they begin or end. */
function meanOf(rounds: readonly Causes[], periods: number): Causes {
  const sum = { events: 0, timers: 0, safety: 0 };
  let count = 0;
  rounds.forEach(({ events, timers, safety }, index) => {
    const weight = (index + 1) * (rounds.length - index);
    sum.events += weight * events;
    sum.timers += weight * timers;
    sum.safety += weight * safety;
    count += weight * periods;
  });
  if (count === 0) return sum;
  return { events: sum.events / count, timers: sum.timers / count, safety: sum.safety / count };
}

interface Flow extends Phase {
  readonly isCooldown: boolean;
  readonly isLast: boolean;
  /** Of those who woke `from` ticks ago who are still asleep, and of those `until` ticks ago who were until now. */
  readonly coming: number;
  readonly leaving: number;
  share: number;
}

/** Shares of one agent, or of very many: those in no phase are due, and wake as soon as they may. */
class Walk {
  readonly #sleep: Sleep;
  readonly #flows: readonly Flow[];
  readonly #cooldown: number;
  /** Shares that woke on each step. */
  readonly #wakes: number[] = [];
  /** Step of the last timer: who woke before it is due, after the cooldown. */
  #timerStep = 0;
  /** Due, by a timer, and by nothing but the longest sleep. */
  #held = { timers: 0, safety: 0 };
  /** Ticks after which a wake no longer matters. */
  readonly memory: number;

  constructor(sleep: Sleep) {
    const { phases } = sleep;
    const last = phases.at(-1);
    this.#sleep = sleep;
    this.#cooldown = phases[0]?.until ?? 1;
    this.memory = last === undefined || last.until === Infinity ? (last?.from ?? 0) : last.until;
    this.#flows = phases.map((phase, index) => ({
      ...phase,
      isCooldown: index === 0,
      isLast: index === phases.length - 1,
      coming: phase.asleep,
      leaving:
        phase.until === Infinity ? 0 : phase.asleep * phase.keep ** (phase.until - phase.from),
      share: 0,
    }));
  }

  get steps(): number {
    return this.#wakes.length;
  }

  /** All that decides about the next ticks. */
  remembered(): readonly number[] {
    return [...this.#wakes.slice(-this.memory), this.#flows.at(-1)?.share ?? 0];
  }

  pass(spans: readonly Span[]): Causes {
    const causes = { events: 0, timers: 0, safety: 0 };
    const most = this.steps + STEPS_MAX;
    for (const { ticks, isOpen, hasTimer } of spans) {
      if (hasTimer) this.#ring();
      let settled = 0;
      for (let tick = 0; tick < ticks; tick++) {
        const now = this.#step(isOpen, hasTimer && tick === 0, causes);
        const { rate, limitShare } = this.#sleep;
        const isSteady = !isOpen || Math.abs(now - rate) <= SETTLED * rate + ROUNDING;
        settled = isSteady ? settled + 1 : 0;
        if (settled <= this.memory && this.steps < most) continue;
        // From here on no tick is unlike another: all at once.
        const left = ticks - tick - 1;
        if (!isOpen) this.#wait(left);
        const wakes = isOpen ? left * rate : 0;
        causes.events += wakes * (1 - limitShare);
        causes.safety += wakes * limitShare;
        break;
      }
    }
    return causes;
  }

  /** Closed ticks, when all who sleep are in the last phase. */
  #wait(ticks: number): void {
    const last = this.#flows.at(-1);
    if (last !== undefined) last.share *= last.keep ** ticks;
    this.#held.safety *= this.#sleep.missChance ** ticks;
  }

  /** A timer is due: nobody stays asleep but for the cooldown. */
  #ring(): void {
    this.#timerStep = this.steps;
    for (const flow of this.#flows) if (!flow.isCooldown) flow.share = 0;
  }

  /** One tick: the share that wakes on it. */
  #step(isOpen: boolean, hasTimer: boolean, causes: Causes): number {
    const wakes = this.#wakes;
    const { limitShare } = this.#sleep;
    const step = wakes.length;
    let asleep = 0;
    let limited = 0;
    // A plain loop: this is where an estimate spends its time.
    for (const flow of this.#flows) {
      const { from, until, isCooldown } = flow;
      const oldest = isCooldown ? 0 : this.#timerStep;
      let share = flow.share * flow.keep;
      if (step - until >= oldest) {
        const woken = wakes[step - until] ?? 0;
        share -= woken * flow.leaving;
        if (flow.isLast && step - until >= this.#timerStep) limited = woken * limitShare;
      }
      if (from > 0 && step - from >= this.#timerStep)
        share += (wakes[step - from] ?? 0) * flow.coming;
      flow.share = Math.max(0, share);
      asleep += flow.share;
    }
    const cooled = step - this.#cooldown;
    const held = this.#held;
    if (cooled >= 0 && cooled < this.#timerStep) held.timers += wakes[cooled] ?? 0;
    held.safety = held.safety * this.#sleep.missChance + limited;
    const now = isOpen ? Math.max(0, 1 - asleep) : 0;
    if (isOpen) {
      const timers = hasTimer ? now : Math.min(now, held.timers);
      const safety = Math.min(now - timers, held.safety);
      causes.timers += timers;
      causes.safety += safety;
      causes.events += now - timers - safety;
      held.timers = 0;
      held.safety = 0;
    }
    const [first] = this.#flows;
    if (first !== undefined) first.share += now;
    wakes.push(now);
    return now;
  }
}
