// Why a bill changed, at list prices with counted prompts and caches: who changed one thing is told that thing, whatever
// follows from it; and whatever changed, the sums are exact.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nanoUsd } from '#base/money';
import { createLocalCounter } from '#cost/count-tokens';
import type { CostDiff } from '#cost/diff/types';
import { CAUSES } from '#cost/diff/types';
import type { DiffOptions } from '#main/diff-costs';
import { diffCosts } from '#main/diff-costs';
import { openPricing } from '#main/open-pricing';
import { createTokenSource } from '#main/token-source';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-causes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One for all: it counts each text once. */
const counter = createLocalCounter();
const OPTIONS: DiffOptions = {
  pricingOf: (models) => openPricing('catalog', models),
  tokensFor: () => Promise.resolve(createTokenSource({ counter, calibration: null })),
  priceAt: undefined,
  allowMissing: false,
  assumed: [],
  limits: { budget: undefined, maxIncrease: undefined, failOn: [] },
};

async function diffOf(old: string, now: string, options: Partial<DiffOptions> = {}) {
  const [before, after] = [join(folder, 'old.md'), join(folder, 'new.md')];
  writeFileSync(before, old);
  writeFileSync(after, now);
  const outcome = await diffCosts([before, after], { ...OPTIONS, ...options });
  if (outcome.kind !== 'done') throw new Error('the org has errors');
  return outcome.report.diff;
}

/** `id: cause, cause` of each agent that changed. */
const causesOf = ({ changes }: CostDiff): string[] =>
  changes.flatMap(({ kind, old, new: now, parts }) =>
    kind === 'unchanged' ? [] : [`${(now ?? old)?.id}: ${Object.keys(parts).join(', ')}`],
  );

function expectExact({ changes, totals }: CostDiff): void {
  const sum = (amounts: readonly (number | null)[]) =>
    amounts.reduce<number>((total, usd) => total + nanoUsd(usd ?? 0), 0);
  for (const { changeUsd, parts, old, new: now } of changes) {
    if (changeUsd === null) continue;
    expect(sum(Object.values(parts))).toBe(nanoUsd(changeUsd));
    expect(nanoUsd(changeUsd)).toBe(
      nanoUsd(now?.costPerHour ?? 0) - nanoUsd(old?.costPerHour ?? 0),
    );
  }
  expect(sum(changes.map(({ changeUsd }) => changeUsd))).toBe(nanoUsd(totals.changeUsd));
  expect(sum(Object.values(totals.parts))).toBe(nanoUsd(totals.changeUsd));
}

interface Role {
  readonly name: string;
  readonly prose: string;
  readonly lines: Readonly<Record<string, string>>;
}
const role = (name: string, prose: string, lines: Readonly<Record<string, string>>): Role => ({
  name,
  prose,
  lines,
});
const orgOf = (roles: readonly Role[], identity = 'We make hats.') =>
  [
    `# Hats\n\n## Identity\n\n${identity}\n\n## Structure\n`,
    ...roles.map(
      ({ name, prose, lines }) =>
        `### ${name}\n\n${prose}\n\n${Object.entries(lines)
          .map(([key, value]) => `- **${key}:** ${value}\n`)
          .join('')}`,
    ),
  ].join('\n');

const LONG = 'Keeps a long list of things that every good hat needs, from felt to feather. '.repeat(
  120,
);
const CEO = role('CEO', 'Decides.', {
  Model: 'claude-opus',
  Trigger: 'event-driven',
  Activity: '6 events/hr',
});
const CLERK = role('Clerk', LONG, {
  Level: '3',
  Model: 'claude-sonnet',
  Trigger: 'polling',
  'Tick interval': '2',
  Activity: '12 events/hr',
});
const SHOP = role('Shop Hand', 'Sells.', {
  Level: '2',
  Model: 'claude-haiku',
  Trigger: 'event-driven',
  Activity: '20 events/hr',
  Count: '3',
});
const BASE = orgOf([CEO, CLERK, SHOP]);
const clerk = (lines: Readonly<Record<string, string>>, prose = CLERK.prose) =>
  orgOf([CEO, { ...CLERK, prose, lines: { ...CLERK.lines, ...lines } }, SHOP]);

