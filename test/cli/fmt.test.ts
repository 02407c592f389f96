// `orgsim fmt` as a person runs it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runOrgsim } from './run-orgsim.js';

const ODD =
  '\ufeff# Acme\r\n\r\n*Prose*,  as   it is:  event-Driven\r\n\r\n## Structure\r\n\r\n### COO\r\n\r\n- **wake_on**:  Task,ORDER — both\r\n* __Model:__ Claude-Opus\r\n- **MAX SLEEP:** 2 hours\r\n- **Timer:** Daily Review at 9:00\r\n- **Trigger:** pooling';
const USUAL = ODD.replace('**wake_on**:  Task,ORDER', '**Wake on:** tasks, orders')
  .replace('Claude-Opus', 'claude-opus')
  .replace('**MAX SLEEP:** 2 hours', '**Max sleep:** 2h');

let folder: string;
const fmt = (args: readonly string[], input?: string) =>
  runOrgsim(['fmt', ...args], { cwd: folder, ...(input !== undefined && { input }) });
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-fmt-'));
});
beforeEach(() => writeFileSync(join(folder, 'ORG.md'), ODD));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('writes the usual spelling and leaves every other byte alone', () => {
  expect(fmt([])).toEqual({
    code: 0,
    stdout: 'ORG.md: 6 spellings changed\n',
    stderr: '1 file, 1 written\n',
  });
  expect(readFileSync(join(folder, 'ORG.md'), 'utf8')).toBe(USUAL);
  expect(fmt([])).toEqual({ code: 0, stdout: '', stderr: '1 file: all as usually spelt\n' });
});

test('--check writes nothing and fails', () => {
  const { code, stderr } = fmt(['--check']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '1 file, 1 would be written\n' });
  expect(readFileSync(join(folder, 'ORG.md'), 'utf8')).toBe(ODD);
});

test('--diff shows it and writes nothing', async () => {
  const { code, stdout } = fmt(['--diff', 'ORG.md']);
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot('../golden/fmt/diff.txt');
  expect(readFileSync(join(folder, 'ORG.md'), 'utf8')).toBe(ODD);
});

test('standard input comes out respelt', () => {
  expect(fmt(['-'], ODD)).toEqual({ code: 0, stdout: USUAL, stderr: '1 file, 1 written\n' });
});

test('the orgs of this project are as usually spelt', () => {
  const { code, stdout } = runOrgsim(['fmt', '--check', 'orgs']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
});

test('a file that is not there: exit 2', () => {
  expect(fmt(['gone.md']).code).toBe(2);
});
