import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RankedQueue } from '#behavior/ranked-queue';

it('gives back the least rank of what is in it, however it is filled and emptied', () => {
  const steps = fc.array(fc.option(fc.nat(50), { nil: null }), { maxLength: 80 });
  fc.assert(
    fc.property(steps, (ranks) => {
      const queue = new RankedQueue<{ rank: number }>();
      const held: number[] = [];
      for (const rank of ranks) {
        if (rank === null) {
          const least = held.sort((a, b) => a - b).shift() ?? null;
          expect(queue.first()?.rank ?? null).toBe(least);
          expect(queue.take()?.rank ?? null).toBe(least);
        } else {
          held.push(rank);
          queue.add({ rank });
        }
        expect(queue.size).toBe(held.length);
      }
    }),
  );
});
