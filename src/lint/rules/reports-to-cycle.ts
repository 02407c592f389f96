// A reporting line that leads back to its start.

import { defineProblemRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { because } from '../words.js';

export const reportsToCycle = defineProblemRule({
  id: 'reports-to-cycle',
  severity: 'error',
  summary: 'agents that report to each other in a circle',
  docs: () => ({
    why: 'An escalation climbs until somebody solves it. In a circle nobody is at the top.',
    engine: 'The circle is cut: the agent would report to whom the headings say.',
    whenOff: 'Never; one of them reports to somebody outside the circle.',
  }),
  examples: () => ({
    good: [
      exampleStructure('### Ana\n\n### Bo\n\n- **Reports to:** Ana'),
      exampleStructure(
        '### Ana\n\n- **Reports to:** Human Principal\n\n### Bo\n\n- **Reports to:** Ana',
      ),
      exampleStructure(
        '### COO\n\n- **Model:** claude-haiku\n\n#### Bo\n\n##### Cy\n\n- **Reports to:** COO',
      ),
    ],
    bad: [
      {
        source: exampleStructure(
          '### Ana\n\n- **Reports to:** Bo\n\n### Bo\n\n- **Reports to:** Cy\n\n### Cy\n\n- **Reports to:** Ana',
        ),
        at: 'Bo',
      },
      {
        source: exampleStructure(
          '### COO\n\n- **Model:** claude-haiku\n- **Reports to:** Bo\n\n#### Bo',
        ),
        at: 'Bo',
      },
      {
        source: exampleStructure(
          '### Ana\n\n- **Reports to:** Bo\n\n### Bo\n\n- **Reports to:** Ana',
        ),
        at: 'Bo',
      },
    ],
  }),
  message: ({ subject, reason }) =>
    `${subject} reports to itself through others${because(reason)}; its escalations would go round`,
});
