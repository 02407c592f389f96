// A `Batch window` on an agent that polls.

import { defineIdleSettingRule } from '../define-idle-setting-rule.js';
import { exampleRole, exampleSleeper, exampleUnder } from '../example-org.js';

export const batchWindowWithPolling = defineIdleSettingRule({
  id: 'batch-window-with-polling',
  setting: 'batchWindow',
  key: 'batchwindow',
  mode: 'polling',
  instead: 'each poll takes all mail that has come',
  summary: '`Batch window` on an agent that polls',
  docs: () => ({
    why: 'It looks as if calls were saved, and none are: a poll that finds nothing is a call too.',
    engine:
      'Windows delay what wakes a sleeping agent. A polling agent is shown all its mail at its next poll, so its interval is its window.',
    whenOff: 'Where agents are switched to event-driven while the org runs.',
  }),
  examples: () => ({
    good: [
      exampleSleeper('- **Batch window:** 3 ticks for completions'),
      exampleUnder('- **Default batch window:** 3 ticks', 'Culture', '### Backend Worker'),
      exampleRole('- **Tick interval:** 3'),
    ],
    bad: [
      { source: exampleRole('- **Batch window:** 3 ticks for tasks'), at: '3 ticks for tasks' },
      {
        source: exampleRole('- **Trigger:** polling', '- **Batch window:** 5 min for completions'),
        at: '5 min for completions',
      },
      {
        source: exampleUnder(
          '- **Default trigger:** polling',
          'Culture',
          '### Yard',
          '',
          '- **Batch window:** 2 ticks',
          '',
          '#### Worker',
        ),
        at: 'Worker',
      },
    ],
  }),
});
