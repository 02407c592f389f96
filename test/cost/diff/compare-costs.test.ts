// Two estimates side by side: who is who, what is known of both, and sums that are exact.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nanoUsd } from '#base/money';
import { compareCosts, haveNothingInCommon } from '#cost/diff/compare-costs';
import { priceSideAt } from '#cost/diff/price-at';
import type { AgentChange, SideAgent } from '#cost/diff/types';
import {
  anyFigures,
  LATER,
  sideAgent,
  sideOf,
  TABLE,
  unknownRate,
  unpriced,
} from './sample-sides.js';

const kindsOf = (changes: readonly AgentChange[]) =>
  changes.map(({ kind, old, new: now }) => `${kind} ${old?.id ?? '-'} ${now?.id ?? '-'}`);
const compare = (old: readonly SideAgent[], now: readonly SideAgent[]) =>
  compareCosts(sideOf(old), sideOf(now));

describe('who is who', () => {
  test('by id: those of NEW in its order, then those that are gone', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id, index) =>
      sideAgent(id, { calls: index + 1 }),
    );
    if (!a || !b || !c || !d) throw new Error('four agents');
    const { changes } = compare([a, b, c], [d, { ...c, model: 'haiku' }, a]);
    expect(kindsOf(changes)).toEqual(['added - d', 'changed c c', 'unchanged a a', 'removed b -']);
  });

  test('a new name alone is a new name, and changes no cost', () => {
    const { changes, totals } = compare([sideAgent('dev')], [sideAgent('engineer')]);
    expect(kindsOf(changes)).toEqual(['changed dev engineer']);
    expect(totals).toMatchObject({ changeUsd: 0, parts: {} });
  });

  test('equal agents under new names: as many as before, or none of them', () => {
    const two = [sideAgent('dev-1'), sideAgent('dev-2')];
    const engineers = [1, 2, 3].map((member) => sideAgent(`engineer-${member}`));
    expect(kindsOf(compare(two, engineers.slice(0, 2)).changes)).toEqual([
      'changed dev-1 engineer-1',
      'changed dev-2 engineer-2',
    ]);
    expect(kindsOf(compare(two, engineers).changes)).toEqual([
      'added - engineer-1',
      'added - engineer-2',
      'added - engineer-3',
      'removed dev-1 -',
      'removed dev-2 -',
    ]);
  });

  test('a new name and another cost, or another department: one went and one came', () => {
    expect(kindsOf(compare([sideAgent('dev')], [sideAgent('qa', { calls: 1 })]).changes)).toEqual([
      'added - qa',
      'removed dev -',
    ]);
    const elsewhere = sideAgent('qa', {}, { department: 'Ops' });
    expect(kindsOf(compare([sideAgent('dev')], [elsewhere]).changes)).toEqual([
      'added - qa',
      'removed dev -',
    ]);
    expect(kindsOf(compare([unpriced('dev')], [unpriced('qa')]).changes)).toEqual([
      'added - qa',
      'removed dev -',
    ]);
  });

  test('two orgs with nothing in common', () => {
    expect(haveNothingInCommon(compare([sideAgent('a')], [sideAgent('b', { calls: 1 })]))).toBe(
      true,
    );
    expect(haveNothingInCommon(compare([sideAgent('a')], [sideAgent('b')]))).toBe(false);
    expect(haveNothingInCommon(compare([], [sideAgent('b')]))).toBe(false);
    expect(haveNothingInCommon(compare([], []))).toBe(false);
  });
});

describe('what is not known is never a saving', () => {
  test('without a price on one side: no difference, and both totals say so', () => {
    const { changes, totals } = compare(
      [sideAgent('a'), sideAgent('b')],
      [sideAgent('a', { calls: 60 }), unpriced('b')],
    );
    const [a, b] = changes;
    expect(b).toMatchObject({ kind: 'changed', newUsd: null, changeUsd: null, parts: {} });
    expect(totals).toMatchObject({ oldGaps: 0, newGaps: 1 });
    expect(totals.changeUsd).toBe(a?.changeUsd);
    expect(totals.comparedOldUsd).toBe(a?.oldUsd);
  });

  test('with a rate that nobody states: no difference', () => {
    const cheaper = compare([unknownRate('a')], [unknownRate('a', { model: 'haiku' })]);
    expect(cheaper.changes).toMatchObject([{ kind: 'changed', changeUsd: null }]);
    expect(cheaper.totals).toMatchObject({ oldGaps: 1, newGaps: 1, changeUsd: 0 });
    expect(compare([unknownRate('a')], [sideAgent('a')]).totals.changeUsd).toBe(0);
  });

  test('an agent without a price that comes or goes', () => {
    expect(compare([], [unpriced('a')]).changes).toMatchObject([
      { kind: 'added', changeUsd: null },
    ]);
    expect(compare([unpriced('a')], []).changes).toMatchObject([
      { kind: 'removed', changeUsd: null },
    ]);
  });

  test('without a price on both sides, and nothing else changed: unchanged', () => {
    const { changes } = compare([unpriced('a')], [unpriced('a')]);
    expect(kindsOf(changes)).toEqual(['unchanged a a']);
    expect(kindsOf(compare([unpriced('a')], [unpriced('a', 'gpt-10')]).changes)).toEqual([
      'changed a a',
    ]);
  });

  test('a saved file without what costs are made of: the difference is there, its causes are not', () => {
    const { changes } = compare(
      [sideAgent('a', {}, { basis: null })],
      [sideAgent('a', { calls: 60 })],
    );
    expect(changes[0]?.parts).toEqual({ unsplit: changes[0]?.changeUsd });
    expect(changes[0]?.changeUsd).toBeLessThan(0);
  });
});

