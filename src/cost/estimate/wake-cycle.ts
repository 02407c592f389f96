// How long an event-driven agent sleeps from one wake to the next, and how many wakes a span of ticks brings: a renewal
// process, since every wake takes all pending messages along. Knows no timer, no calendar and no price.

import type { ArrivalProcess } from './arrival-process.js';
import type { CycleWakes, Phase } from './wakes-after-timer.js';
import { countAfterTimer, countWakes } from './wakes-after-timer.js';

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

/** A longest sleep that so few sleeps reach is none. */
const NEGLIGIBLE = 1e-7;

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
