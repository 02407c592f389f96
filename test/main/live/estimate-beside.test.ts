// The estimate beside the truth is that of `orgsim cost`, for as many wakes as asked a model.
import { expect, test } from 'vitest';
import { createLocalCounter } from '#cost/count-tokens';
import { usageOfAnthropic } from '#cost/prices/provider-usage';
import type { CallFacts } from '#main/live/call-figures';
import { foldCallFigures } from '#main/live/call-figures';
import { besideTruth, expected, totalsOf } from '#main/live/estimate-beside';
import { beginLive } from '#main/live/run-live';
import { modelsOf, openPricing } from '#main/open-pricing';
import { priceOrg } from '#main/price-org';
import { loadForRun } from '#main/run-org';
import { createTokenSource } from '#main/token-source';
import type { ModelAdapter } from '#models/adapter';
import { createDryRunAdapter } from '#models/dry-run';
import { amount } from '../../journal/sample-records.js';
import { LiveWorld, OPTIONS, SLEEPING_ORG } from './live-world.js';

const USAGE = {
  input_tokens: 400,
  cache_read_input_tokens: 100,
  cache_creation_input_tokens: 0,
  output_tokens: 90,
};

/** The answers of the dry run, with a bill. */
function billing(): ModelAdapter {
  const inner = createDryRunAdapter();
  return {
    ...inner,
    provider: 'anthropic',
    call: async (request, options) => ({
      ...(await inner.call(request, options)),
      usage: { provider: 'anthropic', raw: USAGE },
    }),
  };
}

test('agent by agent it is what orgsim cost says a wake costs, times its wakes', async () => {
  const text = SLEEPING_ORG.replaceAll(
    '- **Trigger:** event-driven\n',
    '- **Trigger:** event-driven\n- **Model:** claude-opus\n',
  );
  const source = { name: 'ORG.md', text };
  const world = new LiveWorld(undefined, {
    adapter: billing(),
    environment: { ANTHROPIC_API_KEY: 'none' },
  });
  const options = { ...OPTIONS, model: null, maxUsd: 50 };
  const outcome = await beginLive(source, options, false, world.host);
  if (outcome.kind !== 'played') throw new Error(`the run was ${outcome.kind}`);
  const { live } = outcome;

  const { org } = loadForRun(source, { tick: undefined });
  const pricing = await openPricing('catalog', modelsOf([org]), null);
  const tokens = createTokenSource({ counter: createLocalCounter(), calibration: null });
  const cost = priceOrg(source, { pricing, tokens });
  if (cost.kind !== 'done') throw new Error('it was not priced');
  expect(live.agents.length).toBe(cost.estimate.agents.length);
  for (const [at, { id, estimate, calls, spent }] of live.agents.entries()) {
    const said = cost.estimate.agents[at];
    expect(said?.id).toBe(id);
    expect(estimate.wakes).toBe(calls.answered);
    expect(estimate.usd).toBeCloseTo((said?.prices.event ?? Number.NaN) * estimate.wakes, 6);
    const each = (said?.tokens.input.expected ?? 0) + (said?.tokens.output.expected ?? 0);
    expect(Math.abs(estimate.tokens - each * estimate.wakes)).toBeLessThanOrEqual(estimate.wakes);
    const perCall = usageOfAnthropic(USAGE);
    expect(spent.tokens).toBe(((perCall.wholeInput ?? 0) + (perCall.output ?? 0)) * calls.answered);
  }
  const { totals } = live;
  expect(totals.estimate.wakes).toBe(world.sent.length);
  expect(totals.tokens).toEqual({
    input: 400 * world.sent.length,
    cacheRead: 100 * world.sent.length,
    cacheWrite: 0,
    output: 90 * world.sent.length,
  });
  const [truth, usd] = [(totals.spent.nanoUsd ?? 0) / 1e9, totals.estimate.usd ?? 0];
  expect(totals.estimate.usdErrorPercent).toBeCloseTo(((truth - usd) / usd) * 100, 0);
});

const CALL: CallFacts = {
  agent: 'coo',
  tick: 1,
  wave: 0,
  provider: 'anthropic',
  usage: USAGE,
  spent: amount(1_000_000_000, 590),
  isKnown: true,
  isAnswered: true,
  isIdle: false,
};
const PRICE = {
  costNano: 500_000_000,
  tokens: 400,
  idleCostNano: 100_000_000,
  idleTokens: 50,
  noteTokens: 0,
};

function figuresOf(...calls: readonly Partial<CallFacts>[]) {
  const [figures] = foldCallFigures(calls.map((call) => ({ ...CALL, ...call }))).values();
  if (figures === undefined) throw new Error('nobody called');
  return figures;
}

test('calls of one wake are one wake, and say why they were made again', () => {
  const figures = figuresOf(
    { isAnswered: false },
    { isAnswered: false },
    {},
    {},
    { tick: 2, isIdle: true },
  );
  expect(figures).toMatchObject({ answered: 3, failed: 2, retried: 2, corrected: 1, wakes: 2 });
  expect(expected(figures, PRICE, true)).toEqual({ wakes: 2, usd: 0.6, tokens: 450 });
  // Of an event-driven agent orgsim cost takes every wake for one of an event.
  expect(expected(figures, PRICE, false)).toEqual({ wakes: 2, usd: 1, tokens: 800 });
});

test('what is not known is held against nothing', () => {
  const known = figuresOf({});
  const estimate = expected(known, PRICE, false);
  expect(besideTruth(estimate, known)).toMatchObject({
    usdErrorPercent: 100,
    tokensErrorPercent: 47.5,
  });
  expect(besideTruth(estimate, figuresOf({ isKnown: false }))).toMatchObject({
    usdErrorPercent: null,
    tokensErrorPercent: null,
  });
  expect(besideTruth(estimate, figuresOf({ spent: amount(null, 590) }))).toMatchObject({
    usdErrorPercent: null,
    tokensErrorPercent: 47.5,
  });
  expect(expected(known, { ...PRICE, costNano: null }, false).usd).toBeNull();
  expect(figuresOf({}, { usage: null, isKnown: false }).tokens.input).toBeNull();
  const unpriced = { estimate: { ...besideTruth(estimate, known), usd: null } };
  expect(totalsOf([unpriced], [CALL]).estimate).toMatchObject({ usd: null, usdErrorPercent: null });
});
