import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import { readError } from '#io/read-error';
import { readSource, SOURCE_BYTES_MAX } from '#io/read-source';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-read-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('reads', () => {
  test('UTF-8 with a byte order mark and CRLF, to the byte', async () => {
    const text = '\ufeff# Rosa Marín 👩‍🔧\r\n';
    expect(await readSource(write('bom.md', text))).toEqual({ name: join(folder, 'bom.md'), text });
  });

  test('an empty file', async () => {
    expect((await readSource(write('empty.md', ''))).text).toBe('');
  });

  test('a file of exactly the most bytes', async () => {
    const { text } = await readSource(write('most.md', 'x'.repeat(SOURCE_BYTES_MAX)));
    expect(text.length).toBe(SOURCE_BYTES_MAX);
  });
});

describe('says what is wrong and what to do with', () => {
  test('a missing file', async () => {
    expect(await failureOf(join(folder, 'nobody', 'ORG.md'))).toEqual([
      'file-not-found',
      'nobody/ORG.md does not exist.',
      'Check the path.',
    ]);
  });

  test('a misspelt file', async () => {
    write('TEAM.md', '');
    expect(await failureOf(join(folder, 'TEMA.md'))).toEqual([
      'file-not-found',
      'TEMA.md does not exist.',
      'Did you mean TEAM.md?',
    ]);
  });

  test('a file used as a folder', async () => {
    const path = join(write('plain.md', ''), 'ORG.md');
    expect((await failureOf(path))[0]).toBe('file-not-found');
  });

  test('a folder', async () => {
    mkdirSync(join(folder, 'sub'));
    expect(await failureOf(join(folder, 'sub'))).toEqual([
      'file-unreadable',
      'sub is a folder, not a file.',
      'Name a file in it: sub/ORG.md',
    ]);
  });

  test.each([
    ['a NUL byte', Buffer.from('# A\0'), 'bytes.md is a binary file, not text.'],
    ['bytes that are not UTF-8', Buffer.from([0x23, 0xff, 0x41]), 'bytes.md is not text in UTF-8.'],
    ['UTF-16', Buffer.from('\ufeff# A', 'utf16le'), 'bytes.md is text in UTF-16.'],
  ])('%s', async (_title, bytes, message) => {
    const [code, sentence] = await failureOf(write('bytes.md', bytes));
    expect([code, sentence]).toEqual(['file-unreadable', message]);
  });

  test('a file that is too large', async () => {
    const path = write('large.md', 'x'.repeat(SOURCE_BYTES_MAX + 1));
    expect((await failureOf(path))[1]).toBe('large.md is larger than 8 MiB.');
  });

  test('a device that never ends', async () => {
    expect((await failureOf('/dev/zero'))[1]).toBe('/dev/zero is larger than 8 MiB.');
  });

  test('a file that may not be read', () => {
    const failure = readError('secret.md', Object.assign(new Error('denied'), { code: 'EACCES' }));
    expect(failure.message).toBe('secret.md may not be read.');
  });

  test('trouble that nobody thought of', () => {
    const failure = readError(
      'ORG.md',
      Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }),
    );
    expect(failure.message).toBe('ORG.md cannot be read (EIO: i/o error).');
  });
});

/** Code, sentence and next step, with the folder of this test left out. */
async function failureOf(path: string): Promise<string[]> {
  const error = await readSource(path).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OrgsimError)) throw new Error(`no OrgsimError but ${String(error)}`);
  return [error.code, error.message, error.hint].map((text) => text.replaceAll(`${folder}/`, ''));
}

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
