// A `Trigger` that is neither polling nor event-driven.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleSection } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { quote } from '../words.js';

export const invalidTriggerMode = defineProblemRule({
  id: 'invalid-trigger-mode',
  severity: 'error',
  summary: 'a trigger mode that does not exist',
  docs: () => ({
    why: 'The mode decides what an agent costs: a polling agent is called on every tick, an event-driven one when something happens.',
    engine: 'The agent would run in its default mode, which may be the expensive one.',
    whenOff: 'Never; there are two modes.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Trigger:** event-driven'),
      exampleRole('- **Trigger:** Polling'),
      exampleSection(
        'Culture',
        '- **Default trigger:** event-driven for L7+, polling for everyone else',
      ),
    ],
    bad: [
      { source: exampleRole('- **Trigger:** pooling'), at: 'pooling' },
      { source: exampleRole('- **Trigger:** event driven'), at: 'event driven' },
      { source: exampleRole('- **Trigger:** cron'), at: 'cron' },
    ],
  }),
  message: ({ actual, subject }) =>
    `${quote(actual)} is not a trigger mode; ${subject} would run in its default mode`,
  fix: fixSpelling,
});
