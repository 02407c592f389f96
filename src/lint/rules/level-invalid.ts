// A `Level` outside 1 to 10.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { because, quote } from '../words.js';

export const levelInvalid = defineProblemRule({
  id: 'level-invalid',
  severity: 'error',
  summary: 'a level that is not a whole number from 1 to 10',
  docs: () => ({
    why: 'The level decides the default model and trigger, and what an agent may do.',
    engine: 'The level would follow from the words of the heading.',
    whenOff: 'Never; leave the line out and the heading decides.',
  }),
  examples: () => ({
    good: [exampleRole('- **Level:** 7'), exampleRole(), exampleRole('- **Level:** L4')],
    bad: [
      { source: exampleRole('- **Level:** 11'), at: '11' },
      { source: exampleRole('- **Level:** high'), at: 'high' },
      { source: exampleRole('- **Level:** 0'), at: '0' },
      { source: exampleRole('- **Level:** seven'), at: 'seven' },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} is not a level${because(reason)}; ${subject} would get the level of its heading`,
  advise: () => 'expected: a whole number from 1 to 10',
  fix: fixSpelling,
});
