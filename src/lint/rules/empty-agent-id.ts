// An id without a letter or digit.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleStructure } from '../example-org.js';
import { because, quote } from '../words.js';

export const emptyAgentId = defineProblemRule({
  id: 'empty-agent-id',
  severity: 'error',
  summary: 'an agent id that is empty',
  docs: () => ({
    why: 'Mail, state and costs are kept by id.',
    engine: 'The agent could not be addressed.',
    whenOff: 'Never; an `ID` has at least one Latin letter or digit.',
  }),
  examples: () => ({
    good: [
      exampleStructure('### 調査員'),
      exampleRole('- **ID:** lead-1'),
      exampleStructure('### Ірина'),
    ],
    bad: [
      { source: exampleRole('- **ID:** 調査員'), at: '調査員' },
      { source: exampleRole('- **ID:** ---'), at: '---' },
      { source: exampleRole('- **ID:** 🙂'), at: '🙂' },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} makes no id${because(reason)}; the agent in ${subject} could not be addressed`,
});
