// A `Wake on` in which no name is an event.

import { defineProblemRule } from '../define-rule.js';
import { exampleReport, exampleSleeper } from '../example-org.js';

export const emptyWakeFilter = defineProblemRule({
  id: 'empty-wake-filter',
  severity: 'error',
  summary: '`Wake on` without a single valid event',
  docs: () => ({
    why: 'The filter says what may wake the agent. An empty one lets nothing through.',
    engine:
      'No message could wake the agent: only its timers, its thresholds and the safety wake would.',
    whenOff:
      'Never; an agent that no message shall wake is written `Wake on: timer` with a `Timer`.',
  }),
  examples: () => ({
    good: [
      exampleSleeper('- **Wake on:** all'),
      exampleReport('- **Wake on:** tasks'),
      exampleSleeper('- **Wake on:** timer', '- **Timer:** review hourly'),
    ],
    bad: [
      { source: exampleSleeper('- **Wake on:**'), at: 'Wake on' },
      {
        source: exampleSleeper('- **Wake on:** tickets, blockers'),
        at: 'tickets, blockers',
        also: ['unknown-wake-event'],
      },
      {
        source: exampleSleeper('- **Wake on:** nothing'),
        at: 'nothing',
        also: ['unknown-wake-event'],
      },
    ],
  }),
  message: ({ subject }) => `"Wake on" names no event; no message could wake ${subject}`,
});
