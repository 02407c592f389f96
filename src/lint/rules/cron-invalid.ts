// A cron expression with a field that cannot be.

import { adviseExpected } from '../advise-from-facts.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleTimed } from '../example-org.js';
import { because, quote } from '../words.js';

export const cronInvalid = defineProblemRule({
  id: 'cron-invalid',
  severity: 'error',
  summary: 'a cron expression that is not valid',
  docs: () => ({
    why: 'Cron readers differ in what they let pass, and a wrong one fires at another time or never.',
    engine: 'The timer would not exist.',
    whenOff: 'Never; the check is the one by which the engine fires.',
  }),
  examples: () => ({
    good: [
      exampleTimed('UTC', '- **Timer:** review `0 9 * * 1-5`'),
      exampleTimed('UTC', '- **Timer:** summer 0 9 1 jun-aug *'),
      exampleTimed('UTC', '- **Timer:** sweep `*/15 * * * *`'),
    ],
    bad: [
      { source: exampleTimed('UTC', '- **Timer:** review `0 9 * *`'), at: '0 9 * *' },
      { source: exampleTimed('UTC', '- **Timer:** review 61 9 * * *'), at: '61' },
      { source: exampleTimed('UTC', '- **Timer:** review */90 * * * *'), at: '*/90' },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} is not valid in cron${because(reason)}; the timer of ${subject} would never fire`,
  advise: adviseExpected,
});
