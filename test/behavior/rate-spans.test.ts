import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shapeDay } from '#behavior/order-rate';
import type { RateSpan } from '#behavior/rate-spans';
import { rateSpans } from '#behavior/rate-spans';
import { createCalendar } from '#org/calendar';
import { parseStart } from '#org/local-times';
import { orgOf } from '../engine/simulate.js';
import { pyramid } from './orgs.js';

const hours = fc.constantFrom(
  '',
  ', weekdays 08:15-18:00',
  ', Friday 22:30-02:10',
  ', 09:59-10:01',
);
const typicalDay = fc.constantFrom(
  '',
  '- **Typical day:**\n  - 00:00-06:20: 10%\n  - 06:20-24:00: 90%\n',
  '- **Typical day:**\n  - 09:00-09:30: 50%\n  - 22:00-01:00: 50%\n',
);
// Around a change of the clock, by an hour or by half of one, and far from any.
const place = fc.constantFrom(
  ['America/New_York', '2026-03-06T21:07'],
  ['Europe/Berlin', '2026-10-24'],
  ['Australia/Lord_Howe', '2026-04-04T12:00:30'],
  ['Asia/Kathmandu', '2026-01-05'],
  ['UTC', '2026-01-09'],
);

it('are cut wherever the rate of a tick differs from that of the one before', () => {
  const tickSeconds = fc.constantFrom(7, 30, 600, 3600, 5000);
  fc.assert(
    fc.property(hours, typicalDay, place, tickSeconds, (when, day, [zone, start], seconds) => {
      const org = orgOf(pyramid(`## Workload\n- **Orders:** 4 per hour${when}\n${day}`));
      const clock = createCalendar({
        timezone: zone ?? 'UTC',
        startMs: parseStart(start ?? '', zone ?? 'UTC') ?? 0,
        tickSeconds: seconds,
        workingHours: null,
      });
      const ticks = Math.min(20_000, Math.ceil((3 * 86_400) / seconds));
      const shape = shapeDay(org);
      const shares: number[] = Array.from({ length: ticks }, () => 0);
      const add = ({ from, to, share }: RateSpan) => shares.fill(share, from, to);
      for (const span of rateSpans(shape, clock, ticks)) add(span);
      const wanted = shares.map((_, tick) => {
        return shape.shareAt(clock.weekday(tick), clock.minuteOfDay(tick));
      });
      expect(shares).toEqual(wanted);
    }),
    { numRuns: 40 },
  );
});
