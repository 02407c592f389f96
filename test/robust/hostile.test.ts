// Whatever stands in a file: it is read to its end or given up, nothing throws, and no terminal is steered by it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { randomText } from './random-texts.js';
import { readHostile } from './read-hostile.js';

test('random and broken texts', () => {
  fc.assert(
    fc.property(randomText(12), (text) => {
      expect(readHostile(text).fault).toBeNull();
    }),
    { numRuns: 200 },
  );
});

const named = (name: string): string => {
  const found = HOSTILE_TEXTS.find((text) => text.name === name);
  return found?.make() ?? expect.fail(`there is no ${name}`);
};

test.each(['emphasis, 60 KB', 'headings, 7.9 MB', 'a list 500 deep, one level a line'])(
  '%s: given up, and said',
  (name) => {
    const { fault, rules } = readHostile(named(name));
    expect(fault).toBeNull();
    expect([...rules]).toEqual(['parse-budget-exceeded']);
  },
);

test.each(['8000 bullets before a word', 'quotes 1000 deep'])(
  '%s: read as text, and said',
  (name) => {
    const { fault, rules } = readHostile(`# A\n\n## Structure\n\n### Ana\n\n${named(name)}\n`);
    expect(fault).toBeNull();
    expect([...rules]).toEqual(['parse-budget-exceeded']);
  },
);

test('lists 270 deep in three lines: read as text, and said', () => {
  const lines = [0, 1, 2].map((at) => `${' '.repeat(180 * at)}${'- '.repeat(90)}x\n`);
  const { fault, rules } = readHostile(`# A\n\n## Structure\n\n### Ana\n\n${lines.join('')}`);
  expect(fault).toBeNull();
  expect([...rules]).toEqual(['parse-budget-exceeded']);
});

test('front matter is text like any other: no YAML in it is ever expanded', () => {
  const { fault, rules } = readHostile(named('YAML bomb'));
  expect(fault).toBeNull();
  expect([...rules]).not.toContain('parse-budget-exceeded');
});

test('escape sequences and turned text are shown, not sent', () => {
  const { fault, rules } = readHostile(named('bidi and escapes'));
  expect(fault).toBeNull();
  expect([...rules]).toContain('unknown-wake-event');
});
