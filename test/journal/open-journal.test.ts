// The journal on a disk that fails: what was acknowledged is there, and after trouble nothing is acknowledged any more.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import type { Journal } from '#journal/journal';
import { decodeJournal, encodeLine } from '#journal/line-codec';
import { openJournal } from '#journal/open-journal';
import type { JournalRecord } from '#journal/records';
import type { Fault } from './memory-storage.js';
import { concat, diskFull, MemoryStorage } from './memory-storage.js';
import { RUN, turnOf } from './sample-records.js';

function ticksOf(records: readonly JournalRecord[]): readonly number[] {
  return records.map((record) => ('tick' in record ? record.tick : -1));
}

async function ticksOn(disk: Uint8Array): Promise<readonly number[]> {
  const journal = await openJournal(new MemoryStorage(disk));
  return ticksOf(journal.recovered);
}

describe('an append', () => {
  test('resolves when it is on the disk, not before', async () => {
    const storage = new MemoryStorage();
    const journal = await openJournal(storage);
    await journal.append(turnOf(1));
    expect(await ticksOn(storage.disk)).toEqual([1]);
    const later = journal.append(turnOf(2));
    expect(await ticksOn(storage.disk)).toEqual([1]);
    await later;
    expect(await ticksOn(storage.disk)).toEqual([1, 2]);
  });

  test('shares its sync with those that come meanwhile, in the order of the calls', async () => {
    const storage = new MemoryStorage();
    const journal = await openJournal(storage);
    const first = journal.append(turnOf(0));
    await Promise.resolve();
    await Promise.resolve();
    const before = storage.syncs;
    await Promise.all([
      first,
      ...Array.from({ length: 99 }, (_, i) => journal.append(turnOf(i + 1))),
    ]);
    expect(storage.syncs - before).toBe(2);
    expect(await ticksOn(storage.disk)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  test('is completed where the system takes a part at a time', async () => {
    const storage = new MemoryStorage(undefined, {
      fault: (operation) => (operation === 'append' ? 7 : undefined),
    });
    const journal = await openJournal(storage);
    await Promise.all([journal.append(RUN), journal.append(turnOf(2))]);
    expect(await ticksOn(storage.disk)).toEqual([-1, 2]);
  });

  test('of what is no record is refused alone', async () => {
    const storage = new MemoryStorage();
    const journal = await openJournal(storage);
    await expect(journal.append({ ...turnOf(1), tick: -1 })).rejects.toThrow('broken invariant');
    await journal.append(turnOf(2));
    expect(await ticksOn(storage.disk)).toEqual([2]);
  });

  test('is waited for by close; then there are no more', async () => {
    const storage = new MemoryStorage();
    const journal = await openJournal(storage);
    const last = journal.append(turnOf(1));
    await Promise.all([journal.close(), journal.close()]);
    await last;
    expect(storage.isClosed).toBe(true);
    expect(await ticksOn(storage.disk)).toEqual([1]);
    await expect(journal.append(turnOf(2))).rejects.toThrow('is closed');
  });
});

describe('opening', () => {
  test('cuts off a torn last line, says how much, and goes on behind the whole ones', async () => {
    const whole = concat(encodeLine(RUN, 1), encodeLine(turnOf(1), 2));
    const storage = new MemoryStorage(concat(whole, Buffer.from('{"n":3,"type":"tu')));
    const journal = await openJournal(storage);
    expect(journal.tornBytes).toBe(17);
    expect(storage.disk).toEqual(whole);
    await journal.append(turnOf(2));
    expect(await ticksOn(storage.disk)).toEqual([-1, 1, 2]);
  });

  test('syncs what it found: who wrote it may have died before its own sync', async () => {
    const storage = new MemoryStorage();
    await storage.append(encodeLine(RUN, 1));
    expect(storage.disk).toHaveLength(0);
    const journal = await openJournal(storage);
    expect(journal.recovered).toEqual([RUN]);
    expect(await ticksOn(storage.disk)).toEqual([-1]);
  });

  test('changes nothing of a damaged journal, and lets go of it', async () => {
    const disk = concat(encodeLine(RUN, 1), encodeLine(turnOf(1), 1));
    const storage = new MemoryStorage(disk);
    await expect(openJournal(storage)).rejects.toThrow('is damaged in line 2');
    expect(storage.disk).toBe(disk);
    expect(storage.isClosed).toBe(true);
  });
});

/** What became of appends on a storage that fails: the ticks that were acknowledged. */
interface Outcome {
  readonly acknowledged: readonly number[];
  /** Acknowledged although an earlier one had been refused. */
  readonly afterTrouble: readonly number[];
  readonly storage: MemoryStorage;
}

async function appendMany(fault: Fault): Promise<Outcome> {
  const torn = concat(encodeLine(turnOf(0), 1), Buffer.from('{"n":2,'));
  const storage = new MemoryStorage(torn, { fault });
  const acknowledged: number[] = [];
  const afterTrouble: number[] = [];
  let hasFailed = false;
  const append = async (journal: Journal, tick: number): Promise<void> => {
    try {
      await journal.append(turnOf(tick));
      acknowledged.push(tick);
      if (hasFailed) afterTrouble.push(tick);
    } catch (error) {
      expect(error).toBeInstanceOf(OrgsimError);
      expect((error as OrgsimError).message).toContain('nothing more is paid for');
      expect((error as OrgsimError).cause).toBeInstanceOf(Error);
      hasFailed = true;
    }
  };
  try {
    const journal = await openJournal(storage);
    await append(journal, 1);
    await Promise.all([2, 3, 4].map((tick) => append(journal, tick)));
    await append(journal, 5);
    await Promise.all([6, 7].map((tick) => append(journal, tick)));
    await journal.close();
  } catch (error) {
    expect((error as Error).message).toMatch(/no space|the disk is full/);
  }
  return { acknowledged, afterTrouble, storage };
}

const FAULTS: readonly (readonly [string, () => number])[] = [
  [
    'fails',
    () => {
      throw diskFull();
    },
  ],
  [
    'fails with an error of the system',
    () => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    },
  ],
  ['takes some bytes', () => 5],
  ['takes no byte', () => 0],
];

describe.each(FAULTS)('a storage that %s at its k-th operation', (what, act) => {
  test('for every k: what was acknowledged is there, and nothing is after trouble', async () => {
    const { storage: sound } = await appendMany(() => undefined);
    expect(sound.operations).toBeGreaterThan(10);
    for (let k = 1; k <= sound.operations; k++) {
      for (const isForEver of [false, true]) {
        const { acknowledged, afterTrouble, storage } = await appendMany((operation, count) => {
          if (isForEver ? count < k : count !== k) return undefined;
          return what.startsWith('fails') || operation === 'append' ? act() : undefined;
        });
        expect(afterTrouble).toEqual([]);
        // After a crash, and to whoever reads in the same system.
        for (const bytes of [storage.disk, storage.bytes]) {
          const { records } = decodeJournal(bytes, storage.name);
          const ticks = ticksOf(records);
          expect(ticks).toEqual(Array.from({ length: ticks.length }, (_, tick) => tick));
          expect(ticks.slice(1)).toEqual(expect.arrayContaining([...acknowledged]));
        }
      }
    }
  });
});

describe('a crash', () => {
  test('at any moment leaves what was acknowledged, whatever part of the rest reached the disk', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.nat(40),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (scheduler, crashAt, share) => {
          let crash: { disk: Uint8Array; acknowledged: readonly number[] } | null = null;
          const acknowledged: number[] = [];
          const storage: MemoryStorage = new MemoryStorage(undefined, {
            pause: () => scheduler.schedule(Promise.resolve()),
            fault: (_, count) => {
              if (count === crashAt) {
                const { disk, bytes } = storage;
                const kept = disk.length + Math.floor(share * (bytes.length - disk.length));
                crash = { disk: bytes.slice(0, kept), acknowledged: [...acknowledged] };
              }
              return undefined;
            },
          });
          const run = async (): Promise<void> => {
            const journal = await openJournal(storage);
            const work = async (worker: number): Promise<void> => {
              for (let i = 0; i < 5; i++) {
                await journal.append(turnOf(worker * 10 + i));
                acknowledged.push(worker * 10 + i);
              }
            };
            await Promise.all([1, 2, 3].map(work));
          };
          await scheduler.waitFor(run());
          const { disk, acknowledged: seen } = crash ?? { disk: storage.disk, acknowledged };
          expect(await ticksOn(disk)).toEqual(expect.arrayContaining([...seen]));
        },
      ),
      { numRuns: 60 },
    );
  });
});
