// Folders of runs: made for one run alone, opened again, found by as little as says which.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeRunFolder } from '#io/run-folder';
import type { JournalRecord } from '#journal/records';
import { findRun } from '#main/live/find-run';
import { listRuns } from '#main/live/list-runs';
import type { OpenRun } from '#main/live/open-run';
import { createRun, openRun } from '#main/live/open-run';
import { planPruning, pruneRuns } from '#main/live/prune-runs';
import { readRunState } from '#main/live/read-run-state';
import { runId } from '#main/live/run-id';
import { AT, amount, callOf, intentOf, RUN, turnOf } from '../../journal/sample-records.js';

let outside: string;
let runs: string;
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'orgsim-runs-'));
  runs = join(outside, 'work', 'runs');
});
afterEach(() => {
  rmSync(outside, { recursive: true, force: true });
});

async function begin(...records: readonly JournalRecord[]): Promise<OpenRun> {
  const run = await createRun(runs, AT, 'Ship the beta!');
  await run.journal.append(RUN);
  for (const record of records) await run.journal.append(record);
  return run;
}

describe('the id of a run', () => {
  test.each([
    ['ship-the-beta', '2026-11-27-1432-ship-the-beta-7f3a'],
    ['', '2026-11-27-1432-7f3a'],
    [
      'ship-the-beta-and-then-write-the-notes-to-it',
      '2026-11-27-1432-ship-the-beta-and-then-write-the-7f3a',
    ],
    ['a'.repeat(50), `2026-11-27-1432-${'a'.repeat(32)}-7f3a`],
  ])('about %j is %s', (words, id) => {
    expect(runId(AT, words, '7f3a')).toBe(id);
  });
});

describe('a new run', () => {
  test('has a folder of its own, locked, that git leaves alone', async () => {
    const run = await createRun(runs, AT, 'Ship the beta!');
    expect(run.id).toMatch(/^2026-11-27-1432-ship-the-beta-[0-9a-f]{4}$/);
    expect(run.path).toBe(join(runs, run.id));
    expect(readFileSync(join(runs, '.gitignore'), 'utf8')).toMatch(/^# .*\n# .*--force.*\n\*\n$/);
    expect(readdirSync(run.path)).toEqual([
      'journal.jsonl',
      expect.stringMatching(/^lock-\d+-[0-9a-f]+$/),
    ]);
    await run.close();
    expect(readdirSync(run.path)).toEqual(['journal.jsonl']);
  });

  test('in a folder that is there leaves its files as they are', async () => {
    mkdirSync(runs, { recursive: true });
    await (await createRun(runs, AT, '')).close();
    expect(existsSync(join(runs, '.gitignore'))).toBe(false);
  });

  test('never shares a folder: of 40 at once each has its own', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => createRun(runs, AT, 'x')));
    expect(new Set(all.map(({ id }) => id)).size).toBe(40);
    await Promise.all(all.map((run) => run.close()));
  });

  test('never gets a folder that is there, whatever it is', async () => {
    const id = '2026-11-27-1432-ship-7f3a';
    expect(await makeRunFolder(runs, id)).toBe(true);
    expect(await makeRunFolder(runs, id)).toBe(false);
    symlinkSync(outside, join(runs, `${id}b`));
    writeFileSync(join(runs, `${id}c`), '');
    expect(await makeRunFolder(runs, `${id}b`)).toBe(false);
    expect(await makeRunFolder(runs, `${id}c`)).toBe(false);
  });

  test('where none may be made says so', async () => {
    writeFileSync(join(outside, 'work'), '');
    await expect(createRun(runs, AT, 'x')).rejects.toMatchObject({ code: 'output-failed' });
  });
});

