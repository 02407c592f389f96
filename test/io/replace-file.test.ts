// A file is replaced whole or not at all.
import {
  chmodSync,
  lstatSync,
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
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkWritable, replaceFile } from '#io/replace-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-replace-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, text: string) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { name: path, text };
}

test('the new text stands there, to the byte, with the mode of the old', () => {
  const source = fileOf('a.md', '\ufeffold\r\n');
  chmodSync(source.name, 0o640);
  replaceFile(source, '\ufeffnew\r\n');
  expect(readFileSync(source.name)).toEqual(Buffer.from('\ufeffnew\r\n'));
  expect(statSync(source.name).mode & 0o777).toBe(0o640);
});

test('a link stays a link', () => {
  const source = fileOf('b.md', 'old');
  const link = join(folder, 'link.md');
  symlinkSync(source.name, link);
  replaceFile({ name: link, text: 'old' }, 'new');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(source.name, 'utf8')).toBe('new');
});

test('a file that somebody changed meanwhile is left alone', () => {
  const source = fileOf('c.md', 'old');
  writeFileSync(source.name, 'theirs');
  expect(() => replaceFile(source, 'new')).toThrow(/was changed while this ran/);
  expect(readFileSync(source.name, 'utf8')).toBe('theirs');
});

test('what cannot be written is said, and nothing is left behind', () => {
  const gone = { name: join(folder, 'gone', 'ORG.md'), text: 'old' };
  expect(() => replaceFile(gone, 'new')).toThrow(/cannot be written: there is no folder/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a file that may not be written is not replaced, although its folder would allow it', () => {
  const source = fileOf('d.md', 'old');
  const denied = () => {
    throw Object.assign(new Error('denied'), { code: 'EACCES' });
  };
  expect(() => replaceFile(source, 'new', denied)).toThrow(/cannot be written: it is not allowed/);
  expect(() => checkWritable(source.name, denied)).toThrow(/cannot be written: it is not allowed/);
  expect(readFileSync(source.name, 'utf8')).toBe('old');
});
