// What an agent costs an hour at its Activity: the arithmetic that an editor shows.
import { expect, test } from 'vitest';
import { activityCost } from '#cost/activity-cost';
import { openText, structure } from '../editor/open-text.js';

const costOf = (...lines: readonly string[]) => {
  const { org } = openText(structure('### Ana', '', ...lines));
  const [agent] = org.agents;
  if (agent === undefined) throw new Error('an org has an agent');
  const { wakesPerHour, usdPerHour } = activityCost(agent, org.tickSeconds);
  const round = (value: number) => Number(value.toFixed(6));
  return [
    [wakesPerHour.low, wakesPerHour.high].map(round),
    usdPerHour && [usdPerHour.low, usdPerHour.high].map(round),
  ];
};
const HAIKU = '- **Model:** claude-haiku';
const EVENT = '- **Trigger:** event-driven';

test.each<[string, string[], unknown]>([
  [
    'polls every tick, whatever its activity',
    [HAIKU, '- **Activity:** quiet'],
    [
      [120, 120],
      [0.36, 0.36],
    ],
  ],
  [
    'polls at its interval',
    [HAIKU, '- **Tick interval:** 5 min'],
    [
      [12, 12],
      [0.036, 0.036],
    ],
  ],
  [
    'polls that fall into a cooldown are not made up for',
    [HAIKU, '- **Tick interval:** 2 ticks', '- **Cooldown:** 3 ticks'],
    [
      [30, 30],
      [0.09, 0.09],
    ],
  ],
  [
    'events',
    [HAIKU, EVENT, '- **Activity:** 5-10 events/hr'],
    [
      [5, 10],
      [0.015, 0.03],
    ],
  ],
  [
    'busy ticks',
    [HAIKU, EVENT, '- **Activity:** 50% busy'],
    [
      [60, 60],
      [0.18, 0.18],
    ],
  ],
  [
    'tokens',
    [HAIKU, EVENT, '- **Activity:** 120K tokens/day'],
    [
      [1, 1],
      [0.003, 0.003],
    ],
  ],
  [
    'a cooldown bounds the wakes',
    [HAIKU, EVENT, '- **Activity:** 50% busy', '- **Cooldown:** 12 ticks'],
    [
      [10, 10],
      [0.03, 0.03],
    ],
  ],
  ['no price, no cost', ['- **Model:** acme/one', EVENT, '- **Activity:** quiet'], [[1, 1], null]],
])('%s', (_title, lines, expected) => {
  expect(costOf(...lines)).toEqual(expected);
});
