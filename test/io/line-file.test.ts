// Files written while a run goes on: whole, early in trouble, and never touched for nothing.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LineFile } from '#io/line-file';
import { createLineFile } from '#io/line-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-lines-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('every line is there, in order, however many', () => {
  const path = join(folder, 'trace.jsonl');
  const file = createLineFile(path);
  const lines = Array.from({ length: 20_000 }, (_, i) => `{"tick":${i},"wort":"Größe"}`);
  for (const line of lines) file.write(line);
  file.close();
  expect(readFileSync(path, 'utf8')).toBe(`${lines.join('\n')}\n`);
});

test('an older file is replaced, by an empty one when there is no line', () => {
  const path = join(folder, 'trace.jsonl');
  writeFileSync(path, 'old');
  const file = createLineFile(path);
  expect(readFileSync(path, 'utf8')).toBe('old');
  file.close();
  expect(readFileSync(path, 'utf8')).toBe('');
});

test.each([
  ['a folder that is missing', ['gone', 'trace.jsonl'], /there is no folder .*gone/],
  ['a folder', ['taken'], /it is a folder/],
])('%s is one sentence at the first line', (_title, parts, reason) => {
  mkdirSync(join(folder, 'taken'));
  const file = createLineFile(join(folder, ...parts));
  expect(() => file.write('x')).toThrow(reason);
  expect(existsSync(join(folder, 'gone'))).toBe(false);
});

describe('discarded', () => {
  test.each([
    ['half-way', () => undefined],
    ['when it is closed', (file: LineFile) => file.close()],
  ])('%s, nothing is left of it', (_title, end) => {
    const file = createLineFile(join(folder, 'trace.jsonl'));
    file.write('x');
    end(file);
    file.discard();
    file.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('before its first line, an older file stays as it was', () => {
    const path = join(folder, 'trace.jsonl');
    writeFileSync(path, 'old');
    createLineFile(path).discard();
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  test('through a link, what it links to goes', () => {
    symlinkSync(join(folder, 'real.jsonl'), join(folder, 'link.jsonl'));
    const file = createLineFile(join(folder, 'link.jsonl'));
    file.write('x');
    file.discard();
    expect(readdirSync(folder)).toEqual(['link.jsonl']);
  });
});

// A device that is always full, where there is one.
const FULL = ['/dev/full'].filter((path) => existsSync(path));
test.each(FULL)('a full disk is one sentence, and the device %s stays', (path) => {
  const file = createLineFile(path);
  expect(() => file.write('x')).toThrow(/cannot be written: the disk is full/);
  file.discard();
  expect(existsSync(path)).toBe(true);
});
