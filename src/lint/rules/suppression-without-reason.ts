// A comment that suppresses findings and does not say why.

import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';

export const suppressionWithoutReason = defineRule({
  id: 'suppression-without-reason',
  severity: 'warning',
  summary: 'a comment that suppresses findings without saying why',
  docs: () => ({
    why: 'Whoever reads the file next cannot tell an exception that was thought about from one that was in the way.',
    engine: 'The comment works as it stands; nothing of it reaches an agent.',
    whenOff: 'Where the history of the file gives the reasons.',
  }),
  examples: () => ({
    good: [
      exampleRole(
        '<!-- orgsim-disable-next-line unknown-key -- our dashboard reads it -->',
        '- **Pager:** 555-0100',
      ),
      exampleRole(
        '<!-- orgsim-disable unknown-key — read by the dashboard -->',
        '- **Pager:** 555-0100',
        '<!-- orgsim-enable unknown-key -->',
      ),
      exampleRole('<!-- a comment about something else -->'),
    ],
    bad: [
      {
        source: exampleRole(
          '<!-- orgsim-disable-next-line unknown-key -->',
          '- **Pager:** 555-0100',
        ),
        at: '<!-- orgsim-disable-next-line unknown-key -->',
      },
      {
        source: exampleRole('<!-- orgsim-disable unknown-key -- -->', '- **Pager:** 555-0100'),
        at: '<!-- orgsim-disable unknown-key -- -->',
      },
      {
        source: exampleRole('- **Pager:** 555-0100', '', '<!-- orgsim-disable-file -->'),
        at: '<!-- orgsim-disable-file -->',
      },
    ],
  }),
  check: function* ({ suppressions }): Iterable<Fault> {
    for (const { directive, word, reason, range } of suppressions) {
      if (directive === null || directive === 'orgsim-enable' || reason !== null) continue;
      const facts = { actual: word.id, subject: '', reason: '', suggestion: null, related: [] };
      yield { ...facts, range, expected: [`${word.id} ... -- reason`] };
    }
  },
  message: ({ actual }) => `${actual} gives no reason; nobody can tell when it may go`,
  advise: () => 'write the reason after " -- "',
});
