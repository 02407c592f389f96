// The page of costs, whatever the org, its prices and its rates.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateOrg } from '#cost/estimate/estimate-org';
import type { ArrivalRate } from '#cost/estimate/types';
import { priceOrg } from '#main/price-org';
import { formatCostHtml } from '#report/cost-html';
import { fileOf } from '../main/sample-orgs.js';
import { pricingOf, reportOf, rowsOf, textOf, UNKNOWN_RATE } from '../report/cost-page-sample.js';
import { orgText } from './arbitrary-org.js';

const usd = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e5, noNaN: true }));
const rate = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 40, noNaN: true }));
const arrivals: fc.Arbitrary<ArrivalRate> = fc.oneof(
  fc.constant(UNKNOWN_RATE),
  fc.tuple(rate, rate, rate).map(
    ([low, more, most]): ArrivalRate => ({
      origin: 'stated',
      perHour: { low, expected: low + more, high: low + more + most },
    }),
  ),
);

/** Each model may have no price. */
const prices = fc
  .uniqueArray(fc.tuple(fc.constantFrom('claude-opus', 'claude-sonnet', 'claude-haiku'), usd), {
    selector: ([model]) => model,
  })
  .map((entries) => pricingOf(Object.fromEntries(entries)));

test('says each agent once, sums that are sums, and never what is no number', () => {
  fc.assert(
    fc.property(orgText, prices, fc.array(arrivals, { minLength: 1 }), (text, pricing, rates) => {
      // An org in which somebody never wakes is an error, and is not priced; so is a budget below the price of one call.
      const priced = priceOrg(fileOf(text.replace(/- \*\*Budget:.*\n/g, '')), { pricing });
      fc.pre(priced.kind === 'done');
      if (priced.kind !== 'done') return;
      const { agents: own } = priced.org;
      const setup = {
        ...priced.setup,
        arrivals: new Map(
          own.map(({ id }, index) => [id, rates[index % rates.length] ?? UNKNOWN_RATE]),
        ),
      };
      const estimate = estimateOrg(setup);
      const html = formatCostHtml(reportOf({ ...priced, setup, estimate }));
      const shown = textOf(html.replace(/<(style|script)>.*?<\/\1>/gs, ''));
      expect(shown).not.toMatch(/\b(NaN|undefined|Infinity|null)\b|\[object/);
      expect(html.replace(/<(style|script)>.*?<\/\1>/gs, '')).not.toMatch(/NaN|Infinity|undefined/);

      const rows = rowsOf(html, 'Agents in figures');
      const names = rows.slice(0, -1).map(([name]) => name?.text.split(' | ')[0]);
      expect(names).toEqual(own.map(({ name }) => name));
      const months = rows.map((row) => row[1]?.sortsAs ?? null);
      const sum = months.slice(0, -1).reduce((total, month) => total + Number(month ?? 0), 0);
      const total = Number(months.at(-1) ?? 0);
      expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-9 * Math.max(1, sum));
      // What has no price is never $0.
      estimate.agents.forEach(({ unpricedWhy }, index) => {
        if (unpricedWhy !== null) expect(rows[index]?.[1]?.text).toBe('unpriced');
      });
    }),
    { numRuns: 25 },
  );
}, 60_000);
