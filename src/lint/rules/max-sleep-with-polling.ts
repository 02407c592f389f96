// A `Max sleep` on an agent that polls.

import { defineIdleSettingRule } from '../define-idle-setting-rule.js';
import { exampleRole, exampleSleeper, exampleUnder } from '../example-org.js';

export const maxSleepWithPolling = defineIdleSettingRule({
  id: 'max-sleep-with-polling',
  setting: 'maxSleepTicks',
  key: 'maxsleep',
  mode: 'polling',
  instead: 'between polls there is no safety wake',
  summary: '`Max sleep` on an agent that polls',
  docs: () => ({
    why: 'It is the net under an agent that sleeps. Written on one that polls it says that somebody takes it for a sleeper.',
    engine: 'A polling agent never has a safety wake: its interval decides how long it sleeps.',
    whenOff: 'Where agents are switched to event-driven while the org runs.',
  }),
  examples: () => ({
    good: [
      exampleSleeper('- **Max sleep:** 200 ticks'),
      exampleUnder('- **Default max sleep:** 300 ticks', 'Culture', '### Backend Worker'),
      exampleRole('- **Trigger:** polling', '- **Cooldown:** 3 ticks'),
    ],
    bad: [
      { source: exampleRole('- **Max sleep:** 200 ticks'), at: '200 ticks' },
      {
        source: exampleRole('- **Trigger:** polling', '- **Max sleep:** never'),
        at: 'never',
      },
      {
        source: exampleUnder(
          '- **Default trigger:** polling for all',
          'Culture',
          '### Backend Worker',
          '',
          '- **Max sleep:** 2h',
        ),
        at: '2h',
      },
    ],
  }),
});
