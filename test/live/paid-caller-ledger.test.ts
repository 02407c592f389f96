// Paid calls over the real ledger and the real journal, on a disk in memory: what holds for the money, whatever happens.
import { expect, test } from 'vitest';
import { randomStream } from '#base/random-streams';
import { createPaidLedger } from '#journal/create-paid-ledger';
import { foldCalls } from '#journal/fold-calls';
import { decodeJournal } from '#journal/line-codec';
import { openJournal } from '#journal/open-journal';
import type { BudgetScope, PaidLedger } from '#journal/paid-ledger';
import { worstCaseOf } from '#live/worst-case';
import { MemoryStorage } from '../journal/memory-storage.js';
import { aWorld, OPUS } from './caller-world.js';
import { aCall, anError, aReply, USAGE } from './samples.js';
import type { Scripted } from './scripted-adapter.js';

const WORST = worstCaseOf(aCall().request, OPUS);
const WORST_NANO = WORST.nanoUsd ?? Number.NaN;
const AT = '2026-01-05T12:00:00.000Z';

async function onDisk(storage: MemoryStorage): Promise<PaidLedger> {
  const journal = await openJournal(storage);
  return createPaidLedger(journal, journal.recovered, () => AT);
}

/** Mostly fine, with everything that can go wrong in between. */
function troubled(seed: number): () => Scripted {
  const random = randomStream(seed, 'answers');
  return () => {
    const draw = random();
    if (draw < 0.6) return aReply('{}', USAGE);
    if (draw < 0.7) return aReply('{}', null);
    if (draw < 0.8) return anError('network', { mayBeBilled: true });
    if (draw < 0.9) return anError('overloaded', { status: 529 });
    return anError('rate-limited', { status: 429, retryAfter: '1' });
  };
}

test('a thousand calls at once on a budget of a hundred: spent and reserved never pass it', async () => {
  const journal = { append: () => Promise.resolve() };
  const ledger = createPaidLedger(journal, [], () => AT);
  const limit = 100 * WORST_NANO;
  const scopes: readonly BudgetScope[] = [
    { key: 'run', name: 'the run', unit: 'nanoUsd', limit },
    { key: 'calls', name: 'the run’s calls', unit: 'requests', limit: 900 },
  ];
  let most = 0;
  const watched: Pick<PaidLedger, 'reserve' | 'settle'> = {
    reserve: (...given) => ledger.reserve(...given).finally(note),
    settle: (call) => ledger.settle(call).finally(note),
  };
  function note(): void {
    const { spent, reserved } = ledger.stateOf('run', 'nanoUsd');
    most = Math.max(most, spent + reserved);
  }
  const world = aWorld(troubled(1), {
    ledger: watched,
    limitsOf: () => ({ concurrency: 200, requestsPerMinute: null, tokensPerMinute: null }),
  });
  const calls = Array.from({ length: 1000 }, (_, n) => world.call({ agent: `a${n}`, scopes }));
  const outcomes = await world.clock.run(Promise.all(calls));
  const answered = outcomes.filter(({ kind }) => kind === 'answered').length;
  const refused = outcomes.filter(({ kind }) => kind === 'refused').length;
  expect(most).toBeLessThanOrEqual(limit);
  expect(most).toBeGreaterThan(0.9 * limit);
  expect([answered > 50, refused > 50]).toEqual([true, true]);
  expect(ledger.stateOf('calls', 'requests').spent).toBe(world.anthropic.asked.length);
  expect(ledger.idsUnderWay()).toEqual([]);
  const used = outcomes.reduce((sum, { use }) => sum + (use.costNano ?? Number.NaN), 0);
  expect(used).toBe(ledger.total.spent.nanoUsd);
});

test('killed after any sync: no more is in doubt than the concurrency, and what was sent is on disk', async () => {
  let isBegun = false;
  const disks: { readonly disk: Uint8Array; readonly sent: number }[] = [];
  const storage = new MemoryStorage(new Uint8Array(), {
    onSync: (disk) => void (isBegun && disks.push({ disk, sent: world.anthropic.asked.length })),
  });
  const world = aWorld(troubled(2), { ledger: await onDisk(storage) });
  isBegun = true;
  const calls = Array.from({ length: 60 }, (_, n) => world.call({ agent: `a${n}` }));
  await world.clock.run(Promise.all(calls));
  let mostInDoubt = 0;
  for (const { disk, sent } of disks) {
    const { open, settled } = foldCalls(decodeJournal(disk, 'journal').records);
    mostInDoubt = Math.max(mostInDoubt, open.length);
    expect(open.length).toBeLessThanOrEqual(4);
    expect(open.length + settled.length).toBeGreaterThanOrEqual(sent);
  }
  expect([mostInDoubt, disks.length > 30]).toEqual([4, true]);
});

test('a run that is taken up goes on with other numbers than those that the journal has', async () => {
  const storage = new MemoryStorage();
  const first = aWorld(['silence'], { ledger: await onDisk(storage) });
  void first.call();
  await first.clock.advance(1000);
  const journal = await openJournal(new MemoryStorage(storage.disk));
  const earlier = journal.recovered.filter((record) => record.type === 'intent');
  const ledger = createPaidLedger(journal, journal.recovered, () => AT);
  expect(ledger.inDoubt.map(({ id }) => id)).toEqual(['1.0.coo#1']);
  const second = aWorld([], { ledger, earlier });
  expect(await second.clock.run(second.call())).toMatchObject({ id: '1.0.coo#2' });
});

test('on a disk that is full nobody is asked any more', async () => {
  let isFull = false;
  const storage = new MemoryStorage(new Uint8Array(), {
    fault: () => {
      if (isFull) throw new Error('ENOSPC');
      return undefined;
    },
  });
  const world = aWorld([aReply('{}', USAGE)], { ledger: await onDisk(storage) });
  await world.clock.run(world.call());
  isFull = true;
  await expect(world.clock.run(world.call({ tick: 2 }))).rejects.toThrow('ENOSPC');
  await expect(world.clock.run(world.call({ tick: 3 }))).rejects.toThrow('ENOSPC');
  expect(world.anthropic.asked).toHaveLength(1);
});
