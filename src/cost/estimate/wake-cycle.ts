// How long an event-driven agent sleeps from one wake to the next: a renewal process, since every wake takes all pending
// messages along. Knows no timer, no calendar and no price.

import type { ArrivalProcess } from './arrival-process.js';
import type { Phase, Sleep } from './follow-agents.js';

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

/** A longest sleep that so few sleeps reach is none. */
const NEGLIGIBLE = 1e-7;

export function sleepOf(setup: CycleSetup): Sleep {
  const phases = phasesOf(setup);
  const end = phases.at(-1)?.until ?? Number.POSITIVE_INFINITY;
  return {
    phases,
    rate: 1 / meanTicks(phases),
    limitShare: setup.maxSleepTicks === null || end === Infinity ? 0 : noneDue(setup, end),
    missChance: setup.arrivals.missChance(1),
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

/** Sum over all ages of the chance to be asleep at them. */
function meanTicks(phases: readonly Phase[]): number {
  let sum = 0;
  for (const { from, until, asleep, keep } of phases) {
    if (asleep === 0) continue;
    const span = until - from;
    // By expm1, since 1 - keep^span cancels where few messages come.
    sum += keep === 1 ? asleep * span : (asleep * -Math.expm1(span * Math.log(keep))) / (1 - keep);
  }
  return sum;
}
