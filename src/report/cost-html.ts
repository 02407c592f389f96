// The estimate as one page for a browser, a meeting or a printer: a single file that asks the network for nothing. Everything in
// it can be read without its script, which only sorts the table.

import type { CostReport } from '#main/cost-report';
import { agentsSection } from './cost-html-agents.js';
import { adviceSection, basisSection, limitsSection } from './cost-html-basis.js';
import { hoursSection } from './cost-html-hours.js';
import { ratesSection } from './cost-html-rates.js';
import { scenariosSection } from './cost-html-scenarios.js';
import { headlineOf, limitNotes, summarySection } from './cost-html-summary.js';
import { tokensSection } from './cost-html-tokens.js';
import type { PageOrg } from './cost-html-words.js';
import { atLeast, NO_PRICE, nameText, usdPerMonth } from './cost-html-words.js';
import type { Content, Markup } from './markup.js';
import { element, raw } from './markup.js';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH } from './page-script.js';
import { PAGE_STYLE, PAGE_STYLE_HASH } from './page-style.js';
import { formatNumberOf } from './quantities.js';

/** What a browser may do with the page: nothing but apply its one style and its one script. */
const POLICY = [
  "default-src 'none'",
  `style-src '${PAGE_STYLE_HASH}'`,
  `script-src '${PAGE_SCRIPT_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A whole HTML document that ends with a line feed. The same report makes the same bytes. */
export function formatCostHtml({ orgs, limits, total }: CostReport): string {
  const pages = orgs.map(
    (org, index): PageOrg => ({ ...org, shown: org.page(), id: `org-${index + 1}` }),
  );
  const [first, ...others] = pages;
  const title = others.length === 0 && first !== undefined ? first.estimate.org : 'Several orgs';
  const document = element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('title', {}, `${title}: cost estimate`),
      element('style', {}, raw(PAGE_STYLE)),
    ),
    element(
      'body',
      {},
      hatching(),
      element(
        'main',
        {},
        limitNotes(limits),
        others.length === 0 ? null : overview(pages, total),
        pages.map(article),
      ),
      element('footer', {}, 'An estimate by orgsim cost, not a bill.'),
      element('script', {}, raw(PAGE_SCRIPT)),
    ),
  );
  return `<!DOCTYPE html>\n${document.toString()}\n`;
}

function article(org: PageOrg): Markup {
  const { id, shown } = org;
  return element(
    'article',
    { id, 'aria-labelledby': `${id}-title` },
    summarySection(org),
    shown.rows.length === 0
      ? null
      : [
          tokensSection(org),
          scenariosSection(org),
          agentsSection(org),
          ratesSection(org),
          hoursSection(org),
          adviceSection(org),
          basisSection(org),
          limitsSection(org),
        ],
  );
}

/** Where there are several orgs: what each costs, and the way to it. */
function overview(pages: readonly PageOrg[], total: CostReport['total']): Content {
  const { perHour, missing } = total;
  const isPriced = pages.some(({ estimate }) => estimate.unpriced.length < estimate.agents.length);
  return [
    element('h1', {}, formatNumberOf(pages.length, 'org')),
    element(
      'p',
      { class: 'headline' },
      isPriced ? `${atLeast(usdPerMonth(perHour.expected), missing)} a month` : NO_PRICE,
    ),
    element(
      'nav',
      { 'aria-label': 'Orgs' },
      element(
        'ul',
        {},
        pages.map((org) =>
          element(
            'li',
            {},
            element('a', { href: `#${org.id}` }, nameText(org.estimate.org)),
            element('span', { class: 'number' }, headlineOf(org)),
          ),
        ),
      ),
    ),
  ];
}

/** What buys nothing is hatched: it is told apart in print and by who sees no colours. */
function hatching(): Markup {
  return element(
    'svg',
    { class: 'definitions', width: 0, height: 0, 'aria-hidden': 'true' },
    element(
      'pattern',
      {
        id: 'hatch',
        width: 5,
        height: 5,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      element('rect', { class: 'hatch-ground', width: 5, height: 5 }),
      element('rect', { class: 'hatch-line', width: 2, height: 5 }),
    ),
  );
}
