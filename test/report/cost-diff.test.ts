// A difference of costs as people and programs read it: golden files, narrow terminals, and names that mean no good.
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { visibleText } from '#base/visible-text';
import { compareCosts } from '#cost/diff/compare-costs';
import type { CostSide, SideAgent } from '#cost/diff/types';
import { checkDiffLimits } from '#main/check-diff-limits';
import { reportCostDiff } from '#main/cost-diff-report';
import { formatCostDiffJson } from '#report/cost-diff-json';
import { formatCostDiffMarkdown } from '#report/cost-diff-markdown';
import { formatCostDiffText } from '#report/cost-diff-text';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import {
  LATER,
  sideAgent,
  sideOf,
  TABLE,
  unknownRate,
  unpriced,
} from '../cost/diff/sample-sides.js';

const stringWidth = async (text: string) => (await import('string-width')).default(text);

const sleeping = { calls: 3, busy: 0, idle: 0, kept: 1.1 };
const member = (number: number, figures: object) =>
  sideAgent(`eng-${number}`, figures, {
    name: `Engineer ${number}`,
    groupKey: 'eng',
    member: number,
  });

const OLD = sideOf(
  [
    sideAgent('ceo', sleeping),
    sideAgent('dev', {}, { name: 'Developer' }),
    ...[1, 2, 3].map((number) => member(number, { model: 'opus' })),
    sideAgent('triage', { model: 'haiku', input: 3000 }),
    sideAgent('scribe', { model: 'local' }),
    sideAgent('qa', { calls: 6 }),
    sideAgent('writer', { model: 'haiku', calls: 5 }),
    unknownRate('watcher'),
    unpriced('scout'),
  ],
  { name: 'git:main:ORG.md' },
);
const NEW = sideOf([
  sideAgent('ceo', sleeping),
  sideAgent('dev', sleeping, { name: 'Developer' }),
  ...[1, 2, 3, 4].map((number) => member(number, { model: 'haiku' })),
  sideAgent('triage', { model: 'haiku', input: 8000, kept: 0.4 }),
  sideAgent('scribe', { model: 'local' }),
  sideAgent('author', { model: 'haiku', calls: 5 }),
  unknownRate('watcher', { model: 'haiku' }),
  sideAgent('scout', { model: 'flat', calls: 1 }),
]);

function report(old: CostSide = OLD, now: CostSide = NEW) {
  const diff = compareCosts(old, now);
  const limits = checkDiffLimits(
    diff,
    {
      budget: { usd: 200, period: 'month' },
      maxIncrease: { kind: 'share', share: 0.1 },
      failOn: ['unpriced'],
    },
    null,
  );
  return reportCostDiff(diff, limits);
}
const wide = { style: PLAIN_STYLE, columns: 110 };

describe('golden', () => {
  test.each([110, 72, 40, 24])('on %i columns', async (columns) => {
    const text = formatCostDiffText(report(), { style: PLAIN_STYLE, columns });
    await expect(text).toMatchFileSnapshot(`../golden/cost-diff/changes-${columns}.txt`);
    for (const line of text.split('\n')) {
      // Where the least of a table does not fit, the terminal breaks it.
      if (columns >= 40) expect(await stringWidth(line), line).toBeLessThanOrEqual(columns);
    }
  });

  test('Markdown', async () => {
    const text = formatCostDiffMarkdown(report());
    await expect(text).toMatchFileSnapshot('../golden/cost-diff/changes.md');
  });

  test('JSON', async () => {
    const json = JSON.parse(formatCostDiffJson(report()));
    await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot(
      '../golden/cost-diff/changes.json',
    );
    expect(json.unchanged).toBe(2);
  });

  test('new prices, a price table for both, a saved file that says little', async () => {
    const saved = { name: 'base.json', isSaved: true };
    const later = { pricing: { name: 'catalog', asOf: '2026-12-01' } };
    const now = sideOf([sideAgent('dev', { calls: 60 }, {}, LATER)], later, LATER);
    const pinned = sideOf([sideAgent('dev', {}, { basis: null })], { ...saved, org: '' });
    const texts = [
      formatCostDiffText(report(sideOf([sideAgent('dev')], saved), now), wide),
      formatCostDiffText(reportCostDiff(compareCosts(now, now, 'new'), []), wide),
      formatCostDiffText(report(pinned, now), wide),
      formatCostDiffText(
        report(sideOf([], { absence: 'missing', name: 'git:main:ORG.md' }), now),
        wide,
      ),
    ];
    await expect(texts.join('\n\n')).toMatchFileSnapshot('../golden/cost-diff/prices.txt');
  });
});

