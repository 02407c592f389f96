// Random ORG.md files for which a closed form exists: every trigger field, timers, working hours, no thresholds and no budgets. The
// run is of whole days where something in it follows the day.

import fc from 'fast-check';
import { lines, maybe, often } from '../engines/role-fields.js';

export interface CostedOrg {
  readonly text: string;
  readonly ticks: number;
}

interface Frame {
  /** As written, with the ticks of an hour. */
  readonly tick: string;
  readonly ticksPerHour: number;
  readonly ticks: number;
  readonly timers: readonly string[];
  readonly hasHours: boolean;
}

const EACH_HOUR = [
  'tidy every 10 minutes',
  'look hourly',
  'often every 5 minutes',
  'odd `7,41 * * * *`',
];
const EACH_DAY = [...EACH_HOUR, 'review at 09:30', 'close daily at 00:00', 'twice `20 6,18 * * *`'];
const EACH_WEEK = [...EACH_DAY, 'plan every Monday at 10:00', 'stand-up every weekday at 09:00'];

const FRAMES: readonly Frame[] = [
  { tick: '30s', ticksPerHour: 120, ticks: 840, timers: EACH_HOUR, hasHours: false },
  { tick: '1 min', ticksPerHour: 60, ticks: 1440, timers: EACH_DAY, hasHours: true },
  { tick: '5 min', ticksPerHour: 12, ticks: 2016, timers: EACH_WEEK, hasHours: true },
  { tick: '1h', ticksPerHour: 1, ticks: 1344, timers: EACH_WEEK, hasHours: true },
];

const activity = ({ ticksPerHour }: Frame): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('quiet', '2 events/hr', '3-9 events/hr', '30 events/day', '50K tokens/day'),
    fc.constantFrom('80% busy', '20% busy', '100% busy', '3% busy'),
    fc
      .constantFrom(0.001, 0.01, 0.03, 0.1, 0.4, 0.9)
      .map((share) => `${Number((share * ticksPerHour * 24).toPrecision(3))} events/day`),
  );

const WAKE_ON = [
  'escalations',
  'completions',
  'tasks, orders',
  'messages, builds',
  'code changes (repo: a/b, branch: main), orders',
  'alerts (level: red), reviews, completions',
  'deploys',
];
const WINDOWS = [
  '1 tick',
  '3 ticks',
  '8 ticks',
  '30 ticks',
  '5 ticks for completions',
  '2 ticks, 0 for orders, 9 ticks for tasks',
  '1 tick, 7 ticks for normal priority',
  '6 ticks for low priority',
];

const polling = lines(
  fc.constant('- **Trigger:** polling\n'),
  maybe('Tick interval', ['2', '3', '7', '20'], 6),
);
const eventDriven = lines(
  fc.constant('- **Trigger:** event-driven\n'),
  maybe('Wake on', WAKE_ON, 5),
  maybe('Batch window', WINDOWS, 6),
  maybe('Max sleep', ['never', '1 tick', '2 ticks', '9 ticks', '40 ticks', '200 ticks'], 7),
);

const fields = (frame: Frame): fc.Arbitrary<string> =>
  lines(
    fc.constantFrom('- **Model:** claude-opus\n', '- **Model:** ollama/llama3\n', ''),
    fc.oneof({ weight: 3, arbitrary: polling }, { weight: 7, arbitrary: eventDriven }),
    maybe('Activity', activity(frame), 9),
    maybe('Cooldown', ['1 tick', '2 ticks', '5 ticks', '25 ticks'], 4),
    often(
      3,
      fc
        .subarray([...frame.timers], { minLength: 1, maxLength: 2 })
        .map((timers) => timers.map((timer) => `- **Timer:** ${timer}\n`).join('')),
    ),
  );

const HOURS = ['08:00-18:00', '22:00-06:00', '00:00-12:00', '09:30-10:10'];
const hours = ({ hasHours }: Frame): fc.Arbitrary<string> =>
  hasHours
    ? often(
        2,
        fc
          .constantFrom(...HOURS)
          .map((span) => `## Policies\n### Working Hours\n- **Active hours:** ${span}\n`),
      )
    : fc.constant('');

const orgIn = (frame: Frame): fc.Arbitrary<CostedOrg> =>
  lines(
    fc.constant(`# Random\n## Culture\n- **Tick:** ${frame.tick}\n`),
    hours(frame),
    fc.constant('## Structure\n### Boss\n'),
    fields(frame),
    fc.constant('### Team\n#### Lead\n'),
    fields(frame),
    fc.constant('#### Worker\n'),
    fields(frame),
  ).map((text) => ({ text, ticks: frame.ticks }));

export const costedOrg: fc.Arbitrary<CostedOrg> = fc.constantFrom(...FRAMES).chain(orgIn);
