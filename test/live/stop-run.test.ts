// Stopped by signals, a live run keeps what it paid for, says how it goes on, and goes on.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CheckedJournal } from './check-journal.js';
import { checkJournal } from './check-journal.js';
import type { Turns } from './kill-run.js';
import { undisturbedTurns } from './kill-run.js';
import { LiveProgram } from './live-program.js';
import type { ScriptedProvider } from './scripted-provider.js';
import { startScriptedProvider } from './scripted-provider.js';
import { waitUntil } from './wait-until.js';

const LIMITS = ['--max-usd', '2', '--concurrency', '3'];
/** Long enough that signals come while calls are under way. */
const DELAY_MS_MAX = 40;
const SOON_MS = 3000;

let expected: Turns;
beforeAll(async () => {
  expected = await undisturbedTurns();
}, 60_000);

let provider: ScriptedProvider;
let program: LiveProgram;
beforeEach(async () => {
  provider = await startScriptedProvider({ delayMsMax: DELAY_MS_MAX });
  program = new LiveProgram(provider.environment);
});
afterEach(async () => {
  await program.close();
  await provider.close();
});

const check = (): CheckedJournal =>
  checkJournal(program.journal, { maxUsd: 2, maxCalls: null, concurrency: 3 });

async function goOnToTheEnd(...more: string[]) {
  const { code, stderr } = await program.start(['--resume', program.id ?? '', ...more]).ended;
  const { faults, stop, wakes } = check();
  expect({ faults, stop, code }, stderr).toEqual({ faults: [], stop: 'done', code: 0 });
  expect(new Map([...wakes].map(([key, { turn }]) => [key, turn]))).toEqual(expected);
  return { wakes };
}

test.each([
  ['SIGINT', 2],
  ['SIGTERM', 6],
  ['SIGHUP', 4],
] as const)(
  '%s once, after %i requests, lets calls under way finish; nothing is in doubt',
  async (signal, first) => {
    const { child, ended } = program.begin(LIMITS);
    await waitUntil(() => provider.requests.length >= first, 'requests');
    const askedBefore = provider.requests.length;
    child.kill(signal);
    const { code, stderr } = await ended;
    expect({ code, stderr }).toMatchObject({ code: 130 });
    expect(stderr).toContain(`orgsim run --resume ${program.id}`);
    const { faults, stop, reservedNano, wakes } = check();
    expect({ faults, stop, reservedNano }).toEqual({
      faults: [],
      stop: 'interrupted',
      reservedNano: 0,
    });
    // At most what was about to be sent when the signal came.
    expect(provider.requests.length - askedBefore).toBeLessThanOrEqual(3);
    expect([...wakes.values()].flatMap(({ failures }) => failures)).toEqual([]);
    const { wakes: all } = await goOnToTheEnd();
    // What was paid for was not paid for again.
    expect([...all.values()].every(({ intents }) => intents.length === 1)).toBe(true);
    expect(provider.requests).toHaveLength(all.size);
  },
);

test('Ctrl-C that ends the reader of its output, too (2>&1 | tee), leaves nothing in doubt', async () => {
  const { child, ended } = program.begin(LIMITS);
  await waitUntil(() => provider.requests.length >= 2, 'requests');
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.kill('SIGINT');
  const { code } = await ended;
  const { faults, stop, reservedNano } = check();
  expect({ code, faults, stop, reservedNano }).toEqual({
    code: 130,
    faults: [],
    stop: 'interrupted',
    reservedNano: 0,
  });
});

test('a terminal that is closed, and a shell that says so once more, leave nothing in doubt', async () => {
  const { child, ended } = program.begin(LIMITS);
  await waitUntil(() => provider.requests.length >= 2, 'requests');
  child.kill('SIGHUP');
  await sleep(20);
  child.kill('SIGHUP');
  const { code } = await ended;
  const { faults, stop, reservedNano, wakes } = check();
  expect({ code, faults, stop, reservedNano }).toEqual({
    code: 130,
    faults: [],
    stop: 'interrupted',
    reservedNano: 0,
  });
  expect([...wakes.values()].flatMap(({ failures }) => failures)).toEqual([]);
});

test('SIGINT twice stops at once; what was under way counts as spent', async () => {
  const slow = await startScriptedProvider({ delayMsMax: 60_000 });
  const stuck = new LiveProgram(slow.environment);
  try {
    const { child, ended } = stuck.begin(LIMITS);
    await waitUntil(() => slow.underWay.now > 0, 'a call under way');
    child.kill('SIGINT');
    // Two that come together may reach the process as one.
    await sleep(300);
    const startMs = Date.now();
    child.kill('SIGINT');
    const { code } = await ended;
    expect(code).toBe(130);
    expect(Date.now() - startMs).toBeLessThan(SOON_MS);
    const limits = { maxUsd: 2, maxCalls: null, concurrency: 3 };
    const { faults, stop, spentNano, reservedNano } = checkJournal(stuck.journal, limits);
    expect({ faults, stop }).toEqual({ faults: [], stop: 'interrupted' });
    // Nobody knows what the provider did with it: its reservation counts.
    expect(spentNano + reservedNano).toBeGreaterThan(10_000_000);
  } finally {
    await stuck.close();
    await slow.close();
  }
});

test('another process may not take up what one has under way, and may afterwards', async () => {
  const { child, ended } = program.begin(LIMITS);
  await waitUntil(() => provider.requests.length > 2, 'requests');
  const { id } = program;
  const second = await program.start(['--resume', id ?? '']).ended;
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(/^error: .*\n/u);
  expect(second.stderr).toContain(id);
  child.kill('SIGKILL');
  await ended;
  await goOnToTheEnd('--in-doubt', 'retry');
});

test('two that take it up at the same moment: never do both', async () => {
  const { child, ended } = program.begin(LIMITS);
  await waitUntil(() => provider.requests.length > 4, 'requests');
  child.kill('SIGKILL');
  await ended;
  const resume = ['--resume', program.id ?? '', '--in-doubt', 'retry'];
  const both = await Promise.all([program.start(resume).ended, program.start(resume).ended]);
  const codes = both.map(({ code }) => code ?? -1).sort((a, b) => a - b);
  // Each may see the other first.
  expect([
    [0, 2],
    [2, 2],
  ]).toContainEqual(codes);
  if (codes[0] === 2) await goOnToTheEnd('--in-doubt', 'retry');
  const { faults, stop } = check();
  expect({ faults, stop }).toEqual({ faults: [], stop: 'done' });
});
