// Who gets a reservation, who waits, who is refused, and what is counted when.
import { describe, expect, test } from 'vitest';
import { createPaidLedger } from '#journal/create-paid-ledger';
import type { Journal } from '#journal/journal';
import type { BudgetScope, PaidLedger, Reserved } from '#journal/paid-ledger';
import type { JournalRecord } from '#journal/records';
import { AT, amount, applicationOf, callOf, intentOf, settlementOf } from './sample-records.js';

/** Takes records; writes none before `release`, where it is held. */
class ListJournal implements Pick<Journal, 'append'> {
  readonly records: JournalRecord[] = [];
  error: Error | null = null;
  gate: Promise<unknown> = Promise.resolve();

  async append(record: JournalRecord): Promise<void> {
    await this.gate;
    if (this.error !== null) throw this.error;
    this.records.push(record);
  }
}

function ledgerOn(journal: ListJournal, recovered: readonly JournalRecord[] = []): PaidLedger {
  return createPaidLedger(journal, recovered, () => AT);
}

function usd(limit: number, key = 'run'): BudgetScope {
  return { key, name: `the budget of ${key}`, unit: 'nanoUsd', limit };
}

async function settled(promise: Promise<unknown>): Promise<boolean> {
  let isSettled = false;
  const mark = (): void => {
    isSettled = true;
  };
  promise.then(mark, mark);
  await flush();
  return isSettled;
}

