// Why a cost changed: the parts sum exactly, what did not change has none, and the other way round they have the other sign.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nanoUsd } from '#base/money';
import type { CostedBasis, SplitContext } from '#cost/diff/split-change';
import { splitChange } from '#cost/diff/split-change';
import type { Figures, PriceTable } from './sample-sides.js';
import { anyFigures, anyTable, basisOf, costOf, FIGURES, LATER, TABLE } from './sample-sides.js';

const costed = (figures: Figures, table: PriceTable = TABLE): CostedBasis => {
  const basis = basisOf(figures, table);
  return { basis, costPerHour: costOf(basis), model: figures.model };
};

interface Change {
  readonly before: Figures;
  readonly after: Figures;
  readonly oldTable: PriceTable;
  readonly newTable: PriceTable;
  readonly isSamePolicy: boolean;
}

function split({ before, after, oldTable, newTable, isSamePolicy }: Change) {
  const context: SplitContext = {
    oldModelAtNew: newTable[before.model] ?? null,
    newModelAtOld: oldTable[after.model] ?? null,
    isSamePolicy,
    tokensAsBefore: null,
  };
  const [old, now] = [costed(before, oldTable), costed(after, newTable)];
  const parts = splitChange(old, now, context);
  const difference = nanoUsd(now.costPerHour) - nanoUsd(old.costPerHour);
  return { parts, difference, sum: [...parts.values()].reduce((total, part) => total + part, 0) };
}

const anyChange: fc.Arbitrary<Change> = fc.record({
  before: anyFigures,
  after: anyFigures,
  oldTable: anyTable,
  newTable: anyTable,
  isSamePolicy: fc.boolean(),
});

describe('whatever changed', () => {
  test('the parts sum to the difference, to the last nano-dollar', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const { sum, difference } = split(change);
        expect(sum).toBe(difference);
      }),
    );
  });

  test('OLD and NEW exchanged: the same parts with the other sign', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const there = split(change);
        const back = split({
          ...change,
          before: change.after,
          after: change.before,
          oldTable: change.newTable,
          newTable: change.oldTable,
        });
        expect([...back.parts.keys()]).toEqual([...there.parts.keys()]);
        const most = Math.max(1000, ...[...there.parts.values()].map(Math.abs));
        for (const [cause, part] of there.parts) {
          expect(Math.abs(part + (back.parts.get(cause) ?? 0)) / most).toBeLessThan(1e-6);
        }
      }),
    );
  });

  test('nothing changed: no parts', () => {
    fc.assert(
      fc.property(anyFigures, anyTable, fc.boolean(), (figures, table, isSamePolicy) => {
        const same = { before: figures, after: figures, oldTable: table, newTable: table };
        expect([...split({ ...same, isSamePolicy }).parts]).toEqual([]);
      }),
    );
  });
});

describe('what alone changed has the whole difference', () => {
  const only = (change: Partial<Figures>, tables: Partial<Change> = {}) => {
    const whole: Change = {
      before: FIGURES,
      after: { ...FIGURES, ...change },
      oldTable: TABLE,
      newTable: TABLE,
      isSamePolicy: true,
      ...tables,
    };
    const { parts, difference } = split(whole);
    expect(difference).not.toBe(0);
    return { parts: Object.fromEntries(parts), difference };
  };

  test.each<[string, Partial<Figures>, Partial<Change>]>([
    ['wakes', { calls: 3, busy: 0, idle: 0 }, {}],
    ['wakes', { busy: 0.2, idle: 0.8 }, {}],
    ['model', { model: 'haiku' }, {}],
    ['tokens', { input: 8000 }, {}],
    ['tokens', { output: 200 }, {}],
    ['cache', { kept: 1 }, {}],
    ['prices', {}, { newTable: LATER }],
  ])('%s: %j', (cause, change, tables) => {
    const { parts, difference } = only(change, tables);
    expect(parts).toEqual({ [cause]: difference });
  });

  test('what the cache takes off follows from it, as long as caches are chosen alike', () => {
    const change = { calls: 3, busy: 0, idle: 0, kept: 1.1 };
    const { parts, difference } = only(change);
    expect(parts).toEqual({ wakes: difference });
    expect(Object.keys(only(change, { isSamePolicy: false }).parts)).toEqual(['wakes', 'cache']);
    expect(Object.keys(only({ ...change, model: 'haiku' }).parts)).toEqual([
      'wakes',
      'model',
      'cache',
    ]);
  });
});

describe('the model and the price table', () => {
  const moved = { before: FIGURES, after: { ...FIGURES, model: 'haiku' } };

  test('both changed: each has its part', () => {
    const { parts } = split({ ...moved, oldTable: TABLE, newTable: LATER, isSamePolicy: true });
    expect([...parts.keys()]).toEqual(['model', 'prices']);
    expect(parts.get('model')).toBeLessThan(0);
    expect(parts.get('prices')).toBeLessThan(0);
  });

  test('one table that knows both models is enough to tell them apart', () => {
    const [old, now] = [costed(moved.before), costed(moved.after, LATER)];
    const isSamePolicy = true;
    const keysOf = (context: Pick<SplitContext, 'oldModelAtNew' | 'newModelAtOld'>) => [
      ...splitChange(old, now, { ...context, isSamePolicy, tokensAsBefore: null }).keys(),
    ];
    const atNew = LATER.opus ?? null;
    const atOld = TABLE.haiku ?? null;
    expect(keysOf({ oldModelAtNew: atNew, newModelAtOld: null })).toEqual(['model', 'prices']);
    // The new model costs the same in both tables, and of the old one nothing is known.
    expect(keysOf({ oldModelAtNew: null, newModelAtOld: atOld })).toEqual(['model']);
    expect(keysOf({ oldModelAtNew: null, newModelAtOld: null })).toEqual(['model']);
  });
});

test('two halves: each change counts for the mean of both orders', () => {
  const before = { ...FIGURES, busy: 0, idle: 0, kept: 1, model: 'flat', calls: 10 };
  const after = { ...before, calls: 20 };
  const { parts } = split({
    before,
    after,
    oldTable: TABLE,
    newTable: LATER,
    isSamePolicy: true,
  });
  // 10 x $0.03 to 20 x $0.04: calls first $0.30, last $0.40; prices first $0.10, last $0.20.
  expect(Object.fromEntries(parts)).toEqual({ wakes: 0.35e9, prices: 0.15e9 });
});
