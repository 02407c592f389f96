// What several entries of a wake filter say together, whether they stand on one line or in a nested list.

import { isExternalTrigger, MESSAGE_TRIGGERS } from '#org/names';
import type { WakeEvent } from '#org/types';

/** Each event once. `all` is the messages; what comes from outside must be named even then. */
export function uniteWakeEvents(
  entries: readonly ('all' | readonly WakeEvent[])[],
): 'all' | WakeEvent[] {
  const named = entries.flatMap((entry) => (entry === 'all' ? [] : entry));
  const keyOf = ({ trigger, filter }: WakeEvent): string => JSON.stringify([trigger, filter]);
  const events = [...new Map(named.map((event) => [keyOf(event), event])).values()];
  if (!entries.includes('all')) return events;
  const external = events.filter(({ trigger }) => isExternalTrigger(trigger));
  if (external.length === 0) return 'all';
  return [...MESSAGE_TRIGGERS.map((trigger) => ({ trigger, filter: null })), ...external];
}
