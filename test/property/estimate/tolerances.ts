// How far the closed form may be off, feature by feature: all there is of tolerance in the comparison with the simulation.

import type { Agent, Org } from '#org/types';

type Feature = keyof typeof FEATURES;

/** What an agent has that the closed form must reckon with. */
const FEATURES = {
  window: ({ trigger }) =>
    trigger.mode === 'event-driven' &&
    (trigger.batchWindow > 0 || Object.keys(trigger.batchOverrides).length > 0),
  maxSleep: ({ trigger }) => trigger.mode === 'event-driven' && trigger.maxSleepTicks !== null,
  interval: ({ trigger }) => trigger.mode === 'polling' && trigger.tickInterval > 1,
  cooldown: ({ trigger }) => trigger.cooldownTicks > 1,
  timer: ({ trigger }) => trigger.timers.length > 0,
  workingHours: (_, { policies }) => policies.workingHours !== null,
  cooldownAndTimer: ({ trigger }) => trigger.cooldownTicks > 1 && trigger.timers.length > 0,
  intervalAndTimer: ({ trigger }) =>
    trigger.mode === 'polling' && trigger.tickInterval > 1 && trigger.timers.length > 0,
  cooldownAndHours: ({ trigger }, { policies }) =>
    trigger.cooldownTicks > 1 && policies.workingHours !== null,
} as const satisfies Record<string, (agent: Agent, org: Org) => boolean>;

/**
 * Shares of the estimate by which it may differ beside what chance explains; an agent of several features may be off by their
 * sum. 0 where the closed form is exact.
 */
const TOLERANCES: Readonly<Record<Feature, number>> = {
  window: 0,
  maxSleep: 0,
  interval: 0,
  cooldown: 0,
  timer: 0,
  workingHours: 0,
  cooldownAndTimer: 0,
  intervalAndTimer: 0,
  cooldownAndHours: 0,
};

export function featuresOf(agent: Agent, org: Org): readonly Feature[] {
  // The keys are those of FEATURES.
  const names = Object.keys(FEATURES) as Feature[];
  return names.filter((name) => FEATURES[name](agent, org));
}

/**
 * Whole wakes of a run by which its beginning and its end may shift its count: one, and one more where polls and timers meet alike
 * only after a round of several days, of which a run need not be a multiple.
 */
export function cutOffWakes(agent: Agent, org: Org): number {
  const features = featuresOf(agent, org);
  const hasRounds = features.includes('interval') || features.includes('cooldown');
  return agent.trigger.mode === 'polling' && features.includes('timer') && hasRounds ? 2 : 1;
}

export function toleranceOf(agent: Agent, org: Org): number {
  return featuresOf(agent, org).reduce((sum, feature) => sum + TOLERANCES[feature], 0);
}
