// The long form: all hostile texts and many random ones, other ones each night, each against the clock.
// ORGSIM_RUNS sets how many, ORGSIM_SEED takes the seed that a failure names.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optionsFrom, TIMEOUT_MS } from '../property/engines/check-engines.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { randomText } from './random-texts.js';
import { readHostile } from './read-hostile.js';

const AT_MOST_MS = 2000;

test.each(HOSTILE_TEXTS)('$name', ({ make }) => {
  const text = make();
  const { fault, ms } = readHostile(text);
  expect(fault).toBeNull();
  expect(Math.min(ms, againMs(text, ms))).toBeLessThan(AT_MOST_MS);
});

/** A second look at what took too long: on a busy machine one text may have been begun twice. */
function againMs(text: string, ms: number): number {
  return ms < AT_MOST_MS ? ms : readHostile(text).ms;
}

test(
  'random and broken texts, many times over',
  () => {
    fc.assert(
      fc.property(randomText(3000), (text) => {
        const { fault, ms } = readHostile(text);
        expect(fault).toBeNull();
        expect(Math.min(ms, againMs(text, ms))).toBeLessThan(AT_MOST_MS);
      }),
      // As it is: a text that takes seconds takes hours to make smaller.
      {
        endOnFailure: true,
        ...optionsFrom(process.env, 10_000),
        interruptAfterTimeLimit: TIMEOUT_MS / 4,
      },
    );
  },
  TIMEOUT_MS,
);
