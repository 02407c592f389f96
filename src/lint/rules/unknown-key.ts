// A bold key that no section of this kind has.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleSection } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { quote } from '../words.js';

export const unknownKey = defineProblemRule({
  id: 'unknown-key',
  severity: 'error',
  summary: 'a key that means nothing where it stands',
  docs: {
    why: 'A misspelt key looks right to its author and does nothing. It is the most common mistake in an ORG.md.',
    engine: 'The line would be ignored: the setting it was meant for keeps its default.',
    whenOff:
      'Never; text that is meant for people goes without the bold key, and Identity, Playbooks and SDLC take any key.',
  },
  examples: {
    good: [
      exampleRole('- **Wake on:** tasks'),
      exampleRole('- **wake_on:** tasks'),
      exampleSection('Identity', '- **Motto:** ship it'),
    ],
    bad: [
      { source: exampleRole('- **Wakes on:** tasks'), at: 'Wakes on' },
      { source: exampleSection('Culture', '- **Esclation:** immediate'), at: 'Esclation' },
      { source: exampleSection('Workload', '- **Mood:** good'), at: 'Mood' },
    ],
  },
  message: ({ actual, subject }) =>
    `${quote(actual)} is not a field of ${subject}; it would be ignored`,
  fix: fixSpelling,
});
