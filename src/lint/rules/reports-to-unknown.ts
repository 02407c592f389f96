// A `Reports to` that names nobody.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleStructure } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { quote } from '../words.js';

export const reportsToUnknown = defineProblemRule({
  id: 'reports-to-unknown',
  severity: 'error',
  summary: 'a manager that does not exist',
  docs: () => ({
    why: 'The reporting line is the path of every escalation and every completion.',
    engine: 'The agent would report to whom the headings say.',
    whenOff: 'Never; `Human Principal` is the person outside.',
  }),
  examples: () => ({
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
      exampleStructure('### Rosa Marín — Cook', '', '### Bo', '', '- **Reports to:** rosa-marin'),
    ],
    bad: [
      { source: exampleRole('- **Reports to:** nobody'), at: 'nobody' },
      {
        source: exampleStructure(
          '### Rosa Marín',
          '',
          '### Bo',
          '',
          '- **Reports to:** Rosa Martin',
        ),
        at: 'Rosa Martin',
      },
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
  }),
  message: ({ actual, subject }) =>
    `nobody here is called ${quote(actual)}; ${subject} would report to whom the headings say`,
  fix: fixSpelling,
});
