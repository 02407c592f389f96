// A `Reports to` that fits several agents.

import { listSome } from '../advise-from-facts.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { quote } from '../words.js';

export const reportsToAmbiguous = defineProblemRule({
  id: 'reports-to-ambiguous',
  severity: 'error',
  summary: 'a manager that could be one of several agents',
  docs: () => ({
    why: 'Mail goes to one manager, and a guess at which would be wrong half of the time.',
    engine: 'The agent would report to whom the headings say.',
    whenOff: 'Never; an `ID` on the manager settles it.',
  }),
  examples: () => ({
    good: [
      exampleStructure(
        '### Engineering',
        '',
        '#### Team Lead',
        '',
        '- **ID:** engineering-lead',
        '',
        '#### Worker',
        '',
        '### Design',
        '',
        '#### Team Lead',
        '',
        '- **ID:** design-lead',
        '',
        '#### Designer',
        '',
        '- **Reports to:** design-lead',
      ),
      exampleStructure('### Ana — Lead', '', '### Bo', '', '- **Reports to:** Lead'),
      exampleStructure('### Ana — Lead', '', '### Bo — Lead', '', '- **Reports to:** Ana'),
    ],
    bad: [
      {
        source: exampleStructure(
          '### Ana — Lead',
          '',
          '### Bo — Lead',
          '',
          '### Cy',
          '',
          '- **Reports to:** lead',
        ),
        at: 'lead',
      },
      {
        source: exampleStructure(
          '### Ana — Editor',
          '',
          '### Bo — Editor',
          '',
          '### Cy',
          '',
          '- **Reports to:** EDITOR',
        ),
        at: 'EDITOR',
      },
      {
        source: exampleStructure(
          '### Engineering',
          '',
          '#### Ana — Lead',
          '',
          '#### Worker',
          '',
          '### Design',
          '',
          '#### Bo — Lead',
          '',
          '#### Designer',
          '',
          '- **Reports to:** Lead',
        ),
        at: 'Lead',
      },
    ],
  }),
  message: ({ actual, subject }) =>
    `${quote(actual)} could be several agents; ${subject} would report to whom the headings say`,
  advise: ({ expected }) => `write the id of one: ${listSome(expected)}`,
});