describe('a run that is taken up', () => {
  test('gives what was appended, and goes on behind it', async () => {
    const first = await begin(turnOf(1));
    await expect(openRun(runs, first.id)).rejects.toMatchObject({ code: 'in-use' });
    await first.close();
    appendFileSync(join(first.path, 'journal.jsonl'), '{"n":3,"type":"tu');
    const second = await openRun(runs, first.id);
    expect(second.run).toEqual(RUN);
    expect(second.journal.recovered).toEqual([RUN, turnOf(1)]);
    expect(second.journal.tornBytes).toBe(17);
    await second.journal.append(turnOf(2));
    await second.close();
    const third = await openRun(runs, first.id);
    expect(third.journal.recovered).toEqual([RUN, turnOf(1), turnOf(2)]);
    await third.close();
  });

  test('at any cut of its journal opens, or says that it never began', async () => {
    const first = await begin(turnOf(1));
    await first.close();
    const path = join(first.path, 'journal.jsonl');
    const bytes = readFileSync(path);
    for (let size = bytes.length; size >= 0; size -= 7) {
      truncateSync(path, size);
      const opened = await openRun(runs, first.id).catch((error: unknown) => String(error));
      if (typeof opened === 'string') {
        expect(opened).toContain('never began');
        expect(size).toBeLessThanOrEqual(bytes.indexOf('\n'));
      } else await opened.close();
    }
    rmSync(path);
    await expect(openRun(runs, first.id)).rejects.toThrow('never began');
    expect(readRunState(runs, first.id).state).toBe('not begun');
  });

  test('whose journal is damaged says where, and is let go of', async () => {
    const first = await begin(turnOf(1));
    await first.close();
    const path = join(first.path, 'journal.jsonl');
    const bytes = readFileSync(path);
    bytes[40] = 0x23;
    writeFileSync(path, bytes);
    await expect(openRun(runs, first.id)).rejects.toThrow(
      `${path} is damaged in line 1, at byte 0`,
    );
    expect(readFileSync(path)).toEqual(bytes);
    expect(readRunState(runs, first.id)).toMatchObject({
      state: 'damaged',
      reason: expect.stringContaining('Bring back a copy of it. Nothing stands before that line.'),
    });
    expect(readdirSync(first.path)).toEqual(['journal.jsonl']);
  });

  test('whose journal is a link to elsewhere is not followed', async () => {
    const first = await begin();
    await first.close();
    const path = join(first.path, 'journal.jsonl');
    writeFileSync(join(outside, 'elsewhere'), readFileSync(path));
    rmSync(path);
    symlinkSync(join(outside, 'elsewhere'), path);
    await expect(openRun(runs, first.id)).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe('the state of a run', () => {
  test('is what its records say', async () => {
    const run = await begin(
      intentOf('3.0.coo#1', amount(900, 90), ['run']),
      callOf('3.0.coo#1', amount(400, 70)),
      turnOf(3),
      intentOf('4.0.dev#1', amount(500, 60), ['run']),
      { type: 'resume', at: AT, program: '0.1.0', options: { maxUsd: 9 } },
      { type: 'doubt', id: '4.0.dev#1', decision: 'skip', at: AT },
      { type: 'stop', why: 'limit', reason: 'The limit is reached.', tick: 5, at: AT },
    );
    run.writeSummary('{"orders":[{"text":"Ship","state":"open","result":3}],"agents":null}');
    await run.close();
    expect(readRunState(runs, run.id)).toMatchObject({
      state: 'limit',
      reason: 'The limit is reached.',
      org: 'Acme',
      tick: 5,
      ticks: 2880,
      resumes: 1,
      spent: { usd: 9e-7, unpricedCalls: 0, calls: 2, tokens: 130 },
      inDoubt: [{ id: '4.0.dev#1', decision: 'skip', reserved: { nanoUsd: 500 } }],
      limits: { maxUsd: 9, maxCalls: null },
      agents: [
        {
          agent: 'coo',
          calls: { answered: 1, failed: 0, retried: 0, corrected: 0, unknown: 0 },
          tokens: { input: 1200, output: 80 },
          spent: { usd: 9e-7 },
        },
      ],
      summary: { orders: [{ text: 'Ship', state: 'open', result: null }], parked: [], waiting: [] },
    });
  });

  test('with books that do not add up is damaged', async () => {
    const run = await begin(callOf('3.0.coo#1', amount(400)));
    await run.close();
    expect(readRunState(runs, run.id).state).toBe('damaged');
    expect(listRuns(runs)).toHaveLength(1);
  });
});

describe('a run is found', () => {
  beforeEach(() => {
    for (const id of ['2026-11-27-1432-ship-7f3a', '2026-11-27-1433-ship-0b0b', 'not-a-run'])
      mkdirSync(join(runs, id), { recursive: true });
    symlinkSync(outside, join(runs, '2026-11-27-1434-link-1111'));
  });

  test.each(['2026-11-27-1432-ship-7f3a', '2026-11-27-1432', '7f3a'])('by %s', (wanted) => {
    expect(findRun(runs, wanted)).toBe('2026-11-27-1432-ship-7f3a');
  });

  test.each([
    ['2026-11-27-1432-shop-7f3a', 'Did you mean 2026-11-27-1432-ship-7f3a?'],
    ['not-a-run', 'orgsim runs lists those that there are.'],
    ['', 'orgsim runs lists'],
    ['../runs', 'orgsim runs lists'],
    ['2026-11-27-1434', 'orgsim runs lists'],
    ['2026', 'Say more of one: 2026-11-27-1432-ship-7f3a, 2026-11-27-1433-ship-0b0b'],
  ])('not by %j', (wanted, hint) => {
    expect(() => findRun(runs, wanted)).toThrow(
      expect.objectContaining({ code: 'nothing-matched', hint: expect.stringContaining(hint) }),
    );
  });

  test('not where there are none', () => {
    expect(() => findRun(join(outside, 'none'), 'x')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('none at all') }),
    );
  });
});

describe('pruning', () => {
  test('takes whole runs, never one that is at work, nor what is no run', async () => {
    const [old, held, young] = [await begin(), await begin(), await begin()];
    mkdirSync(join(runs, 'mine'));
    await old.close();
    await young.close();
    const wish = { ids: null, keep: 0, olderThanSeconds: null };
    const plan = planPruning(listRuns(runs), wish, AT);
    expect(plan.held.map(({ id }) => id)).toEqual([held.id]);
    expect(plan.gone.map(({ run }) => run.id).toSorted()).toEqual([old.id, young.id].toSorted());
    for (const { bytes } of plan.gone) expect(bytes).toBeGreaterThan(300);
    pruneRuns(runs, plan.gone);
    expect(readdirSync(runs).toSorted()).toEqual(['.gitignore', held.id, 'mine']);
    await held.journal.append(turnOf(1));
    await held.close();
  });

  test('takes away what is left of one that was killed half-way, and nothing that looks like it', async () => {
    const run = await begin();
    await run.close();
    const left = join(runs, `.gone-${run.id}-0123abcd`);
    mkdirSync(join(left, 'results'), { recursive: true });
    writeFileSync(join(left, 'journal.jsonl'), 'x');
    mkdirSync(join(runs, '.gone-fishing'));
    const wish = { ids: [run.id], keep: 0, olderThanSeconds: null };
    pruneRuns(runs, planPruning(listRuns(runs), wish, AT).gone);
    expect(readdirSync(runs).toSorted()).toEqual(['.gitignore', '.gone-fishing']);
  });

  test('leaves one that was taken up after it was planned', async () => {
    const run = await begin();
    await run.close();
    const { gone } = planPruning(
      listRuns(runs),
      { ids: [run.id], keep: 0, olderThanSeconds: null },
      AT,
    );
    const again = await openRun(runs, run.id);
    expect(() => pruneRuns(runs, gone)).toThrow('is in use by');
    await again.journal.append(turnOf(1));
    await again.close();
    expect(readdirSync(run.path)).toEqual(['journal.jsonl']);
  });

  test('goes by age and number', async () => {
    for (const minute of ['10', '20', '30']) {
      const run = await createRun(runs, `2026-11-27T14:${minute}:00.000Z`, 'x');
      await run.close();
    }
    const minutesOf = (keep: number, olderThanSeconds: number | null): readonly string[] =>
      planPruning(
        listRuns(runs),
        { ids: null, keep, olderThanSeconds },
        '2026-11-27T14:40:00.000Z',
      ).gone.map(({ run }) => run.id.slice(13, 15));
    expect(minutesOf(0, null)).toEqual(['10', '20', '30']);
    expect(minutesOf(2, null)).toEqual(['10']);
    expect(minutesOf(9, null)).toEqual([]);
    expect(minutesOf(0, 900)).toEqual(['10', '20']);
    expect(minutesOf(2, 900)).toEqual(['10']);
    expect(minutesOf(0, 1800)).toEqual([]);
  });
});
