// A `Reports to` that names the agent itself.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';

export const reportsToSelf = defineProblemRule({
  id: 'reports-to-self',
  severity: 'error',
  summary: 'an agent that reports to itself',
  docs: {
    why: 'Its escalations would come back to it.',
    engine: 'The agent would report to whom the headings say.',
    whenOff: 'Never.',
  },
  examples: {
    good: [exampleRole('- **Reports to:** Human Principal')],
    bad: [{ source: exampleRole('- **Reports to:** Backend Lead'), at: 'Backend Lead' }],
  },
  message: ({ subject }) => `${subject} reports to itself; its escalations would go round`,
});
