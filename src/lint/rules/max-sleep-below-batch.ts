// A `Max sleep` that is shorter than a batch window.

import type { Agent, Origin } from '#org/types';
import { longestWindow } from '../batch-waits.js';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleReport, exampleSleeper, exampleUnder } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents, shareByOrigin } from '../share-faults.js';
import { countTicks } from '../words.js';

export const maxSleepBelowBatch = defineRule({
  id: 'max-sleep-below-batch',
  severity: 'error',
  summary: 'a batch window that is longer than the agent ever sleeps',
  docs: () => ({
    why: 'The window is meant to gather mail. One that never ends by itself gathers nothing, and the agent wakes by the clock instead.',
    engine:
      'The safety wake comes `Max sleep` after the last wake and shows all mail, so no message is ever kept for the whole window.',
    whenOff: 'Never; one of the two is not meant so.',
  }),
  examples: () => ({
    good: [
      exampleSleeper('- **Batch window:** 5 ticks for tasks', '- **Max sleep:** 5 ticks'),
      exampleSleeper('- **Batch window:** 100 ticks for completions', '- **Max sleep:** 1 day'),
      exampleReport(
        '- **Wake on:** tasks',
        '- **Batch window:** 60 ticks for completions, 2 ticks for tasks',
        '- **Max sleep:** 50 ticks',
      ),
    ],
    bad: [
      {
        source: exampleReport(
          '- **Wake on:** tasks',
          '- **Batch window:** 10 ticks',
          '- **Max sleep:** 5 ticks',
        ),
        at: '5 ticks',
      },
      {
        source: exampleSleeper('- **Batch window:** 6h for completions'),
        at: '6h for completions',
      },
      {
        source: exampleUnder(
          '- **Default max sleep:** 5 min',
          'Culture',
          '### Backend Lead',
          '',
          '- **Trigger:** event-driven',
          '- **Batch window:** 20 ticks for low priority',
        ),
        at: '20 ticks for low priority',
      },
    ],
  }),
  check: function* ({ org: { agents }, document }): Iterable<Fault> {
    const faulty = agents.filter(({ trigger }) => {
      const { mode, maxSleepTicks } = trigger;
      return (
        mode === 'event-driven' && maxSleepTicks !== null && longestWindow(trigger) > maxSleepTicks
      );
    });
    for (const place of shareByOrigin(faulty, (agent) => blamed(agent).origin)) {
      const [first] = place.agents;
      const { other, name } = blamed(first);
      const related =
        'range' in other ? [{ message: `${name} is stated here`, range: other.range }] : [];
      yield faultIn(document, place.range, {
        subject: nameAgents(place.agents),
        reason: `a window of ${countTicks(longestWindow(first.trigger))} can never fill: after ${countTicks(first.trigger.maxSleepTicks ?? 0)} of sleep the safety wake calls`,
        related: [...place.related, ...related],
      });
    }
  },
  message: ({ subject, reason }) => `${reason} ${subject}`,
  advise: () => 'let it sleep at least as long as the window, or shorten the window',
});

const STRENGTH: readonly Origin['kind'][] = ['role-field', 'department-field', 'culture-default'];

/** Which of the two settings to point at: the one that is written nearer to the agent. */
function blamed({ origins }: Agent): { origin: Origin; other: Origin; name: string } {
  const [sleep, window] = [origins.maxSleepTicks, origins.batchWindow];
  return rankOf(sleep) <= rankOf(window)
    ? { origin: sleep, other: window, name: 'the window' }
    : { origin: window, other: sleep, name: 'the longest sleep' };
}

function rankOf({ kind }: Origin): number {
  const rank = STRENGTH.indexOf(kind);
  return rank === -1 ? STRENGTH.length : rank;
}
