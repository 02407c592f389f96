// A `Count` that is no number of agents.

import { defineProblemRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { because, quote } from '../words.js';

export const countInvalid = defineProblemRule({
  id: 'count-invalid',
  severity: 'error',
  summary: 'a count that is not a whole number from 1',
  docs: () => ({
    why: 'The count decides how many agents there are, and so most of the bill.',
    engine: 'The role would be a single agent.',
    whenOff: 'Never; a role that is not staffed yet is better left out.',
  }),
  examples: () => ({
    good: [
      exampleStructure('### Backend Workers', '', '- **Count:** 3'),
      exampleStructure('### Backend Workers', '', '- **Count:** 1'),
      exampleStructure('### Backend Worker'),
    ],
    bad: [
      { source: exampleStructure('### Backend Workers', '', '- **Count:** three'), at: 'three' },
      { source: exampleStructure('### Backend Workers', '', '- **Count:** 2.5'), at: '2.5' },
      { source: exampleStructure('### Backend Workers', '', '- **Count:** -2'), at: '-2' },
      {
        source: exampleStructure('### Backend Workers', '', '- **Count:** 3 people'),
        at: '3 people',
      },
      {
        source: exampleStructure('### Backend Workers', '', '- **Count:** 1000000'),
        at: '1000000',
      },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} is not a number of agents${because(reason)}; ${subject} would be one agent`,
  advise: ({ suggestion }) =>
    suggestion === null
      ? 'expected: a whole number from 1 to 10000'
      : `did you mean ${quote(suggestion)}?`,
  fix: fixSpelling,
});
