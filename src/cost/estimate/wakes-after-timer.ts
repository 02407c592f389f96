// How many wakes of an event-driven agent fall between two timers: each wake begins its sleep anew, and a timer that a cooldown
// holds comes late. Knows no message and no calendar.

/** Ages from `from` up to `until` (not included), in ticks since the last wake: asleep at age a in `asleep x keep^(a - from)`. */
export interface Phase {
  readonly from: number;
  readonly until: number;
  readonly asleep: number;
  readonly keep: number;
}

export interface CycleWakes {
  readonly all: number;
  readonly safety: number;
}

/** Steps after which the rate is taken for the long-run one, and how near to it, as a share, is so before. */
const STEPS_MAX = 20_000;
const SETTLED = 1e-9;

/** Timers of which fewer, as a share, are so late. */
const SHARE_MIN = 1e-7;

interface CycleMeans {
  readonly meanTicks: number;
  readonly safetyShare: number;
  readonly end: number;
}

/** Wakes on the first so many ticks after a wake. */
type WakesUpTo = (ticks: number) => CycleWakes;

const NO_WAKES: CycleWakes = { all: 0, safety: 0 };

/** Follows the share of agents in each phase from tick to tick, until it no longer changes or `ticks` have passed. */
export function countWakes(
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

/** Rounds until the delays no longer change. */
const ROUNDS_MAX = 60;
/** A longer cooldown is followed in steps of several ticks. */
const LATE_STEPS = 120;

/**
 * A timer that falls into the cooldown of a wake, `late` ticks before its end, wakes so late. How late, follows from the wakes
 * in the last ticks before, and those from how late the timer before was: the same for all of them in the long run.
 */
export function countAfterTimer(
  upTo: WakesUpTo,
  { ticks, cooldownTicks }: { readonly ticks: number; readonly cooldownTicks: number },
): CycleWakes {
  if (cooldownTicks <= 1) return upTo(ticks);
  const step = Math.ceil(cooldownTicks / LATE_STEPS);
  let [all, safety] = [0, 0];
  lateShares(upTo, { ticks: Math.floor(ticks), cooldownTicks, step }).forEach((share, late) => {
    if (share === 0) return;
    const wakes = upTo(ticks - late * step);
    all += share * wakes.all;
    safety += share * wakes.safety;
  });
  return { all, safety };
}

interface LateTimers {
  readonly ticks: number;
  readonly cooldownTicks: number;
  readonly step: number;
}

/** By the steps that a timer is late: the share of the timers that are. */
function lateShares(upTo: WakesUpTo, late: LateTimers): number[] {
  const steps = Math.ceil(late.cooldownTicks / late.step);
  const wakesOn = lastWakes(upTo, late, steps);
  let shares = Array.from({ length: steps }, (_, late) => (late === 0 ? 1 : 0) as number);
  for (let round = 0, change = 1; round < ROUNDS_MAX && change > SETTLED; round++) {
    const next = shares.map(() => 0);
    shares.forEach((share, before) => {
      if (share < SHARE_MIN) return;
      for (let late = 1; late < steps; late++)
        next[late] = (next[late] ?? 0) + share * (wakesOn[steps + late - before] ?? 0);
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

/**
 * Wakes in single steps after a timer, whose own wake is on tick 0. At place `steps + n` stands the step that makes the next
 * timer n steps later than this one.
 */
function lastWakes(
  upTo: WakesUpTo,
  { ticks, cooldownTicks, step }: LateTimers,
  steps: number,
): readonly number[] {
  const wakesUpTo = (tick: number): number => (tick < 0 ? 0 : 1 + upTo(tick).all);
  return Array.from({ length: 2 * steps }, (_, place) => {
    const last = ticks + 1 - cooldownTicks + (place - steps) * step;
    return wakesUpTo(last) - wakesUpTo(last - step);
  });
}
