// Limits of a bill: what passes them, exactly at the edge, too.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBudget, checkIncrease } from '#cost/limits';

const dollars = fc.double({ min: 0.001, max: 1e6, noNaN: true });
const HOURS = { hour: 1, day: 24, week: 168, month: 720 } as const;
const period = fc.constantFrom('hour', 'day', 'week', 'month');
const spending = (perHour: number) => ({ perHour, missing: 0 });

describe('a budget', () => {
  test('that is met to the cent is kept, whatever a sum of floating point leaves', () => {
    fc.assert(
      fc.property(dollars, period, fc.integer({ min: 1, max: 300 }), (usd, name, agents) => {
        const each = usd / HOURS[name] / agents;
        let perHour = 0;
        for (let agent = 0; agent < agents; agent++) perHour += each;
        expect(checkBudget(spending(perHour), { usd, period: name }).isExceeded).toBe(false);
      }),
    );
  });

  test('is passed by a tenth of a percent more, and says by how much', () => {
    fc.assert(
      fc.property(dollars, period, (usd, name) => {
        const limit = { usd, period: name };
        const { isExceeded, overUsd } = checkBudget(spending((1.001 * usd) / HOURS[name]), limit);
        expect(isExceeded).toBe(true);
        expect(overUsd).toBeCloseTo(0.001 * usd, 6);
      }),
    );
  });
});

describe('an increase', () => {
  test('of a share, and the dollars that it is, are kept and passed alike', () => {
    fc.assert(
      fc.property(
        dollars,
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        dollars,
        (before, share, after) => {
          const limit = { kind: 'usd', limit: { usd: before * share, period: 'hour' } } as const;
          const check = (each: Parameters<typeof checkIncrease>[2]) =>
            checkIncrease(spending(before), spending(after), each).isExceeded;
          // Beside the edge itself, where both round in their own way.
          fc.pre(Math.abs(after - before * (1 + share)) > 1e-6 * after);
          expect(check(limit)).toBe(check({ kind: 'share', share }));
          expect(check(limit)).toBe(after > before * (1 + share));
        },
      ),
    );
  });

  test('of nothing has no share, and passes any', () => {
    const limit = { kind: 'share', share: 100 } as const;
    expect(checkIncrease(spending(0), spending(0.01), limit)).toMatchObject({
      share: null,
      isExceeded: true,
    });
    expect(checkIncrease(spending(0), spending(0), limit).isExceeded).toBe(false);
  });
});
