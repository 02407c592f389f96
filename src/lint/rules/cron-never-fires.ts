// A cron expression for a day that does not exist.

import { defineProblemRule } from '../define-rule.js';
import { exampleTimed } from '../example-org.js';
import { because, quote } from '../words.js';

export const cronNeverFires = defineProblemRule({
  id: 'cron-never-fires',
  severity: 'error',
  summary: 'a cron expression that no date fits',
  docs: () => ({
    why: 'It looks like a schedule and is none.',
    engine: 'The timer would never fire.',
    whenOff: 'Never; delete the timer if it is not wanted.',
  }),
  examples: () => ({
    good: [
      exampleTimed('UTC', '- **Timer:** leap day `0 0 29 2 *`'),
      exampleTimed('UTC', '- **Timer:** long months `0 0 31 * *`'),
      exampleTimed('UTC', '- **Timer:** quarters `0 18 30 3,6,9,12 *`'),
    ],
    bad: [
      { source: exampleTimed('UTC', '- **Timer:** close `30 8 31 2 *`'), at: '30 8 31 2 *' },
      { source: exampleTimed('UTC', '- **Timer:** review 0 0 30 2 *'), at: '0 0 30 2 *' },
      { source: exampleTimed('UTC', '- **Timer:** close 0 18 31 4,6 *'), at: '0 18 31 4,6 *' },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} never comes${because(reason)}; the timer of ${subject} would never fire`,
});
