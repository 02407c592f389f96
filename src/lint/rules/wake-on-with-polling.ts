// A `Wake on` on an agent that polls.

import { defineIdleSettingRule } from '../define-idle-setting-rule.js';
import { exampleReport, exampleRole, exampleStructure, exampleUnder } from '../example-org.js';

export const wakeOnWithPolling = defineIdleSettingRule({
  id: 'wake-on-with-polling',
  setting: 'triggerOn',
  key: 'wakeon',
  mode: 'polling',
  instead: 'an agent that polls is called at its interval, whatever has come',
  summary: '`Wake on` on an agent that polls',
  docs: () => ({
    why: 'Whoever writes it expects an agent that sleeps until then, and pays for one that is called on every tick.',
    engine:
      'The filter is kept for a switch of modes. While the agent polls it is called at its interval and shown all its mail.',
    whenOff: 'Where agents are switched to event-driven while the org runs.',
  }),
  examples: () => ({
    good: [
      exampleReport('- **Wake on:** tasks'),
      exampleUnder('- **Default wake on:** tasks', 'Culture', '### Backend Lead'),
      exampleStructure(
        '### Yard',
        '',
        '- **Wake on:** messages, escalations',
        '',
        '#### Lead',
        '',
        '- **Trigger:** event-driven',
        '',
        '#### Worker',
      ),
    ],
    bad: [
      { source: exampleRole('- **Wake on:** orders'), at: 'orders' },
      {
        source: exampleRole(
          '- **Trigger:** polling',
          '- **Wake on:** tasks, orders',
          '- **Count:** 3',
        ),
        at: 'tasks, orders',
      },
      {
        source: exampleStructure(
          '### Yard',
          '',
          '- **Trigger:** polling',
          '- **Wake on:** tasks',
          '',
          '#### Lead',
          '',
          '#### Worker',
        ),
        at: 'tasks',
      },
    ],
  }),
});
