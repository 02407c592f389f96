// A `Threshold` on a metric that does not exist.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { quote } from '../words.js';

export const thresholdUnknownMetric = defineProblemRule({
  id: 'threshold-unknown-metric',
  severity: 'error',
  summary: 'a threshold on an unknown metric',
  docs: () => ({
    why: 'A metric that nobody measures never crosses a line.',
    engine: 'The threshold would not exist, and the agent never wake for it.',
    whenOff: 'Never; the metrics are those that `orgsim run` measures.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Threshold:** org.escalation_rate > 30%'),
      exampleRole('- **Threshold:** Queue Depth > 10'),
      exampleRole('- **Threshold:** department health < 60'),
    ],
    bad: [
      { source: exampleRole('- **Threshold:** escalation rat > 30%'), at: 'escalation rat' },
      { source: exampleRole('- **Threshold:** org queue.depth > 10'), at: 'queue.depth' },
      { source: exampleRole('- **Threshold:** happiness < 3'), at: 'happiness' },
    ],
  }),
  message: ({ actual, subject }) =>
    `${quote(actual)} is not a metric; ${subject} would never wake for it`,
  fix: fixSpelling,
});
