// How long an event-driven agent sleeps from one wake to the next, and how many wakes a span of ticks brings: a renewal
// process, since every wake takes all pending messages along. Knows no timer, no calendar and no price.

import type { ArrivalProcess } from './arrival-process.js';

/** Kinds of messages by how long one waits for others. */
export interface WindowShare {
  readonly ticks: number;
  /** Share of all messages whose window is at most so long, 0 to 1. */
  readonly share: number;
}

export interface CycleSetup {
  readonly arrivals: ArrivalProcess;
  /** Rising by ticks; the last share is 1, or there are none where no message wakes the agent. */
  readonly windows: readonly WindowShare[];
  /** Null for no limit. */
  readonly maxSleepTicks: number | null;
  readonly cooldownTicks: number;
}

export interface WakeCycle {
  /** Ticks from one wake to the next on average; Infinity where nothing wakes it. */
  readonly meanTicks: number;
  /** Share of the wakes that nothing but the longest sleep causes. */
  readonly safetyShare: number;
  /** Chance that nothing was due by itself within so many ticks after an arbitrary tick. */
  restChance(ticks: number): number;
  /**
   * Wakes in the `ticks` ticks after a timer, its own not counted, with timers all so far apart. A timer that falls into a
   * cooldown wakes at its end: then the ticks are fewer.
   */
  wakesAfter(ticks: number): CycleWakes;
}

export interface CycleWakes {
  readonly all: number;
  readonly safety: number;
}

/** Ages from `from` up to `until` (not included), in ticks since the last wake: asleep at age a in `asleep x keep^(a - from)`. */
interface Phase {
  readonly from: number;
  readonly until: number;
  readonly asleep: number;
  readonly keep: number;
}

/** A longest sleep that so few sleeps reach is none. */
const NEGLIGIBLE = 1e-7;
/** Steps after which the rate is taken for the long-run one, and how near to it, as a share, is so before. */
const STEPS_MAX = 20_000;
const SETTLED = 1e-9;

export function wakeCycle(setup: CycleSetup): WakeCycle {
  const phases = phasesOf(setup);
  const end = phases.at(-1)?.until ?? Number.POSITIVE_INFINITY;
  const meanTicks = sumAsleep(phases, Number.POSITIVE_INFINITY);
  const safetyShare = setup.maxSleepTicks === null || end === Infinity ? 0 : noneDue(setup, end);
  return {
    meanTicks,
    safetyShare,
    restChance: (ticks) => (meanTicks === Infinity ? 1 : 1 - sumAsleep(phases, ticks) / meanTicks),
    wakesAfter: (ticks) =>
      countAfterTimer(countWakes(phases, { meanTicks, safetyShare, end }, ticks), {
        ticks,
        cooldownTicks: setup.cooldownTicks,
      }),
  };
}

/** Chance that no message is due within the first `age` ticks after a wake. */
function noneDue({ arrivals, windows }: CycleSetup, age: number): number {
  let chance = 1;
  windows.forEach(({ ticks, share }, index) => {
    const until = windows[index + 1]?.ticks ?? Number.POSITIVE_INFINITY;
    const span = Math.min(age, until) - ticks;
    if (span > 0) chance *= arrivals.missChance(share) ** span;
  });
  return chance;
}

function phasesOf(setup: CycleSetup): Phase[] {
  const { arrivals, windows, cooldownTicks, maxSleepTicks } = setup;
  const first = Math.max(1, cooldownTicks);
  // A sleep that messages end long before its limit has none.
  const limit =
    maxSleepTicks !== null && noneDue(setup, maxSleepTicks) > NEGLIGIBLE ? maxSleepTicks : Infinity;
  const phases: Phase[] = [{ from: 0, until: first, asleep: 1, keep: 1 }];
  const bounds = [0, ...windows.map(({ ticks }) => ticks), limit].filter(
    (bound, index, all) => bound <= limit && bound !== all[index - 1],
  );
  bounds.forEach((bound, index) => {
    const from = Math.max(first, bound);
    const until = Math.min(limit, bounds[index + 1] ?? limit);
    if (from >= until) return;
    const share = windows.findLast(({ ticks }) => ticks <= bound)?.share ?? 0;
    phases.push({ from, until, asleep: noneDue(setup, from), keep: arrivals.missChance(share) });
  });
  return phases;
}

/** Sum over the ages below `ticks` of the chance to be asleep at them. */
function sumAsleep(phases: readonly Phase[], ticks: number): number {
  let sum = 0;
  for (const { from, until, asleep, keep } of phases) {
    const span = Math.min(until, ticks) - from;
    if (span <= 0 || asleep === 0) continue;
    // By expm1, since 1 - keep^span cancels where few messages come.
    sum += keep === 1 ? asleep * span : (asleep * -Math.expm1(span * Math.log(keep))) / (1 - keep);
  }
  return sum;
}

