// The habits of the house that no linter checks: sizes, names, opening comments, nothing skipped, nothing of one machine.
import { describe, expect, test } from 'vitest';
import { lineCount, projectFiles, read } from './project.js';

const SOURCE_LINES_MAX = 300;
const TEST_LINES_MAX = 400;

const files = projectFiles();
const sources = files.filter((name) => /^src\/.*\.ts$/.test(name));
const tests = files.filter((name) => /^test\/.*\.(ts|mjs)$/.test(name));

/** Spelt so that this file does not find itself. */
const pattern = (...parts: string[]) => new RegExp(parts.join(''));

describe('source files', () => {
  test('there are some', () => {
    expect(sources.length).toBeGreaterThan(0);
  });

  test(`have at most ${SOURCE_LINES_MAX} lines`, () => {
    expect(longerThan(sources, SOURCE_LINES_MAX)).toEqual([]);
  });

  test('open with a comment that says what the file is responsible for', () => {
    const silent = sources.filter((name) => !/^(\/\/ \S|\/\*\*?\s+\S)/.test(read(name)));
    expect(silent).toEqual([]);
  });
});

describe('test files', () => {
  test(`have at most ${TEST_LINES_MAX} lines`, () => {
    expect(longerThan(tests, TEST_LINES_MAX)).toEqual([]);
  });

  test('skip nothing and single out nothing', () => {
    const marker = pattern(
      '\\b(describe|it|test|suite)\\.(concurrent\\.)?(sk',
      'ip|on',
      'ly|to',
      'do|fails)\\b',
    );
    const conditional = pattern('\\.(ski', 'pIf|run', 'If)\\(|\\b(xit|xdescribe|fdescribe)\\(');
    const marked = tests.filter((name) => marker.test(read(name)) || conditional.test(read(name)));
    expect(marked).toEqual([]);
  });
});

describe('names', () => {
  const parts = [...sources, ...tests].flatMap((path) => path.split('/'));

  test('are kebab-case', () => {
    const odd = parts.filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(part));
    expect(odd).toEqual([]);
  });

  test('say what is inside', () => {
    const vague = /^(utils?|helpers?|common|manager|misc)(\.|$)|-(utils?|helpers?|manager)(\.|$)/;
    expect(parts.filter((part) => vague.test(part))).toEqual([]);
  });

  test('at the top of the project are the agreed ones', () => {
    const agreed = new Set(['bin', 'src', 'orgs', 'test', 'package.json', 'package-lock.json']);
    const others = ['tsconfig.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'action.yml'];
    for (const name of [...others, 'biome.json', 'vitest.config.ts']) agreed.add(name);
    const top = new Set(files.map((path) => path.split('/')[0] ?? path));
    expect([...top].filter((name) => !name.startsWith('.') && !agreed.has(name))).toEqual([]);
  });
});

describe('every file', () => {
  test('stands alone: no path of one machine, nothing outside the project', () => {
    const places = pattern(
      '(^|[\\s"\'`(=])(/wo',
      'rk/|/ho',
      'me/[a-z]|/Us',
      'ers/[A-Za-z]|/ro',
      'ot/)|\\.\\./sha',
      'red',
    );
    const found = files
      .filter((name) => name !== 'package-lock.json' && !/\.(png|gif|bin|jpg)$/.test(name))
      .flatMap((name) =>
        read(name)
          .split('\n')
          .flatMap((line, index) =>
            places.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [],
          ),
      );
    expect(found).toEqual([]);
  });
});

function longerThan(names: readonly string[], max: number): string[] {
  return names
    .map((name) => ({ name, lines: lineCount(read(name)) }))
    .filter(({ lines }) => lines > max)
    .map(({ name, lines }) => `${name}: ${lines} lines`);
}
