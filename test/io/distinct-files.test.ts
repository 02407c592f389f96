import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDistinctFiles } from '#io/distinct-files';

let folder = '';
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-distinct-'));
  writeFileSync(at('ORG.md'), '# X');
  symlinkSync(at('ORG.md'), at('link.md'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['ORG.md', 'ORG.md'],
  ['ORG.md', 'link.md'],
  ['ORG.md', 'x/../ORG.md'],
])('a file that is read (%s) is not written to (%s)', (read, written) => {
  expect(() => checkDistinctFiles([at(read)], [at(written)])).toThrow(/would be overwritten/);
});

test('nothing is written twice, and standard input read once', () => {
  expect(() => checkDistinctFiles([], [at('t'), at('t')])).toThrow(/writes it twice/);
  expect(() => checkDistinctFiles(['-', '-'], [])).toThrow(/only once/);
});

test('different files are fine', () => {
  expect(() =>
    checkDistinctFiles([at('ORG.md'), '-', undefined], [at('t'), at('l'), undefined]),
  ).not.toThrow();
});
