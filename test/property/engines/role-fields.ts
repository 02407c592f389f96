// Random fields of a role that matter to the engine: triggers, windows, timers, thresholds, budgets.

import fc from 'fast-check';
import { thresholdLine } from './threshold-lines.js';

/** The text in `weight` of ten cases, else nothing. A failing case is made smaller by leaving it out. */
export function often(weight: number, text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 10 - weight, arbitrary: fc.constant('') },
    { weight, arbitrary: text },
  );
}

/** The field's line in `weight` of ten cases. */
export function maybe(
  key: string,
  values: readonly string[] | fc.Arbitrary<string>,
  weight = 5,
): fc.Arbitrary<string> {
  const value = values instanceof fc.Arbitrary ? values : fc.constantFrom(...values);
  return often(
    weight,
    value.map((text) => `- **${key}:** ${text}\n`),
  );
}

/** Lines one after the other, in the order of `parts`. */
export function lines(...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((texts) => texts.join(''));
}

/** A few of them, each at most once. */
function some(all: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc
    .subarray([...all], { minLength: 1, maxLength })
    .map((texts) => texts.map((text) => `- ${text}\n`).join(''));
}

const wakeOn = fc
  .subarray(
    [
      'escalations',
      'completions',
      'tasks',
      'messages',
      'orders',
      'builds',
      'code changes (repo: a/b, branch: main)',
      'alerts (level: red)',
    ],
    { minLength: 1 },
  )
  .map((names) => names.join(', '));

const windows = [
  '0',
  '2 ticks',
  '6 ticks',
  '5 ticks for completions',
  '1 tick, 7 ticks for low priority',
  '4 ticks, 0 for high priority, 9 ticks for messages',
  '3 ticks for normal priority, 8 ticks for tasks, 2 ticks for escalations',
  '12 ticks for orders, 1 tick for builds, 5 ticks for critical priority',
];

const TIMERS = [
  '**Timer:** each minute `* * * * *`',
  '**Timer:** seconds `*/20 * * * * *`',
  '**Timer:** odd seconds `7,8,41 */3 * * * *`',
  '**Timer:** tidy every 10 minutes',
  '**Timer:** look hourly',
  '**Timer:** gap `30 2 * * *`',
  '**Timer:** early at 00:00',
  '**Timer:** daily review every weekday at 9:30',
  '**Timer:** books every Monday at 00:20',
  '**Timer:** close monthly on the 1st at 00:00',
];

const BUDGETS = [
  '**Budget:** $0.04/hour',
  '**Budget:** $0.11/day',
  '**Token budget:** 26K tokens/hour',
  '**Token budget:** 90K tokens/day',
  '**Budget:** 3 credits/hour',
  '**Budget:** 15 credits/day',
  '**Budget:** $0.3/week',
  '**Budget:** 40 credits/month',
];

const polling = lines(
  fc.constant('- **Trigger:** polling\n'),
  maybe('Tick interval', fc.integer({ min: 1, max: 9 }).map(String)),
  maybe('Wake on', wakeOn),
);
const eventDriven = lines(
  fc.constant('- **Trigger:** event-driven\n'),
  maybe('Wake on', wakeOn, 6),
  maybe('Batch window', windows),
  maybe('Max sleep', ['1 tick', '2 ticks', '9 ticks', '20 ticks', '55 ticks', 'never'], 7),
);

const mode = fc.oneof(
  { weight: 4, arbitrary: polling },
  { weight: 6, arbitrary: eventDriven },
  { weight: 1, arbitrary: fc.constant('') },
);
const cooldown = maybe(
  'Cooldown',
  ['0', '1 tick', '2 ticks', '5 ticks', '15 ticks', '60 ticks'],
  4,
);
const thresholds = fc
  .array(thresholdLine, { minLength: 1, maxLength: 3 })
  .map((all) => all.join(''));

/** Trigger, holds and all else of one role; `Level`, `Count` and `Reports to` are the chart's. */
export const roleFields: fc.Arbitrary<string> = lines(
  mode,
  cooldown,
  often(3, some(TIMERS, 3)),
  often(4, thresholds),
  often(3, some(BUDGETS, 2)),
  often(2, fc.constantFrom('- **Runtime:** external\n', '- **Domain:** web\n')),
);

/** Little to do, and no threshold that looks at what others do: long stretches of turns that bring nothing new. */
export const calmFields: fc.Arbitrary<string> = lines(
  mode,
  cooldown,
  often(3, some(TIMERS, 1)),
  often(3, some(BUDGETS, 2)),
  often(
    2,
    thresholdLine.map((line) => line.replace(/ (?:org|team|department) /u, ' agent ')),
  ),
);

/** Mostly fields under which a message wakes at once: so that work goes through many hands in one tick. */
export const eagerFields: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constant('- **Trigger:** event-driven\n- **Max sleep:** never\n') },
  {
    weight: 1,
    arbitrary: fc.constant('- **Trigger:** event-driven\n- **Batch window:** 3 ticks\n'),
  },
  { weight: 1, arbitrary: roleFields },
);

const deafWakeOn = fc
  .subarray(['escalations', 'completions', 'tasks', 'messages'], { minLength: 1, maxLength: 2 })
  .map((names) => names.join(', '));
const deafMode = lines(
  fc.constant('- **Trigger:** event-driven\n'),
  maybe('Wake on', deafWakeOn, 9),
  maybe('Batch window', windows, 3),
  maybe('Max sleep', ['never', 'never', 'never', '9 ticks', '55 ticks'], 9),
);

/** Mostly fields under which hardly any message wakes, and nothing else does: agents that nobody reaches. */
export const deafFields: fc.Arbitrary<string> = lines(
  fc.oneof({ weight: 8, arbitrary: deafMode }, { weight: 2, arbitrary: mode }),
  maybe('Cooldown', ['1 tick', '5 ticks', '15 ticks'], 3),
  often(1, some(TIMERS, 1)),
  often(1, thresholds),
  often(1, some(BUDGETS, 1)),
);
