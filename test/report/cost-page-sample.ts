// Pages of costs from the text of an ORG.md, at prices that no table can change.
import type { ArrivalRate } from '#cost/estimate/types';
import type { PriceSource } from '#cost/prices/model-price';
import type { Pricing } from '#cost/prices/pricing';
import { referencePricing } from '#cost/prices/reference-pricing';
import type { CostReport, RunOrg } from '#main/cost-report';
import { reportCost } from '#main/cost-report';
import type { CostOptions, PricedOrg } from '#main/price-org';
import { priceOrg } from '#main/price-org';
import { formatCostHtml } from '#report/cost-html';
import { fileOf } from '../main/sample-orgs.js';

/** So much for a call; models that are not listed have no price. */
export function pricingOf(
  usdByModel: Readonly<Record<string, number>>,
  from: Partial<PriceSource> = {},
): Pricing {
  const source: PriceSource = {
    kind: 'file',
    name: 'prices.json',
    asOf: '2026-11-10',
    url: null,
    ...from,
  };
  return {
    ...referencePricing,
    name: 'sample',
    priceOf: (model) => {
      const usd = usdByModel[model];
      return usd === undefined
        ? { kind: 'unpriced', resolvedModel: model, why: `no price of ${model} is known` }
        : { kind: 'invocation', resolvedModel: model, usd, source };
    },
  };
}

export function pricedOf(text: string, options: Partial<CostOptions> = {}): PricedOrg {
  const outcome = priceOrg(fileOf(text), options);
  if (outcome.kind !== 'done') throw new Error('the sample has errors');
  return outcome;
}

export function reportOf(...priced: readonly RunOrg[]): CostReport {
  return reportCost(priced, { grouping: 'agent', all: false }, null, []);
}

export function htmlOf(text: string, options: Partial<CostOptions> = {}): string {
  return formatCostHtml(reportOf(pricedOf(text, options)));
}

export const UNKNOWN_RATE: ArrivalRate = { origin: 'unknown', perHour: null };

/** The cells of the rows of the table `caption`: what is shown, and what they are sorted by; sums last. */
export function rowsOf(html: string, caption: string): readonly (readonly PageCellText[])[] {
  const start = html.indexOf(`<caption>${caption}</caption>`);
  if (start < 0) throw new Error(`there is no table "${caption}"`);
  const table = html.slice(html.indexOf('</thead>', start), html.indexOf('</table>', start));
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd]([^>]*)>(.*?)<\/t[hd]>/gs)].map(
      ([, attributes = '', content = '']) => ({
        text: textOf(content),
        sortsAs: /data-v="([^"]*)"/.exec(attributes)?.[1] ?? null,
      }),
    ),
  );
}

export interface PageCellText {
  readonly text: string;
  readonly sortsAs: string | null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** What a person reads of a piece of the page; notes below are set off by a bar. */
export function textOf(html: string): string {
  return html
    .replace(/<small[^>]*>/g, ' | ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
