// A wake filter as the value of a `Wake on` line: the opposite of reading one.

import { isExternalTrigger, MESSAGE_TRIGGERS } from './names.js';
import type { Trigger, WakeEvent } from './types.js';
import { WAKE_SHORTHANDS } from './vocabulary/wake-event-names.js';

/** `tasks, code changes (repo: acme/api)`; the five messages together are `all`, whatever stands beside them. */
export function wakeOnValue(triggerOn: Trigger['triggerOn']): string {
  if (triggerOn === 'all') return 'all';
  const named = new Set(triggerOn.map(({ trigger }) => trigger));
  if (!MESSAGE_TRIGGERS.every((trigger) => named.has(trigger)))
    return triggerOn.map(eventText).join(', ');
  const fromOutside = triggerOn.filter(({ trigger }) => isExternalTrigger(trigger));
  return ['all', ...fromOutside.map(eventText)].join(', ');
}

function eventText({ trigger, filter }: WakeEvent): string {
  const name = WAKE_SHORTHANDS.get(trigger) ?? trigger;
  const conditions = Object.entries(filter ?? {}).map(([key, value]) => `${key}: ${value}`);
  return conditions.length === 0 ? name : `${name} (${conditions.join(', ')})`;
}
