// A `Reports to` that names the agent itself.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleStructure } from '../example-org.js';

export const reportsToSelf = defineProblemRule({
  id: 'reports-to-self',
  severity: 'error',
  summary: 'an agent that reports to itself',
  docs: () => ({
    why: 'Its escalations would come back to it.',
    engine: 'The agent would report to whom the headings say.',
    whenOff: 'Never.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Reports to:** Human Principal'),
      exampleRole(),
      exampleStructure('### Ana — Lead', '', '### Bo — Second Lead', '', '- **Reports to:** Lead'),
    ],
    bad: [
      { source: exampleRole('- **Reports to:** Backend Lead'), at: 'Backend Lead' },
      { source: exampleRole('- **Reports to:** backend-lead'), at: 'backend-lead' },
      {
        source: exampleStructure(
          '### COO',
          '',
          '- **Model:** claude-haiku',
          '',
          '#### Ana — Lead',
          '',
          '- **Reports to:** lead',
        ),
        at: 'lead',
      },
    ],
  }),
  message: ({ subject }) => `${subject} reports to itself; its escalations would go round`,
});
