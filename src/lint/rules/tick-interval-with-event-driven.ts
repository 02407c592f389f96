// A `Tick interval` on an agent that is event-driven.

import { defineIdleSettingRule } from '../define-idle-setting-rule.js';
import { exampleRole, exampleSleeper, exampleStructure, exampleUnder } from '../example-org.js';

export const tickIntervalWithEventDriven = defineIdleSettingRule({
  id: 'tick-interval-with-event-driven',
  setting: 'tickInterval',
  key: 'tickinterval',
  mode: 'event-driven',
  instead: 'an event-driven agent is called when something happens, not at an interval',
  summary: '`Tick interval` on an agent that is event-driven',
  docs: () => ({
    why: 'Whoever writes it expects a call every so many ticks. `Max sleep` wakes a sleeping agent that often, `Batch window` gathers its mail, `Cooldown` keeps its wakes apart.',
    engine: 'The interval is kept for a switch of modes. An event-driven agent has no polls.',
    whenOff: 'Where agents are switched to polling while the org runs.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Trigger:** polling', '- **Tick interval:** 5'),
      exampleSleeper('- **Max sleep:** 5 ticks'),
      exampleUnder(
        '- **Default tick interval:** 5',
        'Culture',
        '### Backend Lead',
        '',
        '- **Trigger:** event-driven',
      ),
    ],
    bad: [
      { source: exampleSleeper('- **Tick interval:** 5'), at: '5' },
      { source: exampleSleeper('- **Tick interval:** 10 min', '- **Count:** 2'), at: '10 min' },
      {
        source: exampleStructure(
          '### Yard',
          '',
          '- **Trigger:** event-driven',
          '- **Tick interval:** 2 ticks',
          '',
          '#### Lead',
          '',
          '#### Worker',
        ),
        at: '2 ticks',
      },
    ],
  }),
});
