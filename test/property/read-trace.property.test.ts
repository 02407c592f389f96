import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OrgsimError } from '#base/errors';
import { REASONS } from '#engine/reason';
import { readLog } from '#main/read-log';
import type { TraceLine } from '#main/read-trace';
import { readTrace } from '#main/read-trace';

const line = fc.record({
  tick: fc.nat(1000),
  wave: fc.nat(4),
  agent: fc.string(),
  reasons: fc.subarray([...REASONS], { minLength: 1 }),
  triggers: fc.constantFrom({}, { order_received: 2 }, { build_failed: 1, tests_passed: 3 }),
  timers: fc.array(fc.string(), { maxLength: 2 }),
  thresholds: fc.array(fc.string(), { maxLength: 2 }),
  slept: fc.nat(1000),
  rest: fc.constantFrom({}, { idle: true, repeat: 3, every: 4 }),
});

const texts = fc.array(line, { maxLength: 5 }).map((lines) =>
  lines
    .toSorted((a, b) => a.tick - b.tick)
    .map(({ rest, triggers, ...each }) => {
      const pending = Object.values(triggers).reduce((sum: number, count) => sum + count, 0);
      return JSON.stringify({ ...each, triggers, pending, ...rest });
    }),
);

it('reads what was written', () => {
  fc.assert(
    fc.property(texts, (lines) => {
      const read: TraceLine[] = [...readTrace(lines, 't')];
      const whole = { idle: false, repeat: 1, every: 1 };
      const expected = lines.map((text): unknown => ({ ...whole, ...JSON.parse(text) }));
      expect(read).toEqual(expected);
    }),
  );
});

/** Cuts, doubles and swaps pieces of lines. */
const damage = fc.record({
  at: fc.nat(400),
  length: fc.nat(12),
  insert: fc.constantFrom(
    '',
    '"',
    '{',
    '}',
    ',',
    ':',
    '0',
    '-',
    'e9',
    'null',
    '[]',
    '\\u',
    '\u0000',
    '💥',
  ),
  line: fc.nat(4),
});

it('whatever the damage, it reads the line or names it: it never breaks', () => {
  fc.assert(
    fc.property(texts, fc.array(damage, { minLength: 1, maxLength: 3 }), (lines, damages) => {
      const broken = [...lines];
      for (const { at, length, insert, line: place } of damages) {
        const text = broken[place] ?? '';
        broken[place] = text.slice(0, at) + insert + text.slice(at + length);
      }
      const all = Array.from(broken, (text) => text ?? '');
      for (const read of [readTrace, readLog]) {
        try {
          for (const { tick, agent } of read(all, 't')) {
            expect(Number.isSafeInteger(tick)).toBe(true);
            expect(typeof agent).toBe('string');
          }
        } catch (error) {
          expect(error).toBeInstanceOf(OrgsimError);
          const place = /^t:(\d+): /.exec(error instanceof Error ? error.message : '')?.[1];
          expect(Number(place)).toBeGreaterThanOrEqual(1);
          expect(Number(place)).toBeLessThanOrEqual(all.length);
        }
      }
    }),
    { numRuns: 500 },
  );
});

it('any text at all', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (lines) => {
      try {
        expect([...readTrace(lines, 't')].length).toBe(lines.length);
      } catch (error) {
        expect(error).toBeInstanceOf(OrgsimError);
      }
    }),
    { numRuns: 300 },
  );
});
