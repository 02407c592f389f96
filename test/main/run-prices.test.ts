// What invocations of a run cost under any pricing: plain data that goes with the plan.
import { describe, expect, test } from 'vitest';
import { invocationPrice } from '#cost/invocation-price';
import { parseFlatPricing } from '#cost/prices/flat-pricing';
import type { Pricing } from '#cost/prices/pricing';
import { referencePricing } from '#cost/prices/reference-pricing';
import { loadOrg } from '#main/load-org';
import { planRun } from '#main/plan-run';
import { RUN_DEFAULTS, runOrg } from '#main/run-org';
import { describePremises } from '#main/run-premises';
import { runPrices } from '#main/run-prices';
import type { RunReport } from '#main/run-report';
import { premiseLines } from '#report/premise-lines';
import { PLAIN_STYLE } from '#report/style';
import { fileOf, POLLING } from './sample-orgs.js';

const TEXT = `# Acme
## Structure
### COO
- **Model:** claude-opus
- **Trigger:** event-driven
- **Tokens:** 2K in, 500 out
### Worker
- **Model:** somebody/else
- **Trigger:** polling
- **Idle tokens:** 1K in, 10 out
`;
const { org } = loadOrg(fileOf(TEXT));
const flatPricing = (usd: number): Pricing => {
  const pricing = parseFlatPricing(`flat:${usd}/1M`);
  if (pricing === null) throw new Error(`no flat price: ${usd}`);
  return pricing;
};
const flat = flatPricing(1);
const flatRun = { pricing: flat, cache: 'best' } as const;

describe('prices of a run', () => {
  test('by the table are those of the table, idle polls and their tokens too', () => {
    const prices = runPrices(org, { pricing: referencePricing, cache: 'best' });
    expect(prices).toEqual(org.agents.map(invocationPrice));
    expect(prices[1]).toMatchObject({ costNano: null, idleTokens: 5000 });
  });

  test('by token are those of the estimate: an idle poll has its own', () => {
    const [coo, worker] = runPrices(org, flatRun);
    expect(coo).toMatchObject({ costNano: 2_500_000, tokens: 2500 });
    expect(worker).toMatchObject({
      costNano: 5_000_000,
      tokens: 5000,
      idleCostNano: 1_010_000,
      idleTokens: 1010,
    });
  });

  test('go with the plan as plain data', () => {
    const plan = planRun(org, { ...RUN_DEFAULTS, ...flatRun });
    expect(structuredClone(plan)).toEqual(plan);
    expect(plan.prices).toEqual(runPrices(org, flatRun));
  });
});

describe('a run under another pricing', () => {
  const reportOf = (usd: number, text = POLLING): RunReport => {
    const outcome = runOrg(fileOf(text), {
      pricing: flatPricing(usd),
      length: { kind: 'ticks', ticks: 480 },
      advice: 'proved',
    });
    if (outcome.kind !== 'done') throw new Error('refused');
    return outcome.report;
  };

  test('costs, polling compared and savings follow the price of a token', () => {
    const [one, ten] = [reportOf(1), reportOf(10)];
    expect(ten.summary.totals.cost).toBeCloseTo(one.summary.totals.cost * 10, 6);
    expect(ten.summary.totals.allPolling.costPerHour).toBeCloseTo(
      one.summary.totals.allPolling.costPerHour * 10,
      6,
    );
    const savings = ({ summary }: RunReport): number[] =>
      summary.advice.map(({ savingPerHour }) => savingPerHour ?? 0);
    expect(savings(ten)).toEqual(savings(one).map((saving) => expect.closeTo(saving * 10, 6)));
    expect(savings(one).some((saving) => saving > 0)).toBe(true);
  });

  test('everybody polling costs what polls that find nothing cost, where most do', () => {
    const everybody = POLLING.replaceAll('event-driven', 'polling');
    const { allPolling, costPerHour } = reportOf(1, everybody).summary.totals;
    // All poll already: nothing is saved, whatever is idle.
    expect(allPolling.costPerHour).toBeCloseTo(costPerHour, 6);
  });
});

test('the premises say whose prices they are, of when, and which caches they count on', () => {
  const plan = planRun(org, RUN_DEFAULTS);
  const words = { behaviorText: 'flow', workloadText: 'none' };
  const linesOf = (pricing: typeof flat): string =>
    premiseLines(describePremises(plan, words, { pricing, cache: 'best' }), 'seed 1', {
      style: PLAIN_STYLE,
      columns: null,
    }).join('\n');
  expect(linesOf(flat)).toContain(
    'Prices: flat:1/1M (flat, $1.00 per 1M tokens), by the tokens of each call (1 agent with tokens of their own), no prompt caches.',
  );
  expect(linesOf({ ...flat, name: 'catalog', asOf: '2026-11-10', hasCaches: true })).toContain(
    'Prices: catalog of 2026-11-10 (flat, $1.00 per 1M tokens), by the tokens of each call (1 agent with tokens of their own), prompt caches best, as the declared activity lets expect.',
  );
  expect(linesOf(referencePricing)).toContain('Prices: reference table of 2026-03, per call of');
});
