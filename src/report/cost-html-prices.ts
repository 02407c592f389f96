// The prices that a page rests on: of each model, what it is priced as, by whom and when.

import { formatUsd } from '#base/format-usd';
import type { AgentEstimate } from '#cost/estimate/types';
import type { ListBand } from '#cost/prices/list-price';
import type { CostRow } from '#main/cost-rows';
import { countOf, groupRows } from './cost-html-groups.js';
import type { PageOrg } from './cost-html-words.js';
import { nameText, rangeUnder } from './cost-html-words.js';
import { usdRange } from './cost-words.js';
import type { Content, Markup } from './markup.js';
import { element } from './markup.js';
import type { PageCell } from './page-table.js';
import { tableOf } from './page-table.js';
import { bandText, formatRate } from './price-cells.js';
import { formatCount } from './quantities.js';

export function priceTable({ shown: { rows } }: PageOrg): Markup {
  const models = groupRows(rows, ({ agent }) => agent.model);
  const isByToken = rows.some(({ agent }) => agent.listPrice?.kind === 'tokens');
  return tableOf({
    caption: 'Prices',
    columns: [
      { title: 'Model' },
      { title: '$ a full call', isNumber: true },
      ...(isByToken
        ? [
            { title: '$ a million tokens in', isNumber: true },
            { title: 'and out', isNumber: true },
          ]
        : []),
      { title: 'Agents', isNumber: true },
      { title: 'Priced as' },
      { title: 'As of' },
      { title: 'Source' },
    ],
    rows: models.map((group) => {
      const { agent } = group[0];
      const { priceSource } = agent;
      return [
        { content: nameText(agent.model) },
        { content: callPrice(group) },
        ...(isByToken ? tokenPrices(agent) : []),
        { content: formatCount(countOf(group)) },
        { content: nameText(agent.resolvedModel) },
        { content: priceSource === null ? '' : (priceSource.asOf ?? 'not stated') },
        { content: sourceOf(agent) },
      ];
    }),
    isSortable: false,
  });
}

/** Before any cache or batch; below, what requests with more input cost. */
function tokenPrices({ listPrice }: AgentEstimate): readonly [PageCell, PageCell] {
  if (listPrice?.kind !== 'tokens') return [{ content: '' }, { content: '' }];
  const [first, ...above] = listPrice.bands;
  const cellOf = (usdOf: (band: ListBand) => number): PageCell => ({
    content: [
      usdOf(first) === 0 ? 'free' : formatRate(usdOf(first)),
      above.map((band) =>
        rangeUnder(`${formatRate(usdOf(band))} ${bandText(band.overInputTokens)}`),
      ),
    ],
  });
  return [cellOf(({ inputUsd }) => inputUsd), cellOf(({ outputUsd }) => outputUsd)];
}

/** Agents of one model may send more or fewer tokens. */
function callPrice(group: readonly CostRow[]): string {
  const prices = group.flatMap(({ agent }) => agent.prices.event ?? []);
  const [first] = prices;
  if (first === undefined) return 'unpriced';
  const low = prices.reduce((a, b) => Math.min(a, b), first);
  const high = prices.reduce((a, b) => Math.max(a, b), first);
  if (high === 0) return 'free';
  return low === high ? formatUsd(high) : usdRange(low, high);
}

function sourceOf({ priceSource, unpricedWhy }: AgentEstimate): Content {
  if (priceSource === null) return unpricedWhy;
  const { name, url } = priceSource;
  // A price file is anybody's: only what is surely the address of a page becomes a link.
  return url !== null && /^https?:\/\//i.test(url)
    ? element('a', { href: url, rel: 'noreferrer' }, name)
    : name;
}
