// What the figures of the cost page rest on, what would lower them, and what they leave out.

import type { TokenOrigin } from '#cost/estimate/types';
import { groupRows, namesOf } from './cost-html-groups.js';
import { priceTable } from './cost-html-prices.js';
import type { PageOrg } from './cost-html-words.js';
import { spreadText } from './cost-html-words.js';
import { trapSentences } from './cost-notes.js';
import { premiseSentences } from './cost-premises.js';
import { adviceSentence } from './cost-words.js';
import type { Content, Markup } from './markup.js';
import { element } from './markup.js';
import { tableOf } from './page-table.js';
import { formatCount, formatNumberOf } from './quantities.js';

const ADVICE_MAX = 10;

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

export function limitsSection({ estimate, bursts }: PageOrg): Markup {
  const isReference = estimate.pricing.sources.some(({ kind }) => kind === 'reference');
  const limits = [
    'It is an estimate from declared activity, not a bill: of models alone, without servers, tools and people.',
    ...(bursts === null
      ? ['Events come evenly. Bursts share wakes, and would make fewer of them.']
      : []),
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