test('a change that costs nothing is a change', () => {
  const { changes, totals } = compare([sideAgent('a')], [sideAgent('a', {}, { model: 'opus-5' })]);
  expect(changes).toMatchObject([{ kind: 'changed', changeUsd: 0 }]);
  expect(totals.parts).toEqual({});
});

const anyAgents = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), anyFigures, fc.boolean()),
    {
      selector: ([id]) => id,
    },
  )
  .map((entries) =>
    entries.map(([id, figures, isPriced]) => (isPriced ? sideAgent(id, figures) : unpriced(id))),
  );

test('sums are exact: of the agents to the whole, of the parts to each', () => {
  fc.assert(
    fc.property(anyAgents, anyAgents, (old, now) => {
      const { changes, totals } = compare(old, now);
      const sum = (amounts: readonly (number | null)[]) =>
        amounts.reduce<number>((total, usd) => total + nanoUsd(usd ?? 0), 0);
      for (const { changeUsd, oldUsd, newUsd, parts } of changes) {
        if (changeUsd === null) continue;
        expect(nanoUsd(changeUsd)).toBe(nanoUsd(newUsd ?? 0) - nanoUsd(oldUsd ?? 0));
        expect(sum(Object.values(parts))).toBe(nanoUsd(changeUsd));
      }
      expect(sum(changes.map(({ changeUsd }) => changeUsd))).toBe(nanoUsd(totals.changeUsd));
      expect(sum(Object.values(totals.parts))).toBe(nanoUsd(totals.changeUsd));
      if (totals.oldGaps + totals.newGaps === 0) {
        expect(nanoUsd(totals.newUsd) - nanoUsd(totals.oldUsd)).toBe(nanoUsd(totals.changeUsd));
      }
    }),
  );
});

describe('at one price table', () => {
  const old = sideOf([sideAgent('a')], { name: 'base.json', isSaved: true });
  const now = sideOf([sideAgent('a', { calls: 60 }, {}, LATER)], {}, LATER);

  test('prices are no cause', () => {
    expect(Object.keys(compareCosts(old, now).totals.parts)).toEqual(['wakes', 'prices']);
    for (const diff of [
      compareCosts(old, priceSideAt(now, old), 'old'),
      compareCosts(priceSideAt(old, now), now, 'new'),
    ]) {
      expect(Object.keys(diff.totals.parts)).toEqual(['wakes']);
      expect(diff.totals.changeUsd / diff.totals.oldUsd).toBeCloseTo(-0.5, 9);
    }
  });

  test('only new prices: nothing changed at all', () => {
    const same = sideOf([sideAgent('a', {}, {}, LATER)], {}, LATER);
    const diff = compareCosts(old, priceSideAt(same, old), 'old');
    expect(kindsOf(diff.changes)).toEqual(['unchanged a a']);
  });

  test('the cache leaves what it left', () => {
    const [agent] = priceSideAt(old, now).agents;
    expect(agent?.costPerHour).toBeCloseTo((sideAgent('a').costPerHour ?? 0) * 0.8, 12);
    expect(agent?.costPerCall).toBeCloseTo((agent?.costPerHour ?? 0) / 120, 12);
  });

  test('a model that the table does not know has no price then', () => {
    const { opus: _, ...others } = TABLE;
    const [agent] = priceSideAt(now, sideOf([], {}, others)).agents;
    expect(agent).toMatchObject({ gap: 'unpriced', costPerHour: null, basis: null });
  });

  test('what has no price of its own keeps none; what does not say what it costs is refused', () => {
    const table = { ...TABLE, 'gpt-9': LATER.opus ?? { kind: 'invocation', usd: 1 } };
    expect(priceSideAt(sideOf([unpriced('a')]), sideOf([], {}, table)).agents).toMatchObject([
      { gap: 'unpriced' },
    ]);
    const pinned = sideOf([sideAgent('a', {}, { basis: null })], { name: 'base.json' });
    expect(() => priceSideAt(pinned, now)).toThrow(
      'base.json does not say what the cost of a is made of',
    );
  });
});
