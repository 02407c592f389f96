// Several events in `Wake on` that are not separated by commas.

import { defineProblemRule } from '../define-rule.js';
import { exampleReport, exampleTeam } from '../example-org.js';
import { replaceFault } from '../fix-spelling.js';
import { quote } from '../words.js';

export const wakeOnSeparator = defineProblemRule({
  id: 'wake-on-separator',
  severity: 'error',
  summary: 'events in `Wake on` joined by something else than a comma',
  docs: () => ({
    why: 'Tools that read this format take each piece between commas as one event, and drop a piece that they do not know.',
    engine: 'Read as one name it is no event, so the agent would wake for none of them.',
    whenOff: 'Never; a comma is all it takes.',
  }),
  examples: () => ({
    good: [
      exampleTeam('- **Wake on:** escalations, completions'),
      exampleReport('- **Wake on:** tasks'),
      exampleReport('- **Wake on:** code changes (repo: acme/r-and-d)'),
    ],
    bad: [
      {
        source: exampleTeam('- **Wake on:** escalations and completions'),
        at: 'escalations and completions',
      },
      { source: exampleReport('- **Wake on:** tasks; messages'), at: 'tasks; messages' },
      { source: exampleReport('- **Wake on:** messages, tasks + orders'), at: 'tasks + orders' },
    ],
  }),
  message: ({ actual, subject }) =>
    `${quote(actual)} would be read as one name; ${subject} would wake for none of it`,
  advise: ({ suggestion }) =>
    suggestion === null ? 'separate events with commas' : `write ${quote(suggestion)}`,
  // `and`, `;` and `+` between two names say no more than a comma does.
  fix: (fault, document) =>
    fault.suggestion === null ? null : replaceFault(fault, document, fault.suggestion, true),
});
