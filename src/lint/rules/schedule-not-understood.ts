// A `Timer` without a schedule that can be read.

import { adviseExpected } from '../advise-from-facts.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { because, quote } from '../words.js';

export const scheduleNotUnderstood = defineProblemRule({
  id: 'schedule-not-understood',
  severity: 'error',
  summary: 'a timer whose schedule is not understood',
  docs: {
    why: 'A timer that never fires fails silently: the review it was for simply does not happen.',
    engine: 'The timer would not exist.',
    whenOff: 'Never; any cron expression is understood where words are not.',
  },
  examples: {
    good: [
      exampleRole('- **Timer:** daily review at 09:00'),
      exampleRole('- **Timer:** books `0 9 * * 1`'),
      exampleRole('- **Timer:** sync every 15 minutes'),
    ],
    bad: [
      { source: exampleRole('- **Timer:** daily review sometime'), at: 'daily review sometime' },
      { source: exampleRole('- **Timer:** every blue moon'), at: 'every blue moon' },
    ],
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} holds no schedule${because(reason)}; the timer of ${subject} would never fire`,
  advise: adviseExpected,
});
