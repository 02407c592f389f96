import { describe, expect, it } from 'vitest';
import { drawInteger, randomStream, randomStreams } from '#base/random-streams';

const take = (stream: () => number, count: number) => Array.from({ length: count }, () => stream());

describe('a stream of draws', () => {
  it('is the same for ever: results are compared between versions', () => {
    const draws = take(randomStream(1, 'task order-1.1'), 3).map((draw) => draw * 2 ** 32);
    expect(draws).toMatchInlineSnapshot(`
      [
        4054040036,
        857950791,
        267207842,
      ]
    `);
  });

  it('differs by seed and by key', () => {
    const firsts = [
      randomStream(1, 'a')(),
      randomStream(2, 'a')(),
      randomStream(1, 'b')(),
      randomStream(12, '')(),
      randomStream(1, '2')(),
    ];
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('is the same however its key is cut in two', () => {
    const whole = take(randomStream(7, 'task 12'), 5);
    for (const cut of [0, 3, 5, 7]) {
      const [beginning, rest] = ['task 12'.slice(0, cut), 'task 12'.slice(cut)];
      expect(take(randomStreams(7, beginning)(rest), 5)).toEqual(whole);
    }
  });

  it('is spread evenly over what is drawn from it', () => {
    const counts = [0, 0, 0, 0, 0];
    for (let key = 0; key < 5000; key++) {
      const drawn = drawInteger(randomStream(1, `key ${key}`), 3, 7);
      counts[drawn - 3] = (counts[drawn - 3] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(900);
    expect(Math.max(...counts)).toBeLessThan(1100);
  });
});
