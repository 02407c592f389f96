// A timer that fires when nobody works.

import { readCronTimes, timesOfDay } from '#org/cron-times';
import type { WorkingHours } from '#org/types';
import { isWithinHours } from '#org/working-hours';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleHours } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { fieldsNamed } from '../find-fields.js';
import { nameAgents } from '../share-faults.js';
import { statedTimers } from '../stated-timers.js';
import { quote, sayClock } from '../words.js';

export const timerOutsideWorkingHours = defineRule({
  id: 'timer-outside-working-hours',
  severity: 'warning',
  summary: 'a timer at a time outside working hours',
  docs: () => ({
    why: 'The time that is written is not the time at which the agent acts.',
    engine:
      'The timer falls due and is kept until working hours open, however many times of it are waiting: then the agent wakes once. Hours end before their last minute: 22:00 is outside 08:00-22:00.',
    whenOff: 'Where to wait until opening is what is meant.',
  }),
  examples: () => ({
    good: [
      exampleHours('08:00-22:00', '- **Timer:** review at 08:00'),
      exampleHours('22:00-06:00', '- **Timer:** backup at 03:00'),
      exampleHours('08:00-22:00', '- **Timer:** sync every 15 minutes'),
    ],
    bad: [
      { source: exampleHours('08:00-22:00', '- **Timer:** backup at 03:00'), at: 'at 03:00' },
      {
        source: exampleHours('08:00-22:00', '- **Timer:** close every Friday at 22:00'),
        at: 'every Friday at 22:00',
      },
      {
        source: exampleHours('09:00-17:00', '- **Timer:** look 30 8,12 * * *'),
        at: '30 8,12 * * *',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    const hours = context.org.policies.workingHours;
    if (hours === null) return;
    const places = fieldsNamed(context.document, 'activehours').slice(0, 1);
    const related = places.map(({ field }) => ({
      message: 'working hours are stated here',
      range: field.value.range,
    }));
    const known = new Map<string, { readonly time: number | null }>();
    for (const { item, range, agents } of statedTimers(context)) {
      const closed = known.get(item.cron) ?? { time: closedTime(item.cron, hours) };
      known.set(item.cron, closed);
      if (closed.time === null) continue;
      const { fromMinute, toMinute } = hours;
      yield faultIn(context.document, range, {
        subject: nameAgents(agents),
        reason: `${sayClock(closed.time)}, outside working hours (${sayClock(fromMinute)}-${sayClock(toMinute)}), and is kept until ${sayClock(fromMinute)}`,
        related,
      });
    }
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} falls due at ${reason}; only then would it wake ${subject}`,
  advise: () => 'move the timer into working hours, or the hours around the timer',
});

/**
 * A time of day of the expression, in minutes, that is outside `hours`: of hours that are named one by one any is told, of
 * others (`every 15 minutes`) only when none is inside.
 */
function closedTime(cron: string, hours: WorkingHours): number | null {
  const isNamed = /^\d+(?:,\d+)*$/u.test(cron.split(' ').at(-4) ?? '');
  let found: number | null = null;
  for (const second of timesOfDay(readCronTimes(cron))) {
    const isOpen = isWithinHours(hours, second / 60);
    if (isOpen && !isNamed) return null;
    if (!isOpen) found ??= Math.floor(second / 60);
  }
  return found;
}
