import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER, TimingWheel, WHEEL_TICKS } from '#engine/timing-wheel';

const ITEMS = 12;
const steps = fc.array(
  fc.record({
    item: fc.nat(ITEMS - 1),
    /** Ahead of now. */
    by: fc.oneof(
      fc.nat(5),
      fc.nat(9000),
      fc.constantFrom(31, 32, 4095, 4096, 4097, 1_000_000, WHEEL_TICKS, NEVER),
    ),
    isMove: fc.boolean(),
    goOn: fc.boolean(),
  }),
  { maxLength: 80 },
);

describe('a timing wheel', () => {
  it('gives each item at the tick that it was moved to last, as a plain list would', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const wheel = new TimingWheel(ITEMS);
        const plain = new Map<number, number>();
        const taken = new Int32Array(ITEMS);
        let now = 0;
        for (const { item, by, isMove, goOn } of given) {
          const tick = Math.min(now + by, NEVER);
          if (isMove || tick < (plain.get(item) ?? NEVER)) {
            if (tick < WHEEL_TICKS) plain.set(item, tick);
            else plain.delete(item);
          }
          if (isMove) wheel.schedule(item, tick);
          else wheel.scheduleBy(item, tick);
          expect(wheel.dueTick(item)).toBe(plain.get(item) ?? NEVER);
          if (!goOn) continue;
          const least = Math.min(...plain.values(), NEVER);
          // It may stop at a tick from which the last item was moved away, never go past one.
          let next = wheel.nextTick(now);
          expect(next).toBeLessThanOrEqual(least);
          for (; next < least; next = wheel.nextTick(now)) {
            expect(next).toBeGreaterThanOrEqual(now);
            expect(wheel.take(next, taken)).toBe(0);
            now = next + 1;
          }
          if (least === NEVER) continue;
          const count = wheel.take(least, taken);
          const due = [...plain].filter(([, at]) => at === least).map(([who]) => who);
          expect(new Set(taken.subarray(0, count))).toEqual(new Set(due));
          expect(count).toBe(due.length);
          for (const who of due) plain.delete(who);
          now = least;
        }
      }),
      { numRuns: 500 },
    );
  });
});
