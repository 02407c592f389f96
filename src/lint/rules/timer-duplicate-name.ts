// Two timers of one agent with one name.

import { defineProblemRule } from '../define-rule.js';
import { exampleTimed } from '../example-org.js';
import { quote } from '../words.js';

export const timerDuplicateName = defineProblemRule({
  id: 'timer-duplicate-name',
  severity: 'error',
  summary: 'two timers of an agent with the same name',
  docs: () => ({
    why: 'What a timer did last is kept by its name.',
    engine: 'Two timers of one name would share one state, so only the first is kept.',
    whenOff: 'Never; give each its own name.',
  }),
  examples: () => ({
    good: [
      exampleTimed(
        'UTC',
        '- **Timer:** morning review at 09:00',
        '- **Timer:** evening review at 18:00',
      ),
      exampleTimed('UTC', '- **Timer:** at 09:00', '- **Timer:** at 18:00'),
      exampleTimed('UTC', '- **Timer:** review at 09:00'),
    ],
    bad: [
      {
        source: exampleTimed(
          'UTC',
          '- **Timer:** sync hourly',
          '- **Timer:** Sync every 15 minutes',
        ),
        at: 'Sync every 15 minutes',
      },
      {
        source: exampleTimed('UTC', '- **Timer:** at 09:00', '- **Timer:** at 09:00'),
        at: 'at 09:00',
      },
      {
        source: exampleTimed('UTC', '- **Timer:** review at 09:00', '- **Timer:** review at 18:00'),
        at: 'review at 18:00',
      },
    ],
  }),
  message: ({ actual, subject }) =>
    `${subject} has two timers named ${quote(actual)}; only the first would fire`,
  advise: () => 'give each timer its own name',
});
