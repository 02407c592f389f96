// A small model of the ledger, as slow and plain as can be, and the commands that hold the real one against it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { createPaidLedger } from '#journal/create-paid-ledger';
import { openJournal } from '#journal/open-journal';
import type { BudgetScope, PaidLedger } from '#journal/paid-ledger';
import { MemoryStorage } from '../../journal/memory-storage.js';
import { AT, applicationOf, settlementOf } from '../../journal/sample-records.js';

interface Entry {
  readonly id: string;
  readonly nano: number;
  readonly tokens: number;
  readonly keys: readonly string[];
  state: 'waiting' | 'under way' | 'settled' | 'refused' | 'in doubt';
  cost: { nano: number; tokens: number };
}

const LIMITS: Readonly<Record<string, Pick<BudgetScope, 'unit' | 'limit'>>> = {
  run: { unit: 'nanoUsd', limit: 30 },
  coo: { unit: 'nanoUsd', limit: 12 },
  cto: { unit: 'tokens', limit: 15 },
  calls: { unit: 'requests', limit: 6 },
};

export class LedgerModel {
  readonly entries: Entry[] = [];

  sum(key: string, ...states: Entry['state'][]): number {
    return this.entries
      .filter((entry) => states.includes(entry.state) && entry.keys.includes(key))
      .reduce((sum, entry) => sum + inUnit(entry, key, entry.state === 'settled'), 0);
  }

  decide(): void {
    for (const entry of this.entries) {
      if (entry.state !== 'waiting') continue;
      const ahead = this.entries.slice(0, this.entries.indexOf(entry));
      const fits = (key: string, isAlone: boolean): boolean => {
        const others = isAlone ? 0 : this.sum(key, 'under way');
        const before = isAlone
          ? 0
          : ahead
              .filter(({ state, keys }) => state === 'waiting' && keys.includes(key))
              .reduce((sum, each) => sum + inUnit(each, key, false), 0);
        const spent = this.sum(key, 'settled', 'in doubt');
        return spent + others + before + inUnit(entry, key, false) <= (LIMITS[key]?.limit ?? 0);
      };
      if (!entry.keys.every((key) => fits(key, true))) entry.state = 'refused';
      else if (entry.keys.every((key) => fits(key, false))) entry.state = 'under way';
    }
  }
}

function inUnit({ nano, tokens, cost }: Entry, key: string, isSettled: boolean): number {
  const unit = LIMITS[key]?.unit;
  if (unit === 'requests') return 1;
  if (unit === 'tokens') return isSettled ? cost.tokens : tokens;
  return isSettled ? cost.nano : nano;
}

export interface RealLedger {
  storage: MemoryStorage;
  ledger: PaidLedger;
  readonly outcomes: Map<string, string>;
}

export async function openReal(disk: Uint8Array): Promise<RealLedger> {
  const storage = new MemoryStorage(disk);
  const journal = await openJournal(storage);
  const ledger = createPaidLedger(journal, journal.recovered, () => AT);
  return { storage, ledger, outcomes: new Map() };
}

async function compare(model: LedgerModel, { ledger, outcomes, storage }: RealLedger) {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
  for (const { id, state } of model.entries) {
    if (state === 'waiting') expect(outcomes.has(id)).toBe(false);
    if (state === 'refused') expect(outcomes.get(id)).toBe('refused');
    if (state === 'under way') expect(outcomes.get(id)).toBe('reserved');
  }
  const underWay = model.entries.filter(({ state }) => state === 'under way').map(({ id }) => id);
  expect([...ledger.idsUnderWay()].sort()).toEqual([...underWay].sort());
  const doubtful = model.entries.filter(({ state }) => state === 'in doubt').map(({ id }) => id);
  expect(ledger.inDoubt.map(({ id }) => id).sort()).toEqual([...doubtful].sort());
  expect(storage.disk).toEqual(storage.bytes);
  for (const [key, { unit }] of Object.entries(LIMITS)) {
    expect(ledger.stateOf(key, unit)).toEqual({
      spent: model.sum(key, 'settled', 'in doubt'),
      reserved: model.sum(key, 'under way'),
      inDoubt: model.sum(key, 'in doubt'),
    });
  }
}

type LedgerCommand = fc.AsyncCommand<LedgerModel, RealLedger>;

class Reserve implements LedgerCommand {
  constructor(
    readonly nano: number,
    readonly tokens: number,
    readonly keys: readonly string[],
  ) {}

  check = (): boolean => true;

  async run(model: LedgerModel, real: RealLedger): Promise<void> {
    const id = `c${model.entries.length}`;
    const { nano, tokens, keys } = this;
    model.entries.push({ id, nano, tokens, keys, state: 'waiting', cost: { nano: 0, tokens: 0 } });
    model.decide();
    const scopes = keys.map((key) => ({
      key,
      name: key,
      unit: 'nanoUsd' as const,
      limit: 0,
      ...LIMITS[key],
    }));
    const { outcomes } = real;
    void real.ledger
      .reserve(applicationOf(id, { nanoUsd: nano, tokens, requests: 1 }), scopes)
      .then(({ kind }) => outcomes.set(id, kind));
    await compare(model, real);
  }

  toString = (): string => `reserve ${this.nano}, ${this.tokens} tokens of ${this.keys.join('+')}`;
}

class Settle implements LedgerCommand {
  constructor(
    readonly which: number,
    readonly nano: number,
    readonly tokens: number,
  ) {}

  check = (model: Readonly<LedgerModel>): boolean =>
    model.entries.some(({ state }) => state === 'under way');

  async run(model: LedgerModel, real: RealLedger): Promise<void> {
    const underWay = model.entries.filter(({ state }) => state === 'under way');
    const entry = underWay[this.which % underWay.length];
    if (entry === undefined) return;
    entry.state = 'settled';
    entry.cost = { nano: this.nano, tokens: this.tokens };
    model.decide();
    const spent = { nanoUsd: this.nano, tokens: this.tokens, requests: 1 };
    await real.ledger.settle(settlementOf(entry.id, spent));
    await compare(model, real);
  }

  toString = (): string => `settle ${this.which} at ${this.nano}, ${this.tokens} tokens`;
}

class Crash implements LedgerCommand {
  check = (): boolean => true;

  async run(model: LedgerModel, real: RealLedger): Promise<void> {
    for (const entry of model.entries) {
      if (entry.state === 'under way') entry.state = 'in doubt';
      if (entry.state === 'waiting') entry.state = 'refused';
    }
    const { storage, ledger } = await openReal(real.storage.disk);
    Object.assign(real, { storage, ledger });
    for (const { id, state } of model.entries)
      if (state === 'refused') real.outcomes.set(id, state);
    await compare(model, real);
  }

  toString = (): string => 'crash';
}

const small = fc.nat(13);

export const anyCommands = fc.commands(
  [
    fc
      .tuple(small, small, fc.subarray(Object.keys(LIMITS)))
      .map(([nano, tokens, keys]) => new Reserve(nano, tokens, keys)),
    fc
      .tuple(fc.nat(9), small, small)
      .map(([which, nano, tokens]) => new Settle(which, nano, tokens)),
    fc.constant(new Crash()),
  ],
  { maxCommands: 40 },
);
