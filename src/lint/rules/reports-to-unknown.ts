// A `Reports to` that names nobody.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleStructure } from '../example-org.js';
import { quote } from '../words.js';

export const reportsToUnknown = defineProblemRule({
  id: 'reports-to-unknown',
  severity: 'error',
  summary: 'a manager that does not exist',
  docs: {
    why: 'The reporting line is the path of every escalation and every completion.',
    engine: 'The agent would report to whom the headings say.',
    whenOff: 'Never; `Human Principal` is the person outside.',
  },
  examples: {
    good: [
      exampleStructure(
        '### Ana',
        '',
        '### Engineering',
        '',
        '#### Tester',
        '',
        '- **Reports to:** Ana',
      ),
      exampleRole('- **Reports to:** Human Principal'),
    ],
    bad: [
      {
        source: exampleStructure(
          '### Ana',
          '',
          '### Engineering',
          '',
          '#### Tester',
          '',
          '- **Reports to:** CTO',
        ),
        at: 'CTO',
      },
    ],
  },
  message: ({ actual, subject }) =>
    `nobody here is called ${quote(actual)}; ${subject} would report to whom the headings say`,
});
