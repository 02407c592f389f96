// A key that may stand once and stands twice.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleSection, exampleTimed } from '../example-org.js';
import { because, quote } from '../words.js';

export const duplicateKey = defineProblemRule({
  id: 'duplicate-key',
  severity: 'error',
  summary: 'a second line for a setting that has one value',
  docs: () => ({
    why: 'Of two lines only one can be in force; whoever edits the other one changes nothing.',
    engine:
      'The first line is in force, the others would be ignored. `Timer`, `Threshold` and budgets may repeat.',
    whenOff: 'Never; delete the line that is not meant.',
  }),
  examples: () => ({
    good: [
      exampleTimed('UTC', '- **Timer:** review at 09:00', '- **Timer:** report at 17:00'),
      exampleRole('- **Model:** claude-haiku'),
      exampleRole(
        '- **Tick interval:** 6h',
        '- **Budget:** $5/day',
        '- **Budget:** 100K tokens/day',
      ),
    ],
    bad: [
      { source: exampleRole('- **Model:** claude-haiku', '- **model:** claude-opus'), at: 'model' },
      {
        source: exampleSection(
          'Culture',
          '- **Escalation:** immediate',
          '- **Escalation:** delayed',
        ),
        at: 'Escalation',
      },
      {
        source: exampleSection('Workload', '- **Effort:** 4 ticks', '- **Effort:** 8 ticks'),
        at: 'Effort',
      },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} is stated twice in ${subject}${because(reason)}`,
  advise: () => 'keep one of the two lines',
});
