// A key that exists, in a place where it means nothing.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleSection, exampleSleeper } from '../example-org.js';
import { quote } from '../words.js';

export const keyInWrongSection = defineProblemRule({
  id: 'key-in-wrong-section',
  severity: 'error',
  summary: 'a known key in a section that does not read it',
  docs: () => ({
    why: 'Each key is read where it belongs. Elsewhere it looks like a setting and is none.',
    engine: 'The line would be ignored: the setting keeps its default.',
    whenOff: 'Never; move the line, or make it prose by dropping the bold key.',
  }),
  examples: () => ({
    good: [
      exampleSleeper('- **Max sleep:** 300 ticks'),
      exampleSection('Culture', '- **Default batch window:** 3 ticks'),
      exampleSection('Policies', '### Budget', '', '- **Org limit:** $90/day'),
    ],
    bad: [
      { source: exampleSection('Culture', '- **Batch window:** 3 ticks'), at: 'Batch window' },
      { source: exampleRole('- **Org limit:** $50/day'), at: 'Org limit' },
      { source: exampleSection('Policies', '- **Trigger:** polling'), at: 'Trigger' },
    ],
  }),
  message: ({ actual, subject }) =>
    `${quote(actual)} is not read in ${subject}; it would be ignored`,
  advise: ({ suggestion, expected }) =>
    suggestion === null
      ? `it belongs in ${expected.join(' or ')}`
      : `did you mean ${quote(suggestion)}?`,
});
