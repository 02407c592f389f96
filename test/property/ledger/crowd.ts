// Many callers at one budget, on a disk that forgets what was not synced, before a provider that keeps its own bill.
import { expect } from 'vitest';
import { createPaidLedger } from '#journal/create-paid-ledger';
import { openJournal } from '#journal/open-journal';
import type { BudgetScope, PaidLedger } from '#journal/paid-ledger';
import { DiskObserver } from '../../journal/disk-observer.js';
import { MemoryStorage } from '../../journal/memory-storage.js';
import { AT, amount, applicationOf, settlementOf } from '../../journal/sample-records.js';

export interface Crowd {
  readonly callers: number;
  /** Worst case of each call, nano-dollars. */
  readonly reserved: number;
  /** That covers so many worst cases. */
  readonly covers: number;
  /** After so many operations on the disk the process is killed; null is never. */
  readonly killedAt: number | null;
  /** Numbers from 0 to below 1. */
  readonly random: () => number;
}

/** Takes its turns, asks and waits until all have their answer; checks at every step what must always hold. */
export async function playCrowd(crowd: Crowd): Promise<void> {
  const limit = crowd.covers * crowd.reserved;
  const scopes: readonly BudgetScope[] = [
    { key: 'run', name: '--max-usd', unit: 'nanoUsd', limit },
    { key: 'agent coo', name: 'the budget of coo', unit: 'nanoUsd', limit: limit + 1 },
  ];
  const bill = new Map<string, number>();
  const first = await playUntilKilled(crowd, new Uint8Array(), scopes, bill);
  if (crowd.killedAt === null) return;
  await playUntilKilled({ ...crowd, killedAt: null }, first, scopes, bill);
}

/** The disk as the process left it. */
async function playUntilKilled(
  crowd: Crowd,
  disk: Uint8Array,
  scopes: readonly BudgetScope[],
  bill: Map<string, number>,
): Promise<Uint8Array> {
  const limit = crowd.covers * crowd.reserved;
  const observer = new DiskObserver();
  observer.look(disk);
  let isKilled = false;
  let kill = (): void => undefined;
  const killed = new Promise<null>((resolve) => {
    kill = () => resolve(null);
  });
  // A process that was killed never hears of its disk again.
  const never = new Promise<never>(() => undefined);
  const storage: MemoryStorage = new MemoryStorage(disk, {
    fault: (_, count) => {
      isKilled ||= count === crowd.killedAt;
      if (isKilled) kill();
      return undefined;
    },
    pause: () => (isKilled ? never : turns(1 + Math.floor(crowd.random() * 4))),
    onSync: (synced) => observer.look(synced),
  });
  const journal = await Promise.race([openJournal(storage), killed]);
  // Before it was open.
  if (journal === null) return storage.disk;
  const ledger = createPaidLedger(journal, journal.recovered, () => AT);
  expect(sumOf(bill.values())).toBeLessThanOrEqual(ledger.stateOf('run').spent);
  expect(ledger.stateOf('run').spent).toBeLessThanOrEqual(limit);
  const round = disk.length === 0 ? 'a' : 'b';
  const work = Promise.all(
    Array.from({ length: crowd.callers }, (_, index) =>
      makeCall(`${round}${index}`, { crowd, scopes, bill, observer, ledger }),
    ),
  );
  await Promise.race([work, killed]);
  // As it is on the disk: of what was spent and may have been, at no moment more than the limit.
  expect(observer.most.get('run') ?? 0).toBeLessThanOrEqual(limit);
  if (!isKilled) {
    expect(ledger.total.reserved.nanoUsd).toBe(0);
    expect(ledger.stateOf('run').spent).toBe(sumOf(observer.settled.values()) + doubtOf(observer));
  }
  return storage.disk;
}

interface Stage {
  readonly crowd: Crowd;
  readonly scopes: readonly BudgetScope[];
  readonly bill: Map<string, number>;
  readonly observer: DiskObserver;
  readonly ledger: PaidLedger;
}

async function makeCall(id: string, stage: Stage): Promise<void> {
  const { crowd, scopes, bill, observer, ledger } = stage;
  const limit = crowd.covers * crowd.reserved;
  await turns(Math.floor(crowd.random() * 50));
  const wanted = amount(crowd.reserved);
  const outcome = await ledger.reserve(applicationOf(id, wanted), scopes);
  if (outcome.kind === 'refused') {
    // Even with nothing under way it would not have fitted.
    expect(ledger.stateOf('run').spent + crowd.reserved).toBeGreaterThan(limit);
    return;
  }
  const { spent, reserved } = ledger.stateOf('run');
  expect(spent + reserved).toBeLessThanOrEqual(limit);
  // Here the request goes out: whatever happens from now on, the disk knows of it.
  expect(observer.open.has(id), `the intent of ${id} is on the disk`).toBe(true);
  const cost = Math.floor(crowd.random() * (crowd.reserved + 1));
  bill.set(id, cost);
  await turns(Math.floor(crowd.random() * 200));
  await ledger.settle(settlementOf(id, amount(cost)));
  expect(observer.settled.get(id), `the settlement of ${id} is on the disk`).toBe(cost);
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn <= count; turn++) await Promise.resolve();
}

function sumOf(numbers: Iterable<number>): number {
  return [...numbers].reduce((sum, each) => sum + each, 0);
}

function doubtOf(observer: DiskObserver): number {
  return sumOf([...observer.open.values()].map(({ reserved }) => reserved.nanoUsd));
}
