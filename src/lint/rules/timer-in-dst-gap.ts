// A timer at a local time that a change of the clock skips.

import { findSkippedTime } from '#org/skipped-times';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleTimed } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents } from '../share-faults.js';
import { statedTimers } from '../stated-timers.js';
import { quote } from '../words.js';

/** The year in which a dry run starts: no clock is read, so that a file is as good tomorrow as today. */
const FROM_MS = Date.UTC(2026, 0, 1);
const UNTIL_MS = Date.UTC(2027, 0, 1);

export const timerInDstGap = defineRule({
  id: 'timer-in-dst-gap',
  severity: 'warning',
  summary: 'a timer at a time that does not exist on the day of a change of the clock',
  docs: () => ({
    why: 'Schedulers differ in what they do with such a time: some skip it, some run it twice. Nobody who reads the file knows which.',
    engine:
      'A time that the clock skips fires as much later as the clock was moved; a time that comes twice fires the first time only.',
    whenOff: 'Where the hour does not matter.',
  }),
  examples: () => ({
    good: [
      exampleTimed('Europe/Berlin', '- **Timer:** backup at 04:30'),
      exampleTimed('UTC', '- **Timer:** backup at 02:30'),
      exampleTimed('Europe/Berlin', '- **Timer:** books every weekday at 02:30'),
      exampleTimed('Europe/Berlin', '- **Timer:** sync every 15 minutes'),
    ],
    bad: [
      { source: exampleTimed('Europe/Berlin', '- **Timer:** backup at 02:30'), at: 'at 02:30' },
      {
        source: exampleTimed('America/New_York', '- **Timer:** close `15 2 * * 0`'),
        at: '15 2 * * 0',
      },
      {
        source: exampleTimed('Pacific/Auckland', '- **Timer:** night run 0 1-3 * * *'),
        at: '0 1-3 * * *',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    const { timezone } = context.org;
    for (const { item, range, agents } of statedTimers(context)) {
      const skipped = findSkippedTime(item.cron, timezone, FROM_MS, UNTIL_MS);
      if (skipped === null) continue;
      const [date = '', time = ''] = new Date(skipped.localMs).toISOString().split('T');
      const fires = new Date(skipped.firesMs).toISOString().slice(11, 16);
      yield faultIn(context.document, range, {
        subject: nameAgents(agents),
        reason: `there is no ${time.slice(0, 5)} on ${date} in ${timezone}, and it fires at ${fires} instead`,
      });
    }
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} of ${subject} names a time that the clock skips: ${reason}`,
  advise: () => 'choose a time that every day has',
});
