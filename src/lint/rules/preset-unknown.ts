// A culture preset that does not exist.

import { defineProblemRule } from '../define-rule.js';
import { exampleSection } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { quote } from '../words.js';

export const presetUnknown = defineProblemRule({
  id: 'preset-unknown',
  severity: 'error',
  summary: 'an unknown culture preset',
  docs: () => ({
    why: 'A preset sets how escalations, updates and acknowledgements travel.',
    engine: 'The org would run without a preset.',
    whenOff: 'Never; a culture without a preset is fine.',
  }),
  examples: () => ({
    good: [
      exampleSection('Culture', 'preset: startup'),
      exampleSection('Culture', '- **Preset:** remote-async'),
      exampleSection('Culture', '- **Escalation:** immediate'),
    ],
    bad: [
      { source: exampleSection('Culture', 'preset: startap'), at: 'startap' },
      { source: exampleSection('Culture', '- **Preset:** family'), at: 'family' },
      { source: exampleSection('Culture', '- **Preset:** remote/async'), at: 'remote/async' },
    ],
  }),
  message: ({ actual }) =>
    `${quote(actual)} is not a culture preset; the org would run without one`,
  fix: fixSpelling,
});
