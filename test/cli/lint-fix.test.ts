// `--fix` as a person meets it: files on a disk, standard input, and what is said.
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lintOrg } from '#main/lint-org';
import { fixFiles } from '../../src/cli/lint-fixes.js';
import { runOrgsim } from './run-orgsim.js';

const HEAD = '# B\n\n## Structure\n\n### Ana\n\n';
const FAULTY = `${HEAD}- **Trigger:** event driven\n- **Wake on:** messages, blockers\n`;
const MENDED = `${HEAD}- **Trigger:** event-driven\n- **Wake on:** messages, blockers\n`;
const NOT_SAFE = `${HEAD}- **Wakeon?:** blockers\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-fix-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const lint = (args: readonly string[], input?: string) =>
  runOrgsim(['lint', ...args], { cwd: folder, ...(input !== undefined && { input }) });
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('--fix', () => {
  test('mends the file, and reports what is left', () => {
    write('ORG.md', FAULTY);
    const { code, stdout, stderr } = lint(['--fix']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('unknown-wake-event');
    expect(stdout).not.toContain('invalid-trigger-mode');
    expect(stdout).toContain(
      '1 file, 1 agent: 1 error; 1 fixed. More: orgsim explain unknown-wake-event\n',
    );
    expect(read('ORG.md')).toBe(MENDED);
  });

  test('ends with 0 when all is mended, and a second time has nothing to do', () => {
    write('ORG.md', `${HEAD}- **Trigger:** event driven\n`);
    expect(lint(['--fix'])).toEqual({
      code: 0,
      stdout: '1 file, 1 agent: no problems; 1 fixed\n',
      stderr: '',
    });
    const { ino } = statSync(join(folder, 'ORG.md'));
    expect(lint(['--fix']).stdout).toBe('1 file, 1 agent: no problems; 0 fixed\n');
    expect(statSync(join(folder, 'ORG.md')).ino).toBe(ino);
  });

  test('keeps line ends, byte order mark, mode and links', () => {
    const text = `\ufeff${FAULTY.replaceAll('\n', '\r\n').trimEnd()}`;
    write('real.md', text);
    chmodSync(join(folder, 'real.md'), 0o640);
    symlinkSync('real.md', join(folder, 'ORG.md'));
    expect(lint(['--fix', 'ORG.md', 'real.md']).code).toBe(1);
    expect(read('real.md')).toBe(text.replace('event driven', 'event-driven'));
    expect(statSync(join(folder, 'real.md')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder, 'ORG.md')).isSymbolicLink()).toBe(true);
  });

  test('says which fix it did not take', () => {
    write('ORG.md', NOT_SAFE);
    const { code, stderr } = lint(['--fix']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'ORG.md:7:5  not fixed, since that would add an error or a warning  unknown-key\n',
    });
    expect(read('ORG.md')).toBe(NOT_SAFE);
  });

  test('prints the text of standard input, mended or not, and the findings beside it', () => {
    const { code, stdout, stderr } = lint(['--fix', '-'], FAULTY);
    expect({ code, stdout }).toEqual({ code: 1, stdout: MENDED });
    expect(stderr).toContain(
      '1 file, 1 agent: 1 error; 1 fixed. More: orgsim explain unknown-wake-event\n',
    );
    expect(lint(['--fix', '-'], MENDED).stdout).toBe(MENDED);
  });
});

describe('--fix-dry-run', () => {
  test('prints the difference and writes nothing', () => {
    write('ORG.md', FAULTY);
    const { code, stdout, stderr } = lint(['--fix-dry-run']);
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        '--- ORG.md',
        '+++ ORG.md (as fixed)',
        '@@ -4,5 +4,5 @@',
        ' ',
        ' ### Ana',
        ' ',
        '-- **Trigger:** event driven',
        '+- **Trigger:** event-driven',
        ' - **Wake on:** messages, blockers',
        '',
      ].join('\n'),
    );
    expect(stderr).toContain('1 error; 1 would be fixed');
    expect(read('ORG.md')).toBe(FAULTY);
  });

  test('prints nothing where there is nothing to mend', () => {
    write('ORG.md', MENDED);
    expect(lint(['--fix-dry-run']).stdout).toBe('');
  });
});

describe('what cannot be written', () => {
  const silent = { write: () => undefined, isTty: false, columns: null, color: false };
  const flags = { fix: true, fixSuggestions: false, fixDryRun: false };
  const input = (name: string, text: string) => {
    const path = join(folder, name);
    return { path, source: { name, text } };
  };
  const fix = (...inputs: ReturnType<typeof input>[]) =>
    fixFiles(inputs, flags, lintOrg, { stdout: silent, stderr: silent });

  test('one file that cannot be: no other is written either', async () => {
    write('a.md', FAULTY);
    await expect(fix(input('a.md', FAULTY), input('gone.md', FAULTY))).rejects.toMatchObject({
      code: 'output-failed',
    });
    expect(read('a.md')).toBe(FAULTY);
  });

  test('a file that changed since it was read stays as it is', async () => {
    write('a.md', `${FAULTY}new\n`);
    await expect(fix(input('a.md', FAULTY))).rejects.toThrow('was changed while this ran');
    expect(read('a.md')).toBe(`${FAULTY}new\n`);
  });
});

test.each([
  ['standard input', ['--watch', '-'], '--watch waits for files to change'],
  ['fixes', ['--watch', '--fix', 'ORG.md'], '--watch only looks'],
])('--watch with %s is refused', (_title, args, sentence) => {
  const { code, stderr } = lint(args, '');
  expect(code).toBe(2);
  expect(stderr).toContain(sentence);
});
