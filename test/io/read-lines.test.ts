import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import { readLines } from '#io/read-lines';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-lines-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function linesOf(content: string | Buffer): string[] {
  const path = join(folder, 'lines.jsonl');
  writeFileSync(path, content);
  return [...readLines(path)];
}

function refusal(path: string): string {
  try {
    return `no error: ${[...readLines(path)].length} lines`;
  } catch (error) {
    if (!(error instanceof OrgsimError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

test.each([
  ['', []],
  ['a', ['a']],
  ['a\nb\n', ['a', 'b']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['a\n\nb', ['a', '', 'b']],
  ['\uFEFFa\n', ['a']],
])('%j', (content, lines) => {
  expect(linesOf(content)).toEqual(lines);
});

test('lines and characters that lie across two pieces stay whole', () => {
  const lines = Array.from({ length: 3000 }, (_, n) => `${n} ${'ünï💥'.repeat(20)}`);
  expect(linesOf(`${lines.join('\n')}\n`)).toEqual(lines);
});

test('a reader that stops early leaves the rest unread', () => {
  const path = join(folder, 'long.jsonl');
  writeFileSync(path, Buffer.concat([Buffer.from('one\n'.repeat(50_000)), Buffer.from([0xff])]));
  const [first] = readLines(path);
  expect(first).toBe('one');
});

describe('a patient reader', () => {
  const patientLines = (content: Buffer): string[] => {
    const path = join(folder, 'log.jsonl');
    writeFileSync(path, content);
    return [...readLines(path, 'patient')];
  };

  test('marks what is no text, also where the file is cut in the middle of a character', () => {
    const cut = Buffer.from('one\n\xfftwo\nthree 💥', 'utf8').subarray(0, -2);
    expect(patientLines(Buffer.concat([cut]))).toEqual(['one', 'ÿtwo', 'three \ufffd']);
    expect(patientLines(Buffer.from([0x61, 0xff, 0x0a, 0x62]))).toEqual(['a\ufffd', 'b']);
  });

  test('takes a line that is far too long for an empty one, and goes on after it', () => {
    const long = Buffer.alloc(9 * 1024 * 1024, 'x');
    const lines = patientLines(Buffer.concat([Buffer.from('a\n'), long, Buffer.from('\nb\n')]));
    expect(lines).toEqual(['a', '', 'b']);
    expect(patientLines(long)).toEqual([]);
  });
});

describe('what cannot be read is refused', () => {
  test('no file, a folder, standard input', () => {
    expect(refusal(join(folder, 'none.jsonl'))).toMatch(/^file-not-found: .*none\.jsonl does not/);
    expect(refusal(folder)).toMatch(/^file-unreadable: .* is a folder/);
    expect(refusal('-')).toBe('usage: Lines are read from a file, not from standard input.');
  });

  test('what is not text, or has no lines', () => {
    const path = join(folder, 'odd');
    writeFileSync(path, Buffer.from([0x61, 0xff, 0x0a]));
    expect(refusal(path)).toMatch(/^file-unreadable: .* is not text in UTF-8\.$/);
    writeFileSync(path, Buffer.from([0x61, 0x0a, 0xc3]));
    expect(refusal(path)).toMatch(/ is not text in UTF-8\.$/);
    writeFileSync(path, 'x'.repeat(5 * 1024 * 1024));
    expect(refusal(path)).toMatch(/ has no line ends\.$/);
  });
});
