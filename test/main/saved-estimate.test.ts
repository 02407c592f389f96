// A saved estimate read back: what `orgsim cost` wrote is all there, and whatever else stands in a file is refused in a sentence.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import { InputPlace } from '#behavior/input-place';
import { compareCosts } from '#cost/diff/compare-costs';
import { sideOfEstimate } from '#cost/diff/estimate-side';
import { referencePricing } from '#cost/prices/reference-pricing';
import { reportCost } from '#main/cost-report';
import { priceOrg } from '#main/price-org';
import { readAmount, SCHEMA_VERSION } from '#main/saved-estimate';
import { readSavedSide } from '#main/saved-side';
import { formatCostJson } from '#report/cost-json';
import { tidyNumbers } from '#report/tidy-numbers';
import { fileOf, POLLING, SLEEPING } from './sample-orgs.js';

const UNKNOWN = POLLING.replace(
  '### Workers',
  `### Scout

- **Model:** openai/gpt-9

### Watcher

- **Trigger:** event-driven
- **Wake on:** issue_opened

### Workers`,
);

function priced(text: string) {
  const outcome = priceOrg(fileOf(text));
  if (outcome.kind === 'refused') throw new Error('it has errors');
  return outcome;
}
function saved(text: string): string {
  const report = reportCost([priced(text)], { grouping: 'agent', all: false }, null, []);
  return formatCostJson(report);
}
const read = (text: string) => readSavedSide({ name: 'base.json', text });
const liveSide = (text: string) =>
  sideOfEstimate('ORG.md', priced(text).estimate, referencePricing);

describe('what was written', () => {
  test.each([POLLING, SLEEPING, UNKNOWN])('is read: nothing changed since', (text) => {
    const side = read(saved(text));
    const { changes, totals } = compareCosts(side, liveSide(text));
    expect(changes.every(({ kind }) => kind === 'unchanged')).toBe(true);
    expect(totals.changeUsd).toBe(0);
    expect(tidyNumbers(side.agents)).toEqual(tidyNumbers(liveSide(text).agents));
    expect(side.cachePolicy).toBe('best');
    const gaps = side.agents.flatMap(({ gap }) => gap ?? []);
    expect(gaps).toEqual(text === UNKNOWN ? ['unpriced', 'unknown-rate'] : []);
  });

  test('names its version', () => {
    expect(JSON.parse(saved(POLLING)).schemaVersion).toBe(SCHEMA_VERSION);
  });

  test('is split by cause as the org itself is', () => {
    const [there, here] = [read(saved(POLLING)), liveSide(POLLING)].map((old) =>
      compareCosts(old, liveSide(SLEEPING)),
    );
    expect(tidyNumbers(there?.totals)).toEqual(tidyNumbers(here?.totals));
    expect(Object.keys(there?.totals.parts ?? {})).toEqual(['wakes']);
  });

  test('may start with a byte order mark', () => {
    expect(read(`\ufeff${saved(POLLING)}`).agents).toHaveLength(3);
  });
});

const PINNED = {
  pricing: { name: 'catalog', asOf: null },
  tickSeconds: 30,
  agents: [
    {
      id: 'coo',
      model: 'claude-opus',
      resolvedModel: 'claude-opus-5-5',
      mode: 'event-driven',
      invocationsPerHour: 5,
      costPerInvocation: 0.12,
      costPerHour: 0.6,
      costPerMonth: 432,
      priceSource: null,
    },
  ],
  totals: { perHour: 0.6, perDay: 14.4, perMonth: 432 },
  scenarios: {},
  unpriced: [],
};

test('the pinned keys alone are enough to compare, not to split', () => {
  const side = read(JSON.stringify(PINNED));
  expect(side.agents[0]).toMatchObject({ name: 'coo', costPerHour: 0.6, gap: null, basis: null });
  const { totals } = compareCosts(side, {
    ...side,
    agents: [{ ...side.agents[0]!, costPerHour: 1 }],
  });
  expect(totals).toMatchObject({ changeUsd: 0.4, parts: { unsplit: 0.4 } });
});