async function flush(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

describe('a reservation', () => {
  test('is on record, with the keys of its scopes, before it is granted', async () => {
    const journal = new ListJournal();
    let open: () => void = () => undefined;
    journal.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const ledger = ledgerOn(journal);
    const scopes = [usd(10), usd(8, 'agent coo'), { ...usd(5), unit: 'requests' as const }];
    const reserved = ledger.reserve(applicationOf('a', amount(4)), scopes);
    expect(await settled(reserved)).toBe(false);
    open();
    expect(await reserved).toEqual({ kind: 'reserved' });
    expect(journal.records).toEqual([intentOf('a', amount(4), ['run', 'agent coo'])]);
    expect(ledger.stateOf('agent coo')).toEqual({ spent: 0, reserved: 4, inDoubt: 0 });
    expect(ledger.stateOf('run')).toEqual({ spent: 0, reserved: 1, inDoubt: 0 });
    expect(ledger.stateOf('run', 'nanoUsd').reserved).toBe(4);
    expect(ledger.idsUnderWay()).toEqual(['a']);
  });

  test('takes all scopes or none', async () => {
    const ledger = ledgerOn(new ListJournal());
    const scopes = [usd(10), usd(3, 'agent coo')];
    expect(await ledger.reserve(applicationOf('a', amount(4)), scopes)).toEqual({
      kind: 'refused',
      scope: scopes[1],
      wanted: 4,
      spent: 0,
      reserved: 0,
    });
    expect(ledger.stateOf('run')).toEqual({ spent: 0, reserved: 0, inDoubt: 0 });
    expect(ledger.total.reserved.nanoUsd).toBe(0);
    // Nothing was written: it may be tried again.
    expect(await ledger.reserve(applicationOf('a', amount(3)), scopes)).toEqual({
      kind: 'reserved',
    });
  });

  test('reaches up to the limit, not past it', async () => {
    const ledger = ledgerOn(new ListJournal());
    expect((await ledger.reserve(applicationOf('a', amount(10)), [usd(10)])).kind).toBe('reserved');
    expect(await settled(ledger.reserve(applicationOf('b', amount(1)), [usd(10)]))).toBe(false);
  });

  test('without a price is refused by a limit in dollars, however high, and taken by others', async () => {
    const ledger = ledgerOn(new ListJournal());
    const scope = usd(Number.POSITIVE_INFINITY);
    expect(await ledger.reserve(applicationOf('a', amount(null)), [scope])).toMatchObject({
      kind: 'refused',
      wanted: null,
    });
    const calls: BudgetScope = { key: 'run', name: '--max-calls', unit: 'requests', limit: 1 };
    expect((await ledger.reserve(applicationOf('b', amount(null)), [calls])).kind).toBe('reserved');
    expect(ledger.total.reserved).toEqual({ nanoUsd: null, tokens: 0, requests: 1 });
  });

  test('counts in the unit of each limit', async () => {
    const ledger = ledgerOn(new ListJournal());
    const tokens: BudgetScope = { key: 'org', name: 'org', unit: 'tokens', limit: 100 };
    const first = await ledger.reserve(applicationOf('a', amount(1, 60)), [usd(9), tokens]);
    expect(first.kind).toBe('reserved');
    await ledger.settle(settlementOf('a', amount(1, 60)));
    expect(await ledger.reserve(applicationOf('b', amount(1, 41)), [usd(9), tokens])).toMatchObject(
      {
        kind: 'refused',
        scope: { key: 'org' },
        wanted: 41,
        spent: 60,
      },
    );
  });
});

describe('who finds no room', () => {
  test('waits for what calls under way may give back, and gets it', async () => {
    const ledger = ledgerOn(new ListJournal());
    await ledger.reserve(applicationOf('a', amount(8)), [usd(10)]);
    const waiting = ledger.reserve(applicationOf('b', amount(6)), [usd(10)]);
    expect(await settled(waiting)).toBe(false);
    await ledger.settle(settlementOf('a', amount(4)));
    expect(await waiting).toEqual({ kind: 'reserved' });
    expect(ledger.stateOf('run')).toEqual({ spent: 4, reserved: 6, inDoubt: 0 });
  });

  test('is refused when what they gave back is not enough', async () => {
    const ledger = ledgerOn(new ListJournal());
    await ledger.reserve(applicationOf('a', amount(8)), [usd(10)]);
    const waiting = ledger.reserve(applicationOf('b', amount(6)), [usd(10)]);
    await ledger.settle(settlementOf('a', amount(5)));
    expect(await waiting).toMatchObject({ kind: 'refused', wanted: 6, spent: 5, reserved: 0 });
  });

  test('is refused at once when it would not fit with nothing under way', async () => {
    const ledger = ledgerOn(new ListJournal());
    await ledger.reserve(applicationOf('a', amount(8)), [usd(10)]);
    const refused = await ledger.reserve(applicationOf('b', amount(11)), [usd(10)]);
    expect(refused).toMatchObject({ kind: 'refused', wanted: 11, spent: 0, reserved: 8 });
  });

  test('keeps its place: small ones that come later do not starve a large one', async () => {
    const ledger = ledgerOn(new ListJournal());
    await ledger.reserve(applicationOf('a', amount(3)), [usd(10)]);
    await ledger.reserve(applicationOf('b', amount(3)), [usd(10)]);
    const order: string[] = [];
    const note = (id: string) => (outcome: Reserved) => order.push(`${id} ${outcome.kind}`);
    const large = ledger.reserve(applicationOf('large', amount(8)), [usd(10)]).then(note('large'));
    const small = ledger.reserve(applicationOf('small', amount(2)), [usd(10)]).then(note('small'));
    // There is room for the small one, but it would take what the large one waits for.
    expect(await settled(Promise.race([large, small]))).toBe(false);
    await ledger.settle(settlementOf('a', amount(0)));
    await ledger.settle(settlementOf('b', amount(0)));
    await flush();
    expect(order).toEqual(['large reserved', 'small reserved']);
  });

  test('holds up only those who want what it wants', async () => {
    const ledger = ledgerOn(new ListJournal());
    const department = usd(5, 'department');
    await ledger.reserve(applicationOf('a', amount(4)), [usd(100), department]);
    const waiting = ledger.reserve(applicationOf('b', amount(4)), [usd(100), department]);
    const other = await ledger.reserve(applicationOf('c', amount(50)), [usd(100)]);
    expect(other.kind).toBe('reserved');
    expect(await settled(waiting)).toBe(false);
  });

  test('hears of a limit that a later one raises or lowers', async () => {
    const ledger = ledgerOn(new ListJournal());
    await ledger.reserve(applicationOf('a', amount(8)), [usd(10)]);
    const waiting = ledger.reserve(applicationOf('b', amount(6)), [usd(10)]);
    await ledger.reserve(applicationOf('c', amount(1)), [usd(20)]);
    expect(await waiting).toEqual({ kind: 'reserved' });
    const next = ledger.reserve(applicationOf('d', amount(9)), [usd(20)]);
    await ledger.reserve(applicationOf('e', amount(9)), [usd(8)]);
    expect(await next).toMatchObject({ kind: 'refused', scope: { limit: 8 } });
  });
});

describe('a settlement', () => {
  test('replaces the reservation once it is on record, not before', async () => {
    const journal = new ListJournal();
    const ledger = ledgerOn(journal);
    await ledger.reserve(applicationOf('a', amount(8, 50)), [usd(10)]);
    let open: () => void = () => undefined;
    journal.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const settling = ledger.settle(settlementOf('a', amount(2, 30)));
    expect(await settled(settling)).toBe(false);
    expect(ledger.stateOf('run')).toEqual({ spent: 0, reserved: 8, inDoubt: 0 });
    open();
    await settling;
    expect(ledger.stateOf('run')).toEqual({ spent: 2, reserved: 0, inDoubt: 0 });
    expect(ledger.total.spent).toEqual({ nanoUsd: 2, tokens: 30, requests: 1 });
    expect(ledger.idsUnderWay()).toEqual([]);
    expect(journal.records.at(-1)).toEqual(callOf('a', amount(2, 30)));
  });

  test('above the reservation is recorded as it is; then nothing more is reserved there', async () => {
    const journal = new ListJournal();
    const ledger = ledgerOn(journal);
    await ledger.reserve(applicationOf('a', amount(8)), [usd(10)]);
    const waiting = ledger.reserve(applicationOf('b', amount(2)), [usd(10)]);
    expect((await waiting).kind).toBe('reserved');
    const settling = ledger.settle(settlementOf('a', amount(11)));
    // Counted from the moment that it is known.
    expect(ledger.stateOf('run').reserved).toBe(13);
    await settling;
    expect(ledger.stateOf('run')).toEqual({ spent: 11, reserved: 2, inDoubt: 0 });
    const free = await ledger.reserve(applicationOf('c', amount(0)), [usd(10)]);
    expect(free).toMatchObject({ kind: 'refused', wanted: 0, spent: 11 });
  });

  test('of an unknown call, a second one, or one without its price is a bug', async () => {
    const ledger = ledgerOn(new ListJournal());
    await ledger.reserve(applicationOf('a', amount(8)), [usd(10)]);
    await expect(ledger.settle(settlementOf('b', amount(1)))).rejects.toThrow('broken invariant');
    await expect(ledger.settle(settlementOf('a', amount(null)))).rejects.toThrow(
      'broken invariant',
    );
    const first = ledger.settle(settlementOf('a', amount(1)));
    await expect(ledger.settle(settlementOf('a', amount(1)))).rejects.toThrow('broken invariant');
    await first;
    await expect(ledger.settle(settlementOf('a', amount(1)))).rejects.toThrow('broken invariant');
    await expect(ledger.reserve(applicationOf('a', amount(1)), [])).rejects.toThrow(
      'broken invariant',
    );
    expect(ledger.stateOf('run').spent).toBe(1);
  });

  test.each([-1, 0.5, Number.NaN])('of %d is a bug', async (nano) => {
    const ledger = ledgerOn(new ListJournal());
    await expect(ledger.reserve(applicationOf('a', amount(nano)), [])).rejects.toThrow(
      'broken invariant',
    );
  });
});

describe('when the journal cannot be written', () => {
  test('nobody gets anything any more, and whoever waits is told', async () => {
    const journal = new ListJournal();
    const ledger = ledgerOn(journal);
    await ledger.reserve(applicationOf('a', amount(8)), [usd(10)]);
    const waiting = ledger.reserve(applicationOf('b', amount(6)), [usd(10)]);
    waiting.catch(() => undefined);
    journal.error = new Error('the disk is full');
    await expect(ledger.settle(settlementOf('a', amount(1)))).rejects.toThrow('the disk is full');
    await expect(waiting).rejects.toThrow('the disk is full');
    journal.error = null;
    await expect(ledger.reserve(applicationOf('c', amount(1)), [usd(10)])).rejects.toThrow(
      'the disk is full',
    );
    expect(ledger.stateOf('run')).toEqual({ spent: 0, reserved: 8, inDoubt: 0 });
  });
});

describe('a ledger of a run that is taken up again', () => {
  const recovered: readonly JournalRecord[] = [
    intentOf('a', amount(8, 10), ['run', 'agent coo']),
    intentOf('b', amount(5, 10), ['run']),
    callOf('a', amount(3, 7)),
    intentOf('c', amount(2, 10), ['run', 'agent coo']),
    { type: 'doubt', id: 'c', decision: 'retry', at: AT },
  ];

  test('counts what was spent, and calls in doubt at their reservation, whatever was decided', async () => {
    const ledger = ledgerOn(new ListJournal(), recovered);
    expect(ledger.stateOf('run')).toEqual({ spent: 10, reserved: 0, inDoubt: 7 });
    expect(ledger.stateOf('agent coo')).toEqual({ spent: 5, reserved: 0, inDoubt: 2 });
    expect(ledger.stateOf('run', 'requests')).toEqual({ spent: 3, reserved: 0, inDoubt: 2 });
    expect(ledger.total).toEqual({
      spent: { nanoUsd: 10, tokens: 27, requests: 3 },
      reserved: { nanoUsd: 0, tokens: 0, requests: 0 },
      inDoubt: { nanoUsd: 7, tokens: 20, requests: 2 },
    });
    expect(ledger.inDoubt.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(ledger.idsUnderWay()).toEqual([]);
    expect((await ledger.reserve(applicationOf('d', amount(1)), [usd(10)])).kind).toBe('refused');
  });

  test('never takes an id a second time', async () => {
    const ledger = ledgerOn(new ListJournal(), recovered);
    for (const id of ['a', 'b', 'c'])
      await expect(ledger.reserve(applicationOf(id, amount(1)), [])).rejects.toThrow(
        'broken invariant',
      );
    await expect(ledger.settle(settlementOf('b', amount(1)))).rejects.toThrow('broken invariant');
  });

  test.each([
    ['two settlements', [...recovered, callOf('a', amount(1))]],
    ['a settlement without an intent', [callOf('z', amount(1))]],
    ['two intents', [...recovered, intentOf('a', amount(1), [])]],
  ])('is not made of %s of one id', (_, records) => {
    expect(() => ledgerOn(new ListJournal(), records)).toThrow('broken invariant');
  });
});
