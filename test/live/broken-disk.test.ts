// A disk that takes no more, a folder that may not be written, one that goes away: nothing is paid for that cannot be recorded.
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkJournal } from './check-journal.js';
import { LiveProgram } from './live-program.js';
import type { ScriptedProvider } from './scripted-provider.js';
import { startScriptedProvider } from './scripted-provider.js';
import { waitUntil } from './wait-until.js';

const LIMITS = ['--max-usd', '2', '--concurrency', '3'];

let provider: ScriptedProvider;
let program: LiveProgram;
beforeEach(async () => {
  provider = await startScriptedProvider({ delayMsMax: 10 });
  program = new LiveProgram(provider.environment);
});
afterEach(async () => {
  await program.close();
  await provider.close();
});

const check = () => checkJournal(program.journal, { maxUsd: 2, maxCalls: null, concurrency: 3 });

/** The program may make no file longer than that many KiB: a write beyond it fails half-way, as on a full disk. */
const filesUpTo = (kib: number) => ['bash', '-c', `ulimit -f ${kib}; exec "$@"`, 'bash'];

test.each([4, 12])('a disk that is full after %i KiB', async (kib) => {
  const { code, stderr } = await program.begin(LIMITS, { through: filesUpTo(kib) }).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/error: /u);
  expect(stderr).not.toMatch(/\n\s+at /u);
  const { faults, wakes } = check();
  expect(faults).toEqual([]);
  const announced = [...wakes.values()].reduce((sum, { intents }) => sum + intents.length, 0);
  expect(provider.requests.length).toBeLessThanOrEqual(announced);
  // With room again it goes on.
  const resumed = await program.start(['--resume', program.id ?? '', '--in-doubt', 'retry']).ended;
  expect({ code: resumed.code, stderr: resumed.stderr }).toMatchObject({ code: 0 });
  expect(check()).toMatchObject({ faults: [], stop: 'done' });
});

test('a folder that may not be written: nothing is asked', async () => {
  mkdirSync(join(program.folder, 'runs'));
  chmodSync(join(program.folder, 'runs'), 0o555);
  // Whoever is root may write everywhere, unless that is given up.
  const through = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', '--'] : [];
  const { code, stderr } = await program.begin(LIMITS, { through }).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/error: .*runs/u);
  expect(provider.requests).toEqual([]);
});

test('a file where the folder should be: nothing is asked', async () => {
  writeFileSync(join(program.folder, 'runs'), '');
  const { code, stderr } = await program.begin(LIMITS).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/error: .*runs/u);
  expect(provider.requests).toEqual([]);
});

test('a folder that is deleted under way: it stops before it pays for what nobody would know of', async () => {
  const { ended } = program.begin(LIMITS);
  await waitUntil(() => provider.requests.length > 3, 'requests');
  rmSync(join(program.folder, 'runs'), { recursive: true });
  const asked = provider.requests.length;
  const { code, stderr } = await ended;
  expect(stderr).not.toMatch(/\n\s+at /u);
  expect({ code, stderr }).toMatchObject({ code: 2 });
  // Those under way, and those that were recorded before it was noticed.
  expect(provider.requests.length - asked).toBeLessThanOrEqual(3);
  expect(existsSync(join(program.folder, 'runs'))).toBe(false);
});
