// Two agents that come to one id.

import { defineProblemRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { quote } from '../words.js';

export const duplicateAgentId = defineProblemRule({
  id: 'duplicate-agent-id',
  severity: 'error',
  summary: 'two agents with the same id',
  docs: () => ({
    why: 'Mail, state and costs are kept by id: two agents of one id would be one.',
    engine: 'The second would get the mail of the first.',
    whenOff: 'Never; rename one, or give it an `ID`.',
  }),
  examples: () => ({
    good: [
      exampleStructure('### QA Worker', '', '### QA: Worker', '', '- **ID:** qa-worker-b'),
      exampleStructure('### Workers', '', '- **Count:** 2', '', '### Worker'),
      exampleStructure('### 調査員', '', '### 編集者'),
    ],
    bad: [
      { source: exampleStructure('### QA Worker', '', '### QA: Worker'), at: 'QA: Worker' },
      {
        source: exampleStructure('### Ana', '', '### Bo', '', '- **ID:** ana'),
        at: 'ana',
      },
      {
        source: exampleStructure('### Workers', '', '- **Count:** 2', '', '### Worker 1'),
        at: 'Worker 1',
      },
    ],
  }),
  message: ({ actual, subject }) =>
    `${subject} has the id of another agent, ${quote(actual)}; their mail could not be told apart`,
  advise: () => 'rename one of the two, or give it an "ID"',
});
