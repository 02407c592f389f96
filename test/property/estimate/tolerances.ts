// How far the closed form may be off, feature by feature: all there is of tolerance in the comparison with the simulation.

import type { Agent, Org } from '#org/types';

/** What an agent has that the closed form must reckon with. */
export const FEATURES = {
  window: ({ trigger }) =>
    trigger.mode === 'event-driven' &&
    (trigger.batchWindow > 0 || Object.keys(trigger.batchOverrides).length > 0),
  'max sleep': ({ trigger }) => trigger.mode === 'event-driven' && trigger.maxSleepTicks !== null,
  cooldown: ({ trigger }) => trigger.cooldownTicks > 1,
  timer: ({ trigger }) => trigger.timers.length > 0,
  interval: ({ trigger }) => trigger.mode === 'polling' && trigger.tickInterval > 1,
  'working hours': (_, { policies }) => policies.workingHours !== null,
} as const satisfies Record<string, (agent: Agent, org: Org) => boolean>;

type Feature = keyof typeof FEATURES;

/**
 * Shares of the estimate by which it may differ beside what chance explains; an agent of several features may be off by their
 * sum. 0 where the closed form is exact.
 */
const TOLERANCES: Readonly<Record<Feature, number>> = {
  window: 0,
  'max sleep': 0,
  cooldown: 0,
  timer: 0,
  interval: 0,
  'working hours': 0,
};

/** Whole wakes of a run by which the beginning and the end of a run may shift its count. */
export const CUT_OFF_WAKES = 1;

export function featuresOf(agent: Agent, org: Org): readonly Feature[] {
  const names = Object.keys(FEATURES) as Feature[];
  return names.filter((name) => FEATURES[name](agent, org));
}

export function toleranceOf(agent: Agent, org: Org): number {
  return featuresOf(agent, org).reduce((sum, feature) => sum + TOLERANCES[feature], 0);
}
