// What the rules over the wake graph say alike: names of events, what an agent wakes on, how long it sleeps.

import type { WakeTrigger } from '#org/names';
import { MESSAGE_TRIGGERS } from '#org/names';
import type { Org, Trigger } from '#org/types';
import { WAKE_SHORTHANDS } from '#org/vocabulary/wake-event-names';
import { ticksText } from './span-text.js';
import { canReach } from './wake-graph/senders.js';
import type { WakeNode } from './wake-graph/wake-node.js';

/** `escalations`, as `Wake on` calls it. */
export function eventName(trigger: WakeTrigger): string {
  return WAKE_SHORTHANDS.get(trigger) ?? trigger;
}

/** Messages that somebody who acts sends the agent, as `Wake on` calls them. */
export function eventsThatCome(node: WakeNode): string[] {
  return MESSAGE_TRIGGERS.filter((trigger) => canReach(node, trigger)).map(eventName);
}

/** Why nothing wakes an agent that is not live: a clause. */
export function whyNothingWakes({ agent }: WakeNode): string {
  const { mode, tickInterval, triggerOn } = agent.trigger;
  if (mode === 'polling')
    return `a poll every ${tickInterval} ticks never falls into the working hours`;
  const names = triggerOn === 'all' ? [] : triggerOn.map(({ trigger }) => eventName(trigger));
  const [last = 'messages', ...others] = names.reverse();
  const list = others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
  return `nobody sends it ${list}`;
}

/** `every 500 ticks (4 h 10 min)`. */
export function sleepText(
  { maxSleepTicks }: Pick<Trigger, 'maxSleepTicks'>,
  { tickSeconds }: Pick<Org, 'tickSeconds'>,
): string {
  return maxSleepTicks === null ? 'never' : `every ${ticksText(maxSleepTicks, tickSeconds)}`;
}
