// A value that its field does not take.

import { adviseExpected } from '../advise-from-facts.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleSection } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { because, quote } from '../words.js';

export const valueInvalid = defineProblemRule({
  id: 'value-invalid',
  severity: 'error',
  summary: 'a value that is not understood',
  docs: () => ({
    why: 'What is not understood is not guessed: `$12.50` is never 1250.',
    engine: 'The line would count for nothing and the setting keep its default.',
    whenOff: 'Never; the field takes what the reference of the format says.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Tick interval:** 10 min', '- **Budget:** $12.50/day'),
      exampleSection('Workload', '- **Blocked:** 10% of tasks'),
      exampleSection('Policies', '### Working Hours', '', '- **Active hours:** 08:00-22:00'),
    ],
    bad: [
      { source: exampleRole('- **Budget:** plenty'), at: 'plenty' },
      { source: exampleRole('- **Runtime:** cloud'), at: 'cloud' },
      { source: exampleRole('- **Runtime:** extrenal'), at: 'extrenal' },
      { source: exampleSection('Workload', '- **Blocked:** 10'), at: '10' },
      { source: exampleSection('Culture', '- **Ack required:** maybe'), at: 'maybe' },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} is not understood${because(reason)}; ${subject} would keep its default`,
  advise: adviseExpected,
  fix: fixSpelling,
});
