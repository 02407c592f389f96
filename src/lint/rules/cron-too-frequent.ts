// A schedule that comes more often than a tick.

import type { CronTimes } from '#org/cron-times';
import { DAY_SECONDS, readCronTimes, timesOfDay } from '#org/cron-times';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleTimed, exampleUnder } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents } from '../share-faults.js';
import { statedTimers } from '../stated-timers.js';
import { quote, sayTime } from '../words.js';

/** A day has so many minutes; what is finer shows its gap within the first of them. */
const LOOK_MAX = 1500;

export const cronTooFrequent = defineRule({
  id: 'cron-too-frequent',
  severity: 'warning',
  summary: 'a schedule that comes more often than a tick',
  docs: () => ({
    why: 'An agent acts at most once a tick. A schedule that is finer than that says more than can happen.',
    engine: 'All instants of a timer inside one tick are one wake.',
    whenOff: 'Where the same file is run with shorter ticks.',
  }),
  examples: () => ({
    good: [
      exampleTimed('UTC', '- **Timer:** sync `* * * * *`'),
      exampleTimed('UTC', '- **Timer:** sync `*/30 * * * * *`'),
      exampleUnder(
        '- **Tick:** 5 min',
        'Culture',
        '### Ana',
        '',
        '- **Timer:** sync every 5 minutes',
      ),
    ],
    bad: [
      {
        source: exampleTimed('UTC', '- **Timer:** sync `*/10 * * * * *`'),
        at: '*/10 * * * * *',
      },
      {
        source: exampleTimed('UTC', '- **Timer:** sync every 1 second'),
        at: 'every 1 second',
      },
      {
        source: exampleUnder(
          '- **Tick:** 5 min',
          'Culture',
          '### Ana',
          '',
          '- **Timer:** sync * * * * *',
        ),
        at: '* * * * *',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    const { tickSeconds } = context.org;
    for (const { item, range, agents } of statedTimers(context)) {
      const gap = shortestGap(readCronTimes(item.cron), tickSeconds);
      if (gap === null) continue;
      yield faultIn(context.document, range, {
        subject: nameAgents(agents),
        reason: `comes ${sayTime(gap)} after itself, and a tick lasts ${sayTime(tickSeconds)}`,
      });
    }
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} ${reason}; ${subject} would wake once for all that falls into one tick`,
  advise: () => 'let a tick or more lie between two times, or write a shorter "Tick" in Culture',
});

/** The first gap between two times, in seconds, that is shorter than `tickSeconds`; null when there is none. */
function shortestGap(times: CronTimes, tickSeconds: number): number | null {
  let [first, last, seen] = [null as number | null, 0, 0];
  for (const second of timesOfDay(times)) {
    if (first !== null && second - last < tickSeconds) return second - last;
    first ??= second;
    last = second;
    seen += 1;
    if (seen > LOOK_MAX) return null;
  }
  const isDaily = !times.isDayBound && !times.isWeekdayBound;
  const overnight = DAY_SECONDS - last + (first ?? 0);
  return isDaily && seen > 1 && overnight < tickSeconds ? overnight : null;
}