describe('what is none is refused, and the sentence says why', () => {
  const [agent] = PINNED.agents;
  const withAgent = (change: object) =>
    JSON.stringify({ ...PINNED, agents: [{ ...agent, ...change }] });
  const whole = JSON.parse(saved(POLLING)).agents[0];
  const withPart = (key: string, change: object) =>
    withAgent({ ...whole, id: 'coo', [key]: { ...whole[key], ...change } });

  test.each([
    ['', 'base.json: it is not JSON: it ends too early (column 1).'],
    ['# Acme', 'base.json: it is not JSON: no JSON value starts here (column 1).'],
    ['{"agents":[', 'base.json: it is not JSON: it ends too early (column 12).'],
    ['null', 'base.json: null stands where an object is expected.'],
    ['3', 'base.json: a number stands where an object is expected.'],
    ['[{}]', 'base.json: [0]: it is JSON, but no saved estimate of orgsim cost.'],
    ['[]', 'base.json: there is no estimate in it.'],
    [JSON.stringify([PINNED, PINNED]), 'base.json: it holds the estimates of several orgs.'],
    [
      '{"a":1}\n{"a":2}',
      'base.json: it is not JSON: something stands after the end of the value (line 2, column 1).',
    ],
    ['{}', 'base.json: it is JSON, but no saved estimate of orgsim cost.'],
    ['{"findings":[],"agents":3}', 'base.json: it is JSON, but no saved estimate of orgsim cost.'],
    [
      JSON.stringify({ ...PINNED, schemaVersion: SCHEMA_VERSION + 1 }),
      'base.json: it was saved by a newer orgsim (schemaVersion 2, and this one reads up to 1).',
    ],
    [
      JSON.stringify({ ...PINNED, agents: {} }),
      'base.json: agents: an object stands where a list is expected.',
    ],
    [
      JSON.stringify({ ...PINNED, tickSeconds: -1 }),
      'base.json: tickSeconds: a number from 0 is expected here.',
    ],
    [
      JSON.stringify({ ...PINNED, agents: [agent, agent] }),
      'base.json: agents: the agent "coo" stands twice.',
    ],
    [withAgent({ id: 3 }), 'base.json: agents[0].id: a number stands where a text is expected.'],
    [withAgent({ mode: 'sleepy' }), 'base.json: agents[0].mode: "sleepy" is no mode.'],
    [
      withAgent({ costPerHour: -0.5 }),
      'base.json: agents[0].costPerHour: a number from 0 is expected here.',
    ],
    [withAgent({ costPerHour: undefined }), 'base.json: agents[0].costPerHour: it is missing.'],
    [
      withAgent({ invocationsPerHour: 5 }).replace(
        '"invocationsPerHour":5',
        '"invocationsPerHour":1e999',
      ),
      'base.json: agents[0].invocationsPerHour: a number from 0 is expected here.',
    ],
    [
      withAgent({ ...whole, tokens: 3 }),
      'base.json: agents[0].tokens: a number stands where an object is expected.',
    ],
    [
      withPart('listPrice', { kind: 'barter' }),
      'base.json: agents[0].listPrice.kind: "barter" is no kind of price.',
    ],
    [
      withPart('listPrice', { kind: 'tokens', bands: [] }),
      'base.json: agents[0].listPrice.bands: the list is empty.',
    ],
    [
      withPart('tokens', { output: { low: 1 } }),
      'base.json: agents[0].tokens.output.expected: it is missing.',
    ],
    [
      withPart('arrivals', { perHour: 6 }),
      'base.json: agents[0].arrivals.perHour: a number stands where an object is expected.',
    ],
    [
      withPart('callPrices', { event: null }),
      'base.json: agents[0].callPrices.event: a number from 0 is expected here.',
    ],
  ])('%s', (text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'input-invalid', message }));
  });
});

/** Values anywhere in the JSON replaced, keys removed, the text cut. */
const anyDamage = fc.tuple(
  fc.integer({ min: 0, max: 400 }),
  fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(-1, 1e308, 1e-320, '', '__proto__', null, [], {}),
    fc.constant(undefined),
  ),
  fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 5 }),
);

test('an amount too small to divide by is none', () => {
  const place = new InputPlace('base.json', { agents: [] });
  expect(readAmount(place, 1e-320, 1)).toBe(0);
  expect(readAmount(place, 1e-12, 1)).toBe(1e-12);
});

test('whatever is in it: it is read or refused, and what is read can be compared', () => {
  const whole = saved(UNKNOWN);
  const live = liveSide(POLLING);
  fc.assert(
    fc.property(anyDamage, ([at, value, cut]) => {
      let place = 0;
      const damaged = JSON.stringify(JSON.parse(whole), (_, given: unknown) =>
        place++ === at ? value : given,
      );
      const text = cut === null ? (damaged ?? '') : (damaged ?? '').slice(0, cut);
      const side = orRefused(text);
      if (side === null) return;
      const { totals } = compareCosts(side, live);
      expect(Number.isFinite(totals.changeUsd)).toBe(true);
      for (const usd of Object.values(totals.parts)) expect(Number.isFinite(usd)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

function orRefused(text: string) {
  try {
    return read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(OrgsimError);
    expect(error).toMatchObject({ code: 'input-invalid' });
    return null;
  }
}
