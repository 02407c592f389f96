import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StartOptions } from './run-orgsim.js';
import { runOrgsim } from './run-orgsim.js';

const SOUND = '# A\n\n## Structure\n\n### Ana\n\n### Bo\n';
const FAULTY =
  '# B\n\n## Structure\n\n### Ana\n\n- **Trigger:** pooling\n- **Wake on:** blockers, tasks\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-lint-'));
  write('sound/ORG.md', SOUND);
  write('faulty/ORG.md', FAULTY);
  write('many/orgs/sound/ORG.md', SOUND);
  write('many/orgs/faulty/ORG.md', FAULTY);
  write('empty.md', '');
  write('binary.md', '# A\0');
  mkdirSync(join(folder, 'nothing'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('exit codes', () => {
  test('0 when there is nothing to say', () => {
    expect(lint(['sound/ORG.md'])).toEqual({
      code: 0,
      stdout: '1 file, 2 agents: no problems\n',
      stderr: '',
    });
  });

  test('1 with findings, as people read them', async () => {
    const { code, stdout, stderr } = lint(['faulty/ORG.md', 'sound']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    await expect(stdout).toMatchFileSnapshot('../golden/lint/two-files.txt');
  });

  test('1 for an empty file: it is no org', () => {
    const { code, stdout } = lint(['empty.md']);
    expect(code).toBe(1);
    expect(stdout).toContain('missing-structure');
    expect(stdout).toContain('1 file, 0 agents: 1 error');
  });

  test.each([
    ['a missing file', ['sound/ORG.md', 'gone.md'], 'gone.md does not exist.'],
    ['a binary file', ['binary.md'], 'binary.md is a binary file, not text.'],
    ['a folder without an org', ['nothing'], 'nothing holds no ORG.md and no orgs/*/ORG.md.'],
    ['a glob without a match', ['*/TEAM.md'], 'No file matches */TEAM.md.'],
  ])('2 for %s, with the next step and no findings', (_title, args, sentence) => {
    const { code, stdout, stderr } = lint(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .+\.\n.+\n$/);
    expect(stderr).toContain(sentence);
  });

  test('2 where there is nothing to check', () => {
    const { code, stderr } = lint([], { cwd: join(folder, 'nothing') });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no ORG.md here, and no orgs/*/ORG.md.');
  });
});

describe('what is checked', () => {
  test('./ORG.md without arguments', () => {
    expect(lint([], { cwd: join(folder, 'sound') }).stdout).toBe('1 file, 2 agents: no problems\n');
  });

  test('else the orgs in orgs/', () => {
    const { stdout } = lint([], { cwd: join(folder, 'many') });
    expect(stdout).toMatch(/^orgs\/faulty\/ORG\.md\n/);
    expect(stdout).toContain('2 files, 3 agents: 2 errors');
  });

  test('a glob that the shell left alone', () => {
    expect(lint(['{sound,faulty}/*.md']).stdout).toContain('2 files, 3 agents: 2 errors');
  });

  test('standard input, under the name it is given', () => {
    expect(lint(['-'], { input: FAULTY }).stdout).toMatch(/^<stdin>\n {2}7:16 /);
    expect(lint(['-', '--stdin-filename', 'draft.md'], { input: FAULTY }).stdout).toMatch(
      /^draft\.md\n/,
    );
  });
});

describe('--format json', () => {
  test('is one object with every file, on standard output alone', () => {
    const { code, stdout, stderr } = lint(['--format', 'json', 'sound', 'faulty']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      files: [
        { file: 'sound/ORG.md', agents: 2, findings: [] },
        {
          file: 'faulty/ORG.md',
          agents: 1,
          findings: [
            {
              rule: 'invalid-trigger-mode',
              severity: 'error',
              range: { start: { line: 7, column: 16, offset: FAULTY.indexOf('pooling') } },
              actual: 'pooling',
            },
            { rule: 'unknown-wake-event', actual: 'blockers' },
          ],
        },
      ],
      errors: 2,
      warnings: 0,
      infos: 0,
    });
  });
});

test('COLUMNS sets the width, colour the look', () => {
  const narrow = lint(['faulty'], { env: { COLUMNS: '50', FORCE_COLOR: '1' } }).stdout;
  expect(narrow).toContain('\u001b[31m');
  const widest = Math.max(
    ...narrow.split('\n').map((line) => stripVTControlCharacters(line).length),
  );
  expect(widest).toBeLessThanOrEqual(50);
});

function lint(args: readonly string[], options: StartOptions = {}) {
  return runOrgsim(['lint', ...args], { cwd: folder, ...options });
}

function write(name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
