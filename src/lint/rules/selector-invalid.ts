// A `for ...` in a default that selects no levels.

import { adviseExpected } from '../advise-from-facts.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleSection } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { because, quote } from '../words.js';

export const selectorInvalid = defineProblemRule({
  id: 'selector-invalid',
  severity: 'error',
  summary: 'a level selector that is not understood',
  docs: () => ({
    why: 'A default with a selector is for the levels it names. One that is not understood names none.',
    engine: 'The default would apply to nobody.',
    whenOff: 'Never; selectors are `L7+`, `L6 and below`, `L4-L6`, `L10`, `all`, `everyone else`.',
  }),
  examples: () => ({
    good: [
      exampleSection(
        'Culture',
        '- **Default trigger:** event-driven for L7+, polling for everyone else',
      ),
      exampleSection('Culture', '- **Default model:** claude-haiku'),
      exampleSection('Culture', '- **Default cooldown:** 2 ticks for L4-L6'),
    ],
    bad: [
      {
        source: exampleSection('Culture', '- **Default max sleep:** 2h for L6-L4'),
        at: 'L6-L4',
      },
      {
        source: exampleSection('Culture', '- **Default trigger:** event-driven for bosses'),
        at: 'bosses',
      },
      {
        source: exampleSection('Culture', '- **Default model:** claude-opus for L11+'),
        at: 'L11+',
      },
    ],
  }),
  message: ({ actual, reason }) =>
    `${quote(actual)} does not select levels${because(reason)}; the default would apply to nobody`,
  advise: adviseExpected,
  fix: fixSpelling,
});
