// A budget below what one call is reserved at is told before the first one: its agent would be held for ever, in silence.
import { expect, test } from 'vitest';
import { costOf } from '#live/providers/name-at-provider';
import type { LiveOptions } from '#main/live/live-options';
import { beginLive } from '#main/live/run-live';
import { LiveWorld, OPTIONS, SLEEPING_ORG } from './live-world.js';

async function noticesOf(text: string, wanted: Partial<LiveOptions> = {}, pricedAs = 'dry-run') {
  const world = new LiveWorld();
  let notices: readonly string[] = [];
  await beginLive({ name: 'ORG.md', text }, { ...OPTIONS, ...wanted }, false, {
    ...world.host,
    openModels: async (live) => {
      const opened = await world.host.openModels(live);
      const cost = costOf('anthropic', live.pricing.pricing.priceOf(pricedAs), null);
      const routes = [...opened.routes].map(
        ([model, route]) => [model, pricedAs === 'dry-run' ? route : { ...route, cost }] as const,
      );
      return { ...opened, routes: new Map(routes) };
    },
    offer: (offer) => {
      ({ notices } = offer);
      return Promise.resolve(null);
    },
  });
  expect(world.sent).toEqual([]);
  return notices;
}

const withBudget = (budget: string): string =>
  SLEEPING_ORG.replace('### Writer\n', `### Writer\n\n- **Budget:** ${budget}`);

test('nothing is said where budgets cover a call', async () => {
  expect(await noticesOf(SLEEPING_ORG)).toEqual([]);
  expect(await noticesOf(withBudget('100000 tokens per day'))).toEqual([]);
});

test('a budget in tokens: whose, how much is needed, what to write, which is then enough', async () => {
  const [said, ...others] = await noticesOf(withBudget('6000 tokens per day'));
  // Each of the three has one of its own.
  expect(others).toEqual([]);
  expect(said).toMatch(
    /^the daily budget of writer-1, 6,000 tokens, does not cover one call of Writer 1 and 2 more:/i,
  );
  expect(said).toContain('4,096 tokens for the answer');
  const [, enough] = /Make it ([\d,]+) tokens or more/.exec(said ?? '') ?? [];
  expect(await noticesOf(withBudget(`${enough?.replaceAll(',', '')} tokens per day`))).toEqual([]);
});

test('dollars of an order and of the run, for models that cost something', async () => {
  expect(await noticesOf(SLEEPING_ORG, { maxUsd: 0.001, maxOrderUsd: 0.002 })).toEqual([]);
  const said = await noticesOf(SLEEPING_ORG, { maxUsd: 0.001, maxOrderUsd: 0.002 }, 'claude-opus');
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^--max-usd, \$0\.001\d*, does not cover one call of COO and 7 more/u);
  expect(said[1]).toMatch(/^--max-order-usd, .* Make it \$0\.\d\d or more/u);
  expect(await noticesOf(SLEEPING_ORG, { maxUsd: 1, maxOrderUsd: 1 }, 'claude-opus')).toEqual([]);
});
