// Random agents whose wakes the estimate can be asked for: all that decides about them, in any mixture.
import fc from 'fast-check';
import type { WakeTrigger } from '#org/names';
import { MESSAGE_TRIGGERS } from '#org/names';
import type { Trigger, WorkingHours } from '#org/types';
import { timer } from './estimate.js';

const KINDS: readonly WakeTrigger[] = [...MESSAGE_TRIGGERS, 'build_failed'];
const CRONS = [
  '0 * * * *',
  '*/10 * * * *',
  '*/7 * * * *',
  '0 9 * * *',
  '30 17 * * 1-5',
  '20 22 * * *',
];

const some = <T>(value: fc.Arbitrary<T>, none: T): fc.Arbitrary<T> =>
  fc.oneof(fc.constant(none), value);
const ticks = (min: number, max: number) => fc.integer({ min, max });

export const anyTrigger: fc.Arbitrary<Trigger> = fc.record({
  mode: fc.constantFrom('polling', 'event-driven'),
  tickInterval: fc.oneof(fc.constant(1), ticks(2, 15), ticks(16, 300)),
  triggerOn: fc.oneof(
    fc.constant('all' as const),
    fc
      .subarray([...KINDS], { minLength: 1 })
      .map((kinds) => kinds.map((trigger) => ({ trigger, filter: null }))),
  ),
  batchWindow: some(ticks(1, 30), 0),
  batchOverrides: some(
    fc.dictionary(
      fc.constantFrom('completion_received', 'task_assigned', 'priority:low', 'priority:normal'),
      ticks(0, 40),
    ),
    {},
  ),
  maxSleepTicks: fc.oneof(fc.constant(null), ticks(1, 60), ticks(61, 600)),
  cooldownTicks: some(ticks(1, 50), 0),
  timers: some(
    fc.subarray(CRONS, { minLength: 1, maxLength: 2 }).map((crons) => crons.map(timer)),
    [],
  ),
  thresholds: fc.constant([]),
});

const hours = (fromMinute: number, toMinute: number): WorkingHours => ({
  fromMinute,
  toMinute,
  offHours: 'queue tasks',
  criticalPasses: true,
});
/** None, of the day, over midnight. */
export const HOURS = { none: null, day: hours(480, 1320), night: hours(1320, 360) };
