// A name in `Wake on` that is no event.

import { defineProblemRule } from '../define-rule.js';
import { exampleReport, exampleTeam } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { quote } from '../words.js';

export const unknownWakeEvent = defineProblemRule({
  id: 'unknown-wake-event',
  severity: 'error',
  summary: 'an event that does not exist, in `Wake on`',
  docs: () => ({
    why: 'An agent that waits for an event that never comes sleeps, and its work waits with it.',
    engine: 'Nothing ever happens under that name, so the agent would never wake for it.',
    whenOff: 'Never; what the catalogue lacks can be sent as a message.',
  }),
  examples: () => ({
    good: [
      exampleTeam('- **Wake on:** tasks, escalations'),
      exampleReport('- **Wake on:** task'),
      exampleReport('- **Wake on:** code changes (repo: acme/api)'),
    ],
    bad: [
      { source: exampleReport('- **Wake on:** Code.Changes, tasks'), at: 'Code.Changes' },
      { source: exampleReport('- **Wake on:** blockers, tasks'), at: 'blockers' },
      { source: exampleTeam('- **Wake on:** escalations, complettions'), at: 'complettions' },
      { source: exampleReport('- **Wake on:** tickets, tasks'), at: 'tickets' },
    ],
  }),
  message: ({ actual, subject }) =>
    `${quote(actual)} is not a wake event; ${subject} would never wake for it`,
  fix: fixSpelling,
});
