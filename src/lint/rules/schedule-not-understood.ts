// A `Timer` without a schedule that can be read.

import { adviseExpected } from '../advise-from-facts.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleTimed } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { because, quote } from '../words.js';

export const scheduleNotUnderstood = defineProblemRule({
  id: 'schedule-not-understood',
  severity: 'error',
  summary: 'a timer whose schedule is not understood',
  docs: () => ({
    why: 'A timer that never fires fails silently: the review it was for simply does not happen.',
    engine: 'The timer would not exist.',
    whenOff: 'Never; any cron expression is understood where words are not.',
  }),
  examples: () => ({
    good: [
      exampleTimed('UTC', '- **Timer:** daily review at 09:00'),
      exampleTimed('UTC', '- **Timer:** books `0 9 * * 1`'),
      exampleTimed('UTC', '- **Timer:** sync every 15 minutes'),
    ],
    bad: [
      {
        source: exampleTimed('UTC', '- **Timer:** review every Mondey at 10:00'),
        at: 'review every Mondey at 10:00',
      },
      {
        source: exampleTimed('UTC', '- **Timer:** daily review sometime'),
        at: 'daily review sometime',
      },
      { source: exampleTimed('UTC', '- **Timer:** every blue moon'), at: 'every blue moon' },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} holds no schedule${because(reason)}; the timer of ${subject} would never fire`,
  advise: adviseExpected,
  fix: fixSpelling,
});
