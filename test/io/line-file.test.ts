// Files written while a run goes on: whole, early in trouble, and never touched for nothing.
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '#base/secret';
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

test('until it is closed, an older file stays as it was; then the new one has its mode', () => {
  const path = join(folder, 'trace.jsonl');
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  const file = createLineFile(path);
  file.write('new');
  file.flush();
  expect(readFileSync(path, 'utf8')).toBe('old');
  file.close();
  expect(readFileSync(path, 'utf8')).toBe('new\n');
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['trace.jsonl']);
});

test('what a killed process of the same number left does not stand in the way', () => {
  writeFileSync(join(folder, `.trace.jsonl.${process.pid}.part`), 'half');
  const file = createLineFile(join(folder, 'trace.jsonl'));
  file.write('x');
  file.close();
  expect(readdirSync(folder)).toEqual(['trace.jsonl']);
});

test.each([
  ['a file', 'old'],
  ['a file that is not there yet', null],
])('a link to %s stays a link, and that file is written', (_title, text) => {
  mkdirSync(join(folder, 'far'));
  if (text !== null) writeFileSync(join(folder, 'far', 'real.jsonl'), text);
  // One link behind the other, and relative ones.
  symlinkSync('real.jsonl', join(folder, 'far', 'near.jsonl'));
  symlinkSync(join('far', 'near.jsonl'), join(folder, 'link.jsonl'));
  const file = createLineFile(join(folder, 'link.jsonl'));
  file.write('x');
  file.close();
  expect(lstatSync(join(folder, 'link.jsonl')).isSymbolicLink()).toBe(true);
  expect(lstatSync(join(folder, 'far', 'near.jsonl')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'far', 'real.jsonl'), 'utf8')).toBe('x\n');
});

test.each([
  ['a folder that is missing', ['gone', 'trace.jsonl'], /there is no folder .*gone/],
  ['a folder', ['taken'], /it is a folder/],
  ['a folder by its slash', ['taken', '/'], /it is a folder/],
])('%s is one sentence at the first line', (_title, parts, reason) => {
  mkdirSync(join(folder, 'taken'));
  const file = createLineFile(join(folder, ...parts));
  expect(() => file.write('x')).toThrow(reason);
  expect(existsSync(join(folder, 'gone'))).toBe(false);
});

describe('discarded', () => {
  test('half-way, nothing is left of it', () => {
    const file = createLineFile(join(folder, 'trace.jsonl'));
    file.write('x');
    file.discard();
    file.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('when it is closed, it is whole and stays', () => {
    const file = createLineFile(join(folder, 'trace.jsonl'));
    file.write('x');
    file.close();
    file.discard();
    expect(readFileSync(join(folder, 'trace.jsonl'), 'utf8')).toBe('x\n');
  });

  test.each([
    ['before its first line', () => undefined],
    ['half-way', (file: LineFile) => file.write('x')],
  ])('%s, an older file stays as it was', (_title, begin) => {
    const path = join(folder, 'trace.jsonl');
    writeFileSync(path, 'old');
    const file = createLineFile(path);
    begin(file);
    file.discard();
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['trace.jsonl']);
  });

  test('through a link, the link alone stays', () => {
    symlinkSync(join(folder, 'real.jsonl'), join(folder, 'link.jsonl'));
    const file = createLineFile(join(folder, 'link.jsonl'));
    file.write('x');
    file.discard();
    expect(readdirSync(folder)).toEqual(['link.jsonl']);
  });
});

test('a link to a folder that is missing is one sentence, and stays', () => {
  symlinkSync(join('gone', 'real.jsonl'), join(folder, 'link.jsonl'));
  const file = createLineFile(join(folder, 'link.jsonl'));
  expect(() => file.write('x')).toThrow(/link\.jsonl cannot be written: there is no folder/);
  expect(readdirSync(folder)).toEqual(['link.jsonl']);
});

// A device that is always full, where there is one.
const FULL = ['/dev/full'].filter((path) => existsSync(path));
test.each(FULL)('a full disk is one sentence, and the device %s stays', (path) => {
  const file = createLineFile(path);
  expect(() => file.write('x')).toThrow(/cannot be written: the disk is full/);
  file.discard();
  expect(existsSync(path)).toBe(true);
});

test('no secret is written', () => {
  new Secret('sk-canary-lines');
  const path = join(folder, 'trace.jsonl');
  const file = createLineFile(path);
  file.write('{"key":"sk-canary-lines"}');
  file.close();
  expect(readFileSync(path, 'utf8')).toBe('{"key":"[redacted]"}\n');
});
