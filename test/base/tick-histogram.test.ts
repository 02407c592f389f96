import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TickHistogram } from '#base/tick-histogram';

const occurrence = fc.record({
  ticks: fc.oneof(fc.nat(20), fc.nat(300), fc.integer({ min: 250, max: 1_000_000 })),
  times: fc.integer({ min: -3, max: 5 }),
});

it('counts like a map, from the fewest ticks up, and forgets what was taken out', () => {
  fc.assert(
    fc.property(fc.array(occurrence), (occurrences) => {
      const histogram = new TickHistogram();
      const counts = new Map<number, number>();
      for (const { ticks, times } of occurrences) {
        histogram.add(ticks, times);
        counts.set(ticks, (counts.get(ticks) ?? 0) + times);
      }
      const left = [...counts].filter(([, times]) => times !== 0);
      expect([...histogram]).toEqual(left.sort(([one], [other]) => one - other));
    }),
  );
});

it('counts one occurrence where no number is given', () => {
  const histogram = new TickHistogram();
  histogram.add(0);
  histogram.add(5000);
  histogram.add(0);
  expect([...histogram]).toEqual([
    [0, 2],
    [5000, 1],
  ]);
  expect([...new TickHistogram()]).toEqual([]);
});

it('is equal to another, for a test, when both count the same', () => {
  const [one, other] = [new TickHistogram(), new TickHistogram()];
  one.add(40);
  other.add(200);
  other.add(200, -1);
  expect(one).not.toEqual(other);
  other.add(40);
  expect(one).toEqual(other);
});
