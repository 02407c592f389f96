// How often an agent is invoked, in closed form: from its arrivals, its trigger and its calendar. Knows no price.

import type { ArrivalPattern, WakeTrigger } from '#org/names';
import type { Trigger } from '#org/types';
import { arrivalProcess } from './arrival-process.js';
import { eventRates, wakeKinds } from './event-rates.js';
import { pollRates } from './poll-rates.js';
import type { Spread, WakeRates } from './types.js';
import type { WakeTimes } from './wake-times.js';
import type { Wakes } from './wakes.js';
import { sumWakes } from './wakes.js';

export interface WakeSetup {
  readonly trigger: Trigger;
  readonly ticksPerHour: number;
  readonly pattern: ArrivalPattern;
  readonly times: WakeTimes;
}

/** Wakes at the least, expected and most arrivals. */
export type WakeLevels = Readonly<Record<keyof Spread, Wakes>>;

export function wakesAt(setup: WakeSetup, perHour: number): Wakes {
  const { trigger, ticksPerHour, pattern, times } = setup;
  const arrivals = arrivalProcess(pattern, perHour / ticksPerHour);
  const rates = trigger.mode === 'polling' ? pollRates : eventRates;
  return rates({ trigger, ticksPerHour, arrivals, times });
}

/** Arrivals that nobody states count as none: what is left is certain. */
export function wakeLevels(setup: WakeSetup, arrivals: Spread | null): WakeLevels {
  const { low, expected, high } = arrivals ?? { low: 0, expected: 0, high: 0 };
  const middle = wakesAt(setup, expected);
  const at = (perHour: number): Wakes => (perHour === expected ? middle : wakesAt(setup, perHour));
  return { low: at(low), expected: middle, high: at(high) };
}

export function wakeRates(trigger: Trigger, { low, expected, high }: WakeLevels): WakeRates {
  const total = { low: sumWakes(low), expected: sumWakes(expected), high: sumWakes(high) };
  return { ...expected, total, byTrigger: shareOut(trigger, expected.events) };
}

function shareOut(trigger: Trigger, events: number): Partial<Record<WakeTrigger, number>> {
  const kinds = wakeKinds(trigger);
  return Object.fromEntries(kinds.map((kind) => [kind, events / kinds.length]));
}
