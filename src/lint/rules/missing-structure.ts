// No section says who works here.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { fixSuggestion } from '../fix-spelling.js';
import { quote } from '../words.js';

export const missingStructure = defineProblemRule({
  id: 'missing-structure',
  severity: 'error',
  summary: 'no `## Structure`, or nobody in it',
  docs: () => ({
    why: 'The agents of an org are the headings under `## Structure`. Without them there is nothing to run.',
    engine:
      'The org would have no agents: nothing runs, nothing costs anything, and every report is empty.',
    whenOff: 'Never; a file that is no organization does not need to be checked.',
  }),
  examples: () => ({
    good: [
      exampleRole(),
      '# Acme\n\n## structure\n\n### Lead\n',
      '## Structure\n\n### Engineering\n\n#### Lead\n\n#### Worker\n',
    ],
    bad: [
      { source: '# Acme\n\n## Culture\n\npreset: startup\n', at: 'Acme' },
      { source: '# Acme\n\n## Structure\n\nNobody yet.\n', at: 'Structure' },
      { source: '# Acme\n\n## Stucture\n\n### Lead\n', at: 'Stucture' },
    ],
  }),
  message: ({ actual, suggestion }) =>
    suggestion === null
      ? 'there is no "## Structure" with a role in it; the org would have no agents'
      : `${quote(actual)} is not read as Structure; the org would have no agents`,
  advise: ({ suggestion }) =>
    suggestion === null
      ? 'write "## Structure" and under it "### Name" for each agent'
      : `did you mean ${quote(suggestion)}?`,
  fix: fixSuggestion,
});
