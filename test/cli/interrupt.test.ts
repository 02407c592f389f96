// Ctrl-C: the program ends at once, says nothing, leaves a clean line and no half of a file. Nor does a kill leave one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POLLING } from '../main/sample-orgs.js';
import { pretendTerminal } from './pretend-terminal.js';
import { BIN } from './run-orgsim.js';

/** More work than any engine does in the time that a test has. */
const LONG = ['--for', '3400d'];
const AT_ONCE_MS = 2000;
/** As on a terminal, where progress is shown. */
const ON_TERMINAL = pretendTerminal('stderr');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-interrupt-'));
  writeFileSync(join(folder, 'ORG.md'), POLLING.replace('4 per hour', '40 per hour'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly msAfterSignal: number;
}

/** Starts the program and sends it `signal` as soon as it shows how far it is. */
function interrupt(args: readonly string[], signal: NodeJS.Signals = 'SIGINT'): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', ON_TERMINAL, BIN, ...args, ...LONG], {
    cwd: folder,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
  });
  let [stdout, stderr, signalMs] = ['', '', 0];
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
    if (signalMs > 0) return;
    signalMs = Date.now();
    child.kill(signal);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr, msAfterSignal: Date.now() - signalMs });
    });
  });
}

test.each([
  ['a run', ['run'], 'running'],
  ['a run that writes', ['run', '--trace', 'trace.jsonl', '--log', 'log.jsonl'], 'running'],
  ['runs on this thread', ['run', '--replications', '3', '--threads', '1'], 'running 3 times'],
  ['runs on threads', ['run', '--replications', '4', '--threads', '2'], 'running 4 times'],
  ['a comparison', ['compare', 'ORG.md', 'ORG.md', '--threads', '2'], 'comparing'],
  ['a simulation', ['cost', '--simulate', '--threads', '2'], 'simulating'],
  ['a flow for its rates', ['cost', '--workload'], 'running the flow of orders'],
])('%s ends at once and cleanly', async (_title, args, label) => {
  const { code, stdout, stderr, msAfterSignal } = await interrupt(args);
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  expect(msAfterSignal).toBeLessThan(AT_ONCE_MS);
  // Progress, and the line cleared behind it.
  expect(stderr).toMatch(new RegExp(`^(\\r\\u001b\\[2K${label} \\d+%)+\\r\\u001b\\[2K$`, 'u'));
  expect(readdirSync(folder)).toEqual(['ORG.md']);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s: files that were there before stay as they were, and no others come to be',
  async (signal) => {
    writeFileSync(join(folder, 'trace.jsonl'), 'old');
    await interrupt(['run', '--trace', 'trace.jsonl', '--metrics', 'metrics.csv'], signal);
    expect(readFileSync(join(folder, 'trace.jsonl'), 'utf8')).toBe('old');
    // Node hears of the other two only after the run: what was under way stays beside.
    const left = readdirSync(folder).filter((name) => signal === 'SIGINT' || name[0] !== '.');
    expect(left).toEqual(['ORG.md', 'trace.jsonl']);
    for (const name of readdirSync(folder)) {
      if (name !== 'ORG.md') rmSync(join(folder, name));
    }
  },
);