interface CycleMeans {
  readonly meanTicks: number;
  readonly safetyShare: number;
  readonly end: number;
}

/** Wakes on the first so many ticks after a wake. */
type WakesUpTo = (ticks: number) => CycleWakes;

const NO_WAKES: CycleWakes = { all: 0, safety: 0 };

/** Follows the share of agents in each phase from tick to tick, until it no longer changes or `ticks` have passed. */
function countWakes(
  phases: readonly Phase[],
  { meanTicks, safetyShare, end }: CycleMeans,
  ticks: number,
): WakesUpTo {
  if (meanTicks === Infinity) return () => NO_WAKES;
  const rate = 1 / meanTicks;
  const memory = end === Infinity ? (phases.at(-1)?.from ?? 0) : end;
  // wakes[t]: expected wakes on the t-th tick after the wake; sums[t]: on the first t of them.
  const wakes: number[] = [1];
  const sums: number[] = [0];
  const flows = phases.map(({ from, until, asleep, keep }) => ({
    from,
    until,
    keep,
    coming: from === 0 ? 0 : asleep,
    leaving: asleep * keep ** (until - 1 - from),
    share: from === 0 ? 1 : 0,
  }));
  const last = Math.min(ticks, STEPS_MAX);
  let settled = 0;
  for (let tick = 1; tick <= last && settled <= memory; tick++) {
    let others = 0;
    // A plain loop: this is where an estimate spends its time.
    for (const flow of flows) {
      const { from, until, keep, coming, leaving } = flow;
      let share = flow.share * keep;
      if (until <= tick) share -= (wakes[tick - until] ?? 0) * leaving * keep;
      if (from <= tick) share += (wakes[tick - from] ?? 0) * coming;
      flow.share = Math.max(0, share);
      others += flow.share;
    }
    const now = Math.max(0, 1 - others);
    const [first] = flows;
    if (first !== undefined) first.share += now;
    wakes.push(now);
    sums.push((sums[tick - 1] ?? 0) + now);
    settled = Math.abs(now - rate) < SETTLED * rate ? settled + 1 : 0;
  }
  const known = sums.length - 1;
  const sumAt = (tick: number): number =>
    tick <= known ? (sums[tick] ?? 0) : (sums[known] ?? 0) + (tick - known) * rate;
  return (upTo) => {
    if (upTo <= 0) return NO_WAKES;
    const whole = Math.floor(upTo);
    const all = sumAt(whole) + (upTo - whole) * rate;
    const safety = whole < end ? 0 : safetyShare * (1 + sumAt(whole - end));
    return { all, safety: Math.min(all, safety) };
  };
}

/** Rounds until the delays no longer change, and how little that is. */
const ROUNDS_MAX = 60;

/**
 * A timer that falls into the cooldown of a wake, `late` ticks before its end, wakes so late. How late, follows from the wakes
 * in the last ticks before, and those from how late the timer before was: the same for all of them in the long run.
 */
function countAfterTimer(
  upTo: WakesUpTo,
  { ticks, cooldownTicks }: { readonly ticks: number; readonly cooldownTicks: number },
): CycleWakes {
  const lates = cooldownTicks <= 1 ? [1] : lateShares(upTo, ticks, cooldownTicks);
  let [all, safety] = [0, 0];
  lates.forEach((share, late) => {
    if (share === 0) return;
    const wakes = upTo(ticks - late);
    all += share * wakes.all;
    safety += share * wakes.safety;
  });
  return { all, safety };
}

/** By the ticks that a timer is late: the share of the timers that are. */
function lateShares(upTo: WakesUpTo, ticks: number, cooldownTicks: number): number[] {
  const sums = Array.from({ length: Math.ceil(ticks) + 1 }, (_, tick) => upTo(tick).all);
  // The timer's own wake is on tick 0.
  const wakesOn = (tick: number): number =>
    tick === 0 ? 1 : (sums[tick] ?? 0) - (sums[tick - 1] ?? 0);
  let shares = Array.from({ length: cooldownTicks }, (_, late) => (late === 0 ? 1 : 0) as number);
  for (let round = 0, change = 1; round < ROUNDS_MAX && change > SETTLED; round++) {
    const next = shares.map((_, late) => {
      let sum = 0;
      shares.forEach((share, before) => {
        const tick = ticks + 1 - cooldownTicks + late - before;
        if (late > 0 && share > 0 && tick >= 0) sum += share * wakesOn(tick);
      });
      return sum;
    });
    next[0] = Math.max(0, 1 - next.reduce((sum, share) => sum + share, 0));
    // Late and early timers may take turns for ever: after a few rounds only half of the way.
    const weight = round < 4 ? 1 : 0.5;
    const middle = next.map((share, late) => {
      const before = shares[late] ?? 0;
      return before + (share - before) * weight;
    });
    change = Math.max(...middle.map((share, late) => Math.abs(share - (shares[late] ?? 0))));
    shares = middle;
  }
  return shares;
}
