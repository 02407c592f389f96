// The packages that the project was asked to use are real dependencies, and code uses them.
import { describe, expect, test } from 'vitest';
import { PACKAGE, projectFiles, read } from './project.js';

// @anthropic-ai/sdk and ollama come with the real models.
const RUN_TIME = [
  'commander',
  'unified',
  'remark-parse',
  'mdast-util-to-string',
  'cron-parser',
  'chalk',
  'cli-table3',
];
const DEVELOPMENT = ['vitest'];

describe.each(RUN_TIME)('%s', (name) => {
  test('is a dependency', () => {
    expect(PACKAGE.dependencies).toHaveProperty([name]);
  });

  test('is used by code in src', () => {
    expect(usersOf(name, 'src/')).not.toEqual([]);
  });
});

describe.each(DEVELOPMENT)('%s', (name) => {
  test('is a development dependency', () => {
    expect(PACKAGE.devDependencies).toHaveProperty([name]);
    expect(PACKAGE.dependencies).not.toHaveProperty([name]);
  });

  test('is used by the tests', () => {
    expect(usersOf(name, 'test/')).not.toEqual([]);
  });
});

// Ranges that are narrower or older than the newest, each for its reason:
// - string-width ^4 is the version that cli-table3 uses; version 8 beside it costs 20 to 48 ms at every start.
// - rolldown ~ is the range of vite, which vitest brings along: build and tests bundle with the same one.
// - cron-parser ~: which fields of a cron mean what is decided there, and a minor version may change what an org means.
test.each([
  ['string-width', '^4.'],
  ['rolldown', '~'],
  ['cron-parser', '~'],
])('%s has a range that starts with %s', (name, start) => {
  const range = PACKAGE.dependencies[name] ?? PACKAGE.devDependencies[name];
  expect(range?.startsWith(start)).toBe(true);
});

test.each([
  ['string-width', 'cli-table3'],
  ['rolldown', 'vite'],
])('%s is the same for us and for %s', (name, partner) => {
  const { packages } = JSON.parse(read('package-lock.json'));
  expect(packages).not.toHaveProperty([`node_modules/${partner}/node_modules/${name}`]);
});

test('the lock file names no registry but the public one', () => {
  expect(read('package-lock.json')).not.toMatch(
    /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/,
  );
});

// npm leaves out what the registry does not answer for; `node .build/complete-lock.mjs` puts it back.
test('the lock file names the binaries of every platform', () => {
  const { packages }: { packages: Record<string, { optionalDependencies?: object }> } = JSON.parse(
    read('package-lock.json'),
  );
  const wanted = Object.values(packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  );
  const places = Object.keys(packages);
  const missing = wanted.filter(
    (name) => !places.some((place) => place.endsWith(`node_modules/${name}`)),
  );
  expect(missing).toEqual([]);
});

/** Files below `folder` that load the package; `import type` alone is no use of it. */
function usersOf(name: string, folder: string): string[] {
  const statement = new RegExp(`^(import (?!type )[^;]*?from |import )'${name}';`, 'm');
  const dynamic = new RegExp(`import\\('${name}'\\)`);
  return projectFiles()
    .filter((path) => path.startsWith(folder) && path.endsWith('.ts'))
    .filter((path) => statement.test(read(path)) || dynamic.test(read(path)));
}
