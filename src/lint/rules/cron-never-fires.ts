// A cron expression for a day that does not exist.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { because, quote } from '../words.js';

export const cronNeverFires = defineProblemRule({
  id: 'cron-never-fires',
  severity: 'error',
  summary: 'a cron expression that no date fits',
  docs: {
    why: 'It looks like a schedule and is none.',
    engine: 'The timer would never fire.',
    whenOff: 'Never; delete the timer if it is not wanted.',
  },
  examples: {
    good: [exampleRole('- **Timer:** leap day `0 0 29 2 *`')],
    bad: [
      { source: exampleRole('- **Timer:** review 0 0 30 2 *'), at: '0 0 30 2 *' },
      { source: exampleRole('- **Timer:** close 0 18 31 4,6 *'), at: '0 18 31 4,6 *' },
    ],
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} never comes${because(reason)}; the timer of ${subject} would never fire`,
});
