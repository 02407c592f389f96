// What the figures of the cost page rest on, what would lower them, and what they leave out.

import { formatUsd } from '#base/format-usd';
import type { AgentEstimate, TokenOrigin } from '#cost/estimate/types';
import type { CostRow } from '#main/cost-rows';
import type { PageOrg } from './cost-html-words.js';
import { nameText, spreadText } from './cost-html-words.js';
import { trapSentences } from './cost-notes.js';
import { premiseSentences } from './cost-premises.js';
import { adviceSentence, usdRange } from './cost-words.js';
import type { Content, Markup } from './markup.js';
import { element } from './markup.js';
import { tableOf } from './page-table.js';
import { formatCount, formatNumberOf } from './quantities.js';

const ADVICE_MAX = 10;
const NAMES_MAX = 8;

export function adviceSection(org: PageOrg): Content {
  const { advice } = org;
  const traps = trapSentences(org);
  if (advice.length + traps.length === 0) return null;
  const shown = advice.slice(0, ADVICE_MAX);
  const rest = advice.length - shown.length;
  return element(
    'section',
    {},
    element('h2', {}, 'What would cost less'),
    element(
      'ol',
      { class: 'advice' },
      shown.map((each) => listItem(adviceSentence(each))),
    ),
    traps.length === 0 ? null : element('ul', {}, traps.map(listItem)),
    element(
      'p',
      { class: 'soft' },
      rest === 0 ? null : `${formatNumberOf(rest, 'smaller saving')} more. `,
      'Each is computed alone, with everything else as it is: savings do not simply add up.',
    ),
  );
}

export function basisSection(org: PageOrg): Markup {
  return element(
    'section',
    {},
    element('h2', {}, 'What this rests on'),
    priceTable(org),
    tokenTable(org),
    element('h3', {}, 'Assumptions'),
    element('ul', {}, premiseSentences(org).map(listItem)),
  );
}

function listItem(sentence: string): Markup {
  return element('li', {}, sentence);
}

function priceTable({ shown: { rows } }: PageOrg): Markup {
  const models = groupRows(rows, ({ agent }) => agent.model);
  return tableOf({
    caption: 'Prices',
    columns: [
      { title: 'Model' },
      { title: '$ a full call', isNumber: true },
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
        { content: formatCount(countOf(group)) },
        { content: nameText(agent.resolvedModel) },
        { content: priceSource === null ? '' : (priceSource.asOf ?? 'not stated') },
        { content: sourceOf(agent) },
      ];
    }),
    isSortable: false,
  });
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

const TOKEN_ORIGINS: Readonly<Record<TokenOrigin, string>> = {
  calibrated: 'learnt from recorded runs',
  stated: 'stated in the file',
  counted: 'counted from the prompt',
  assumed: 'assumed: the file states none',
};

function tokenTable({ shown: { rows } }: PageOrg): Markup {
  const groups = groupRows(rows, ({ agent: { tokens } }) => JSON.stringify(tokens));
  return tableOf({
    caption: 'Tokens of one call',
    columns: [
      { title: 'Agents' },
      { title: 'In', isNumber: true },
      { title: 'Out', isNumber: true },
      { title: 'Idle poll, in', isNumber: true },
      { title: 'Idle poll, out', isNumber: true },
      { title: 'Where from' },
    ],
    rows: groups.map((group) => {
      const { tokens } = group[0].agent;
      return [
        { content: groups.length === 1 ? 'all' : namesOf(group) },
        { content: spreadText(tokens.input, formatCount) },
        { content: spreadText(tokens.output, formatCount) },
        { content: spreadText(tokens.idleInput, formatCount) },
        { content: spreadText(tokens.idleOutput, formatCount) },
        { content: TOKEN_ORIGINS[tokens.origin] },
      ];
    }),
    isSortable: false,
  });
}

/** `COO, Worker 1-3 and 5 more`. */
export function namesOf(rows: readonly CostRow[], most = NAMES_MAX): Content {
  const shown = rows.length > most + 1 ? rows.slice(0, most) : rows;
  const rest = countOf(rows.slice(shown.length));
  return [
    shown.map(({ name }, index) => [index === 0 ? null : ', ', nameText(name)]),
    rest === 0 ? null : ` and ${formatCount(rest)} more`,
  ];
}

export function limitsSection({ estimate }: PageOrg): Markup {
  const isReference = estimate.pricing.sources.some(({ kind }) => kind === 'reference');
  const limits = [
    'It is an estimate from declared activity, not a bill: of models alone, without servers, tools and people.',
    'Events come evenly. Bursts share wakes, and would make fewer of them.',
    'A poll at a longer interval costs less and answers later, on average by half of it.',
    ...(isReference
      ? [
          'The reference table has one price a call, whatever its tokens, also where a poll finds nothing.',
        ]
      : []),
  ];
  return element(
    'section',
    {},
    element('h2', {}, 'What this leaves out'),
    element('ul', {}, limits.map(listItem)),
  );
}

type Group = readonly [CostRow, ...CostRow[]];

function groupRows(rows: readonly CostRow[], keyOf: (row: CostRow) => string): readonly Group[] {
  const groups = new Map<string, [CostRow, ...CostRow[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function countOf(rows: readonly CostRow[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