describe('many agents that changed alike are one row', () => {
  const names = ['Ana', 'Bob', 'Cat', 'Dan', 'Eve'];
  const everybody = (figures: (index: number) => object, count = 5) =>
    sideOf(
      names
        .slice(0, count)
        .map((name, index) => sideAgent(name.toLowerCase(), figures(index), { name })),
    );
  const lineOf = (old: CostSide, now: CostSide) => {
    const { rows, diff } = reportCostDiff(compareCosts(old, now), []);
    for (const row of rows) expect(row.changeUsd).not.toBeNull();
    const sum = rows.reduce((total, { changeUsd }) => total + (changeUsd ?? 0), 0);
    expect(sum).toBeCloseTo(diff.totals.changeUsd, 9);
    return formatCostDiffText(reportCostDiff(diff, []), wide)
      .split('\n')
      .filter((line) => line.startsWith('~'));
  };

  test('a word more in every prompt', () => {
    const old = everybody((index) => ({ input: 4000 + index }));
    expect(
      lineOf(
        old,
        everybody((index) => ({ input: 4020 + 2 * index })),
      ),
    ).toEqual([expect.stringMatching(/^~ {2}all 5 agents {2}tokens \+20 to \+24 in {2}/u)]);
    expect(
      lineOf(
        old,
        everybody((index) => ({ input: 3990 + index })),
      ),
    ).toEqual([expect.stringMatching(/^~ {2}all 5 agents {2}tokens -10 in {2}/u)]);
  });

  test('a new model for all but one, and a new price', () => {
    const models = (index: number) => ({ model: index === 4 ? 'opus' : 'haiku', calls: index + 1 });
    const old = everybody((index) => ({ calls: index + 1 }));
    expect(lineOf(old, everybody(models))).toEqual([
      expect.stringMatching(/^~ {2}Ana and 3 more {2}opus -> haiku {2}/u),
    ]);
    const later = sideOf(
      names.map((name, index) =>
        sideAgent(name.toLowerCase(), { calls: index + 1 }, { name }, LATER),
      ),
      {},
      LATER,
    );
    expect(lineOf(old, later)).toEqual([
      expect.stringMatching(/all 5 agents {2}new prices of opus/u),
    ]);
  });

  test('three of them, or each with a rate of its own, are rows', () => {
    const old = everybody(() => ({}), 3);
    expect(
      lineOf(
        old,
        everybody((index) => ({ input: 4001 + index }), 3),
      ),
    ).toHaveLength(3);
    expect(
      lineOf(
        everybody(() => ({})),
        everybody((index) => ({ calls: 60 + index })),
      ),
    ).toHaveLength(5);
  });
});

test('dearer is red, cheaper green, unknown yellow', async () => {
  const style = await loadStyle(true);
  const lines = formatCostDiffText(report(), { style, columns: 110 }).split('\n');
  const colourOf = (name: string) =>
    /\[(3[1-3])m[+~-]/u.exec(lines.find((line) => line.includes(name)) ?? '')?.[1];
  expect(['Engineer 4', 'Developer', 'watcher'].map(colourOf)).toEqual(['31', '32', '33']);
});

describe('whatever an org is called', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      'a|b',
      '`x`',
      '<img src=x>',
      '@ana #1',
      '**x**',
      '$a$',
      '\u001b[31mred',
      '--> <!--',
      '</details>',
      '[x](http://y)',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const parse = (text: string) => unified().use(remarkParse).parse(text);
  const kindsIn = (node: { type: string; children?: unknown[] }): string[] => [
    node.type,
    ...(node.children ?? []).flatMap((child) => kindsIn(child as typeof node)),
  ];

  const called = (name: string): { old: CostSide; now: CostSide } => {
    const agent = (figures: object): SideAgent =>
      sideAgent('x', figures, { name, department: name });
    const table = { ...TABLE, [name]: { kind: 'invocation', usd: 1 } } as const;
    return {
      old: sideOf([agent({})], { name, org: name }),
      now: sideOf(
        [{ ...agent({ calls: 60 }), model: name, resolvedModel: name }],
        { name, org: name },
        table,
      ),
    };
  };

  test('Markdown has its own blocks alone, one mark, and rows of six cells', () => {
    const plain = kindsIn(
      parse(
        formatCostDiffMarkdown(report(...(Object.values(called('plain')) as [CostSide, CostSide]))),
      ),
    );
    fc.assert(
      fc.property(hostile, (name) => {
        const { old, now } = called(name);
        const text = formatCostDiffMarkdown(report(old, now));
        expect(text.match(/<!-- orgsim-cost -->/gu)).toHaveLength(1);
        expect(text).toBe(text.split('\n').map(visibleText).join('\n'));
        const foreign = kindsIn(parse(text)).filter(
          (kind) => !plain.includes(kind) && kind !== 'html',
        );
        expect(foreign).toEqual([]);
        for (const line of text.split('\n').filter((each) => each.startsWith('| '))) {
          expect(line.match(/(?<!\\)\|/gu), line).toHaveLength(7);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a terminal gets no control character', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const { old, now } = called(name);
        const text = formatCostDiffText(report(old, now), wide);
        expect(text.split('\n').map(visibleText).join('\n')).toBe(text);
        expect(JSON.parse(formatCostDiffJson(report(old, now))).new.name).toBe(name);
      }),
      { numRuns: 100 },
    );
  });

  test('a comment holds hundreds of the longest rows', () => {
    const agents = (calls: number) =>
      Array.from({ length: 500 }, (_, at) =>
        sideAgent(`x${at}`, { calls: calls + at }, { name: '*'.repeat(2000) }),
      );
    const text = formatCostDiffMarkdown(report(sideOf(agents(1)), sideOf(agents(2000))));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('440 more rows; `--format json` has all.');
  });
});
