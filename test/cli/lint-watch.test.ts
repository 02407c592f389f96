// `--watch` as a program: a block for each pass, a clean end.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLEAR_SCREEN } from '#io/terminal';
import { pretendTerminal } from './pretend-terminal.js';
import { BIN } from './run-orgsim.js';

const SOUND = '# A\n\n## Structure\n\n### Ana\n';
const FAULTY = `${SOUND}\n- **Trigger:** pooling\n`;
const TERMINAL = pretendTerminal('stdout');

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-watch-'));
});
afterEach(() => {
  // Still there when a test failed.
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Step {
  /** What must have been printed since the last step. */
  readonly until: string;
  readonly next: () => void;
}

/** Takes each step when its text has come, then presses Ctrl-C. */
function watch(args: readonly string[], steps: readonly Step[], node: readonly string[] = []) {
  const started = spawn(process.execPath, [...node, BIN, 'lint', '--watch', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
  });
  child = started;
  let [output, from, step] = ['', 0, 0];
  const hear = (chunk: Buffer): void => {
    output += String(chunk);
    const due = steps[step];
    if (due === undefined || !output.slice(from).includes(due.until)) return;
    from = output.length;
    step += 1;
    due.next();
    if (step === steps.length) started.kill('SIGINT');
  };
  started.stdout.on('data', hear);
  started.stderr.on('data', hear);
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    started.on('close', (code) => resolve({ code, output }));
  });
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const nothing = (): void => undefined;

test('a block for each pass: mended, deleted, back, and Ctrl-C', async () => {
  write('ORG.md', FAULTY);
  const { code, output } = await watch(
    ['ORG.md'],
    [
      { until: '1 file, 1 agent: 1 error', next: () => write('ORG.md', SOUND) },
      { until: '1 file, 1 agent: no problems\n', next: () => rmSync(join(folder, 'ORG.md')) },
      { until: 'error: ORG.md does not exist.\n', next: () => write('ORG.md', FAULTY) },
      { until: '1 file, 1 agent: 1 error', next: nothing },
    ],
  );
  expect(code).toBe(130);
  expect(output).not.toContain('\u001b');
});

test('a new match of a glob is linted, too; JSON is one object a pass', async () => {
  write('ORG.md', SOUND);
  const more = (): void => {
    mkdirSync(join(folder, 'b'));
    write('b/ORG.md', FAULTY);
  };
  const { code, output } = await watch(
    ['**/ORG.md', '--format', 'json'],
    [
      { until: '"infos":0}\n', next: more },
      { until: '"infos":0}\n', next: nothing },
    ],
  );
  expect(code).toBe(130);
  const passes = output
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(passes).toMatchObject([
    { errors: 0, files: [{ file: 'ORG.md' }] },
    { errors: 1, files: [{ file: 'ORG.md' }, { file: 'b/ORG.md' }] },
  ]);
});

test('a terminal is cleared, and told the time', async () => {
  write('ORG.md', SOUND);
  const waiting = [{ until: 'Ctrl-C ends\n', next: nothing }];
  const { output } = await watch([], waiting, ['--import', TERMINAL]);
  expect(output.slice(0, CLEAR_SCREEN.length)).toBe(CLEAR_SCREEN);
  expect(output.slice(CLEAR_SCREEN.length)).toMatch(
    /^1 file, 1 agent: no problems\n\d\d:\d\d:\d\d {2}waiting for changes; Ctrl-C ends\n$/,
  );
});
