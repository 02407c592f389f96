// Timers at times of the day in an org that says of no time zone.

import { readCronTimes } from '#org/cron-times';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleTimed } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents } from '../share-faults.js';
import { statedTimers } from '../stated-timers.js';
import { quote } from '../words.js';

const RELATED_MAX = 3;

export const timerWithoutTimezone = defineRule({
  id: 'timer-without-timezone',
  severity: 'info',
  summary: 'a timer at a time of day, and no time zone',
  docs: () => ({
    why: '09:00 is another moment in every zone. A file that names its own is read alike by everybody.',
    engine: 'Times are read as UTC. It is told once a file, at the first such timer.',
    whenOff: 'Where UTC is meant; to write `Timezone: UTC` says so for good.',
  }),
  examples: () => ({
    good: [
      exampleTimed('Europe/Berlin', '- **Timer:** review at 09:00'),
      exampleRole('- **Timer:** sync every 15 minutes'),
      exampleRole('- **Timer:** sync hourly'),
    ],
    bad: [
      { source: exampleRole('- **Timer:** review at 09:00'), at: 'at 09:00' },
      { source: exampleRole('- **Timer:** books `*/5 * * * 1`'), at: '*/5 * * * 1' },
      {
        source: exampleRole(
          '- **Timer:** sync hourly',
          '- **Timer:** a at 9:30',
          '- **Timer:** b at 10:30',
        ),
        at: 'at 9:30',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    if (context.org.origins.timezone.kind !== 'built-in') return;
    const [first, ...others] = statedTimers(context).filter(({ item }) => isLocal(item.cron));
    if (first === undefined) return;
    yield faultIn(context.document, first.range, {
      subject: nameAgents(first.agents),
      reason:
        others.length === 0 ? '' : `as ${others.length === 1 ? 'is' : 'are'} ${others.length} more`,
      related: others
        .slice(0, RELATED_MAX)
        .map(({ range }) => ({ message: 'read as UTC too', range })),
    });
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} is read as UTC${reason === '' ? '' : `, ${reason}`}: no time zone is written, and ${subject} would wake by that clock`,
  advise: () => 'write "- **Timezone:** Europe/Berlin", or yours, in Identity',
});

/** Whether its instants depend on the zone: not those of every hour of every day. */
function isLocal(cron: string): boolean {
  const { hours, months, isDayBound, isWeekdayBound } = readCronTimes(cron);
  return hours.length < 24 || months.size < 12 || isDayBound || isWeekdayBound;
}