describe('one change, one cause', () => {
  test.each<[string, string, string[]]>([
    ['the mode', clerk({ Trigger: 'event-driven' }), ['clerk: wakes']],
    ['the interval', clerk({ 'Tick interval': '11' }), ['clerk: wakes']],
    ['the rate', clerk({ Activity: '40 events/hr' }), ['clerk: wakes']],
    ['the rate, to a trickle', clerk({ Activity: '0.1 events/hr' }), ['clerk: wakes']],
    ['the model', clerk({ Model: 'claude-haiku' }), ['clerk: model']],
    ['the model, of another family', clerk({ Model: 'openai/gpt-5' }), ['clerk: model']],
    ['the model, to a local one', clerk({ Model: 'ollama/llama3' }), ['clerk: model']],
    ['the tokens', clerk({ Tokens: '9K in, 2K out' }), ['clerk: tokens']],
    ['the idle tokens', clerk({ 'Idle tokens': '400 out' }), ['clerk: tokens']],
    ['the prose', clerk({}, `${LONG} And be kind.`), ['clerk: tokens']],
  ])('%s', async (_, now, causes) => {
    const diff = await diffOf(BASE, now);
    expect(causesOf(diff)).toEqual(causes);
    expect(diff.totals.changeUsd).not.toBe(0);
    expectExact(diff);
    const back = await diffOf(now, BASE);
    expect(causesOf(back)).toEqual(causes);
    expect(back.totals.changeUsd).toBe(-diff.totals.changeUsd);
  });

  test('two changes: each has its part, and what the cache takes off has its own', async () => {
    const diff = await diffOf(BASE, clerk({ Trigger: 'event-driven', Model: 'claude-haiku' }));
    expect(causesOf(diff)).toEqual(['clerk: wakes, model, cache']);
    expectExact(diff);
    const prose = await diffOf(BASE, clerk({ 'Tick interval': '1' }, `${LONG} And be kind.`));
    expect(Object.keys(prose.totals.parts)).toContain('tokens');
    expect(prose.totals.parts.tokens).toBeGreaterThan(0);
    expectExact(prose);
  });

  test('the identity is in the prompt of everybody', async () => {
    const diff = await diffOf(BASE, orgOf([CEO, CLERK, SHOP], 'We make hats, and only hats.'));
    expect(causesOf(diff)).toHaveLength(5);
    expect(Object.keys(diff.totals.parts)).toEqual(['tokens']);
  });

  test('an agent more, an agent less: what else changes is the chart that others read', async () => {
    const boss = role('Buyer', 'Buys felt.', { ...CLERK.lines, Model: 'claude-haiku' });
    const there = await diffOf(BASE, orgOf([CEO, CLERK, boss, SHOP]));
    expect(there.changes.find(({ kind }) => kind === 'added')?.new?.id).toBe('buyer');
    expect(['added', 'tokens']).toEqual(expect.arrayContaining(Object.keys(there.totals.parts)));
    const back = await diffOf(orgOf([CEO, CLERK, boss, SHOP]), BASE);
    expect(back.changes.find(({ kind }) => kind === 'removed')?.old?.id).toBe('buyer');
    expect(back.totals.parts.removed).toBe(-(there.totals.parts.added ?? 0));
  });

  test('a larger Count: those that came, and a cache that more of them share', async () => {
    const more = orgOf([CEO, CLERK, { ...SHOP, lines: { ...SHOP.lines, Count: '5' } }]);
    const diff = await diffOf(BASE, more);
    const kinds = diff.changes
      .filter(({ kind }) => kind === 'added')
      .map(({ new: now }) => now?.id);
    expect(kinds).toEqual(['shop-hand-4', 'shop-hand-5']);
    expect(['added', 'cache']).toEqual(expect.arrayContaining(Object.keys(diff.totals.parts)));
    expectExact(diff);
  });

  test('a new name: one agent, though its prompt has a word more or less', async () => {
    const diff = await diffOf(BASE, orgOf([CEO, { ...CLERK, name: 'Keeper of Lists' }, SHOP]));
    const renamed = diff.changes.find(({ new: now }) => now?.id === 'keeper-of-lists');
    expect(renamed).toMatchObject({ kind: 'changed', old: { id: 'clerk' } });
    expect(Object.keys(diff.totals.parts)).toEqual(['tokens']);
  });

  test('the cache policy of a saved estimate is its own', async () => {
    const here = await diffOf(BASE, BASE, { cache: 'none' });
    expect(causesOf(here)).toEqual([]);
  });
});

