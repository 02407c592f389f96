// A `Threshold` that cannot be read.

import { adviseExpected } from '../advise-from-facts.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { because, quote } from '../words.js';

export const thresholdInvalid = defineProblemRule({
  id: 'threshold-invalid',
  severity: 'error',
  summary: 'a threshold that is not metric, operator and value',
  docs: () => ({
    why: 'A threshold is an alarm. One that is not understood never rings.',
    engine: 'The threshold would not exist, and the agent never wake for it.',
    whenOff: 'Never; `metric operator value` is enough, such as `queue depth >= 10`.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Threshold:** escalation rate > 30%'),
      exampleRole('- **Threshold:** cost per hour above $2 over 4h'),
      exampleRole('- **Threshold:** team queue depth >= 10, cooldown 50 ticks'),
    ],
    bad: [
      { source: exampleRole('- **Threshold:** orgg escalation rate > 30%'), at: 'orgg' },
      { source: exampleRole('- **Threshold:** queue depth'), at: 'queue depth' },
      { source: exampleRole('- **Threshold:** queue depth > lots'), at: 'lots' },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} does not make a threshold${because(reason)}; ${subject} would never wake for it`,
  advise: adviseExpected,
  fix: fixSpelling,
});
