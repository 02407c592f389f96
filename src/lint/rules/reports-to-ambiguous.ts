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
        '### Engineering\n\n#### Team Lead\n\n- **ID:** engineering-lead\n\n#### Worker\n\n### Design\n\n#### Team Lead\n\n- **ID:** design-lead\n\n#### Designer\n\n- **Reports to:** design-lead',
      ),
      exampleStructure('### Ana — Lead\n\n### Bo\n\n- **Reports to:** Lead'),
      exampleStructure('### Ana — Lead\n\n### Bo — Lead\n\n- **Reports to:** Ana'),
    ],
    bad: [
      {
        source: exampleStructure(
          '### Ana — Lead\n\n### Bo — Lead\n\n### Cy\n\n- **Reports to:** lead',
        ),
        at: 'lead',
      },
      {
        source: exampleStructure(
          '### Ana — Editor\n\n### Bo — Editor\n\n### Cy\n\n- **Reports to:** EDITOR',
        ),
        at: 'EDITOR',
      },
      {
        source: exampleStructure(
          '### Engineering\n\n#### Ana — Lead\n\n#### Worker\n\n### Design\n\n#### Bo — Lead\n\n#### Designer\n\n- **Reports to:** Lead',
        ),
        at: 'Lead',
      },
    ],
  }),
  message: ({ actual, subject }) =>
    `${quote(actual)} could be several agents; ${subject} would report to whom the headings say`,
  advise: ({ expected }) => `write the id of one: ${listSome(expected)}`,
});