const anyRole = fc.record({
  model: fc.constantFrom(
    'claude-opus',
    'claude-sonnet',
    'claude-haiku',
    'openai/gpt-5',
    'ollama/llama3',
    'nobody/knows-1',
  ),
  mode: fc.constantFrom('polling', 'event-driven'),
  interval: fc.constantFrom('1', '2', '10', '11', '60'),
  activity: fc.constantFrom(undefined, '0.2 events/hr', '6 events/hr', '40 events/hr', '50% busy'),
  count: fc.constantFrom('1', '2', '4'),
  tokens: fc.constantFrom(undefined, '4K in, 1K out', '90K in, 200 out'),
  window: fc.constantFrom(undefined, '4 ticks'),
  prose: fc.constantFrom('Short.', LONG, LONG.slice(0, 3000)),
});
type AnyRole = typeof anyRole extends fc.Arbitrary<infer Value> ? Value : never;
const anyOrg = fc.uniqueArray(
  fc.tuple(fc.constantFrom('Ana', 'Bob', 'Cat', 'Dan', 'Eve'), anyRole),
  { selector: ([name]) => name, minLength: 1, maxLength: 3 },
);
const textOf = (org: readonly (readonly [string, AnyRole])[]) =>
  orgOf([
    CEO,
    ...org.map(([name, { model, mode, interval, activity, count, tokens, window, prose }]) =>
      role(name, prose, {
        Model: model,
        Trigger: mode,
        'Tick interval': interval,
        Count: count,
        ...(activity !== undefined && { Activity: activity }),
        ...(tokens !== undefined && { Tokens: tokens }),
        ...(window !== undefined && mode === 'event-driven' && { 'Batch window': window }),
      }),
    ),
  ]);

describe('any two orgs', () => {
  test('the sums are exact, both ways', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrg, anyOrg, async (old, now) => {
        const [there, back] = [
          await diffOf(textOf(old), textOf(now)),
          await diffOf(textOf(now), textOf(old)),
        ];
        expectExact(there);
        expectExact(back);
        expect(back.totals.changeUsd).toBe(
          there.totals.changeUsd === 0 ? 0 : -there.totals.changeUsd,
        );
      }),
      { numRuns: 15 },
    );
  });

  test('one setting of one agent: its cause alone, but for caches that others share', async () => {
    const changes = [
      ['wakes', 'mode', 'event-driven'],
      ['wakes', 'mode', 'polling'],
      ['wakes', 'interval', '7'],
      ['wakes', 'activity', '9 events/hr'],
      ['model', 'model', 'claude-haiku'],
      ['model', 'model', 'claude-opus'],
      ['tokens', 'tokens', '7K in, 500 out'],
      ['tokens', 'prose', `${LONG} And be kind.`],
    ] as const;
    await fc.assert(
      fc.asyncProperty(anyOrg, fc.constantFrom(...changes), async (org, [cause, key, value]) => {
        const [first, ...rest] = org;
        if (first === undefined) return;
        const [name, one] = first;
        const diff = await diffOf(textOf(org), textOf([[name, { ...one, [key]: value }], ...rest]));
        expectExact(diff);
        const its = diff.changes.filter(({ new: now }) => now?.name.startsWith(name) === true);
        for (const { parts } of its) {
          const others = CAUSES.filter((other) => other !== cause && Object.hasOwn(parts, other));
          expect(others).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });
});
