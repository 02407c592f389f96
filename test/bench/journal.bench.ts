// How many paid calls a second the journal can take: one caller at a time against many that share a sync, on the disk that
// the machine keeps temporary files on; and how long a long journal takes to open.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPaidLedger } from '#journal/create-paid-ledger';
import type { JournalRecord } from '#journal/records';
import { createRun, openRun } from '#main/live/open-run';
import { AT, amount, applicationOf, settlementOf, turnOf } from '../journal/sample-records.js';

const ROUNDS = 3;
const CALLS = 3_000;
const RATIO_LEAST = 2;
const SCOPES = ['run', 'org daily 2026-01-05', 'agent coo daily 2026-01-05', 'order order-1'].map(
  (key) => ({ key, name: key, unit: 'nanoUsd' as const, limit: Number.MAX_SAFE_INTEGER }),
);

const folder = mkdtempSync(join(tmpdir(), 'orgsim-bench-journal-'));
try {
  const perSecond = new Map<number, number>();
  for (const callers of [1, 16, 64]) {
    const appends = await best(() => measureAppends(callers));
    const calls = await best(() => measureCalls(callers));
    perSecond.set(callers, appends);
    console.log(
      `${callers} callers: ${Math.round(appends)} appends/s, ${Math.round(calls)} calls/s (reserved, settled, turn)`,
    );
  }
  await reportOpening();
  const ratio = (perSecond.get(64) ?? 0) / (perSecond.get(1) ?? 1);
  const verdict = ratio >= RATIO_LEAST ? 'ok' : 'TOO SLOW';
  console.log(`64 callers over one: ${ratio.toFixed(1)} x, least ${RATIO_LEAST} x: ${verdict}`);
  if (ratio < RATIO_LEAST) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function best(measure: () => Promise<number>): Promise<number> {
  let most = 0;
  for (let round = 0; round < ROUNDS; round++) most = Math.max(most, await measure());
  return most;
}

async function measureAppends(callers: number): Promise<number> {
  const run = await createRun(folder, AT, 'bench');
  const { journal } = run;
  const count = CALLS * (callers === 1 ? 1 : 10);
  const seconds = await timed(callers, count, (index) => journal.append(turnOf(index)));
  await run.close();
  return count / seconds;
}

async function measureCalls(callers: number): Promise<number> {
  const run = await createRun(folder, AT, 'bench');
  const { journal } = run;
  const ledger = createPaidLedger(journal, journal.recovered, () => AT);
  const seconds = await timed(callers, CALLS, async (index) => {
    const id = `${index}.0.coo#1`;
    await ledger.reserve(applicationOf(id, amount(100, 10)), SCOPES);
    await ledger.settle(settlementOf(id, amount(80, 8)));
    await journal.append(turnOf(index));
  });
  await run.close();
  return CALLS / seconds;
}

async function timed(
  callers: number,
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (next < count) await work(next++);
    }),
  );
  return (performance.now() - start) / 1000;
}

/** A call here has a short reply: what models write comes on top. */
async function reportOpening(): Promise<void> {
  const begun = await createRun(folder, AT, 'bench');
  const { id, path, journal } = begun;
  const record: JournalRecord = {
    type: 'run',
    version: 1,
    id,
    at: AT,
    program: '0',
    org: 'Bench',
    ticks: 1,
    tickSeconds: 30,
    seed: 1,
    source: { name: 'ORG.md', text: '' },
    options: {},
  };
  await journal.append(record);
  const ledger = createPaidLedger(journal, journal.recovered, () => AT);
  const count = CALLS * 10;
  await timed(256, count, async (index) => {
    const callId = `${index}.0.coo#1`;
    await ledger.reserve(applicationOf(callId, amount(100, 10)), SCOPES);
    await ledger.settle(settlementOf(callId, amount(80, 8)));
  });
  await begun.close();
  const { size } = statSync(join(path, 'journal.jsonl'));
  const start = performance.now();
  const again = await openRun(folder, id);
  createPaidLedger(again.journal, again.journal.recovered, () => AT);
  const ms = performance.now() - start;
  await again.close();
  console.log(
    `${Math.round(size / count)} bytes a call; ${count} calls (${Math.round(size / 1e6)} MB) open in ${Math.round(ms)} ms`,
  );
}
