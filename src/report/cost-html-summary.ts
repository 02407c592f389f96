// The top of the cost page: what the org costs, how much of it buys nothing, what is missing in the sum, which limits it passes.

import { formatUsd } from '#base/format-usd';
import { DAY_HOURS } from '#base/hours';
import type { LimitCheck } from '#main/cost-limits';
import type { PageOrg } from './cost-html-words.js';
import { atLeast, NO_PRICE, nameText, roughCount, usdPerMonth } from './cost-html-words.js';
import {
  budgetSentence,
  pricingWords,
  scopeText,
  unknownSentences,
  variesText,
} from './cost-notes.js';
import { formatShare, isRange, savingText } from './cost-words.js';
import { limitSentence } from './limit-text.js';
import type { Content, Markup } from './markup.js';
import { element } from './markup.js';
import { formatCount, formatNumberOf } from './quantities.js';

/** `$5,875 a month`, `≥ $5,875 a month`, `no price is known`. */
export function headlineOf({ estimate, missing }: PageOrg): string {
  const { agents, unpriced, totals } = estimate;
  if (agents.length === 0) return 'no agents';
  if (unpriced.length === agents.length) return NO_PRICE;
  return `${atLeast(usdPerMonth(totals.perHour.expected), missing)} a month`;
}

export function summarySection(org: PageOrg): Markup {
  const { estimate, missing, id } = org;
  const hasAgents = estimate.agents.length > 0;
  return element(
    'header',
    {},
    element('p', { class: 'kicker' }, 'Cost estimate'),
    element('h1', { id: `${id}-title` }, nameText(estimate.org)),
    element('p', { class: 'headline' }, headlineOf(org)),
    rangeLine(org),
    hasAgents ? element('dl', { class: 'tiles' }, tiles(org)) : null,
    missing === 0 ? null : missingNote(org),
    budgetNote(org),
    hasAgents
      ? element(
          'p',
          { class: 'soft' },
          `${pricingWords(org)}; ${scopeText(org)}; no model was called.`,
        )
      : element('p', {}, 'The file has no agents: there is nothing to price.'),
  );
}

function rangeLine({ estimate: { totals }, missing, premises }: PageOrg): Content {
  const { low, high } = totals.perHour;
  if (!isRange(totals.perHour)) return null;
  const vary = variesText(premises.isRange);
  const range = `${usdPerMonth(low)} and ${usdPerMonth(high)} a month, as ${vary} vary`;
  const text = missing === 0 ? `Between ${range}.` : `What is known lies between ${range}.`;
  return element('p', { class: 'soft' }, text);
}

function tiles({ estimate, missing, scenarios }: PageOrg): Content {
  const { agents, totals, unpriced, unknownRate } = estimate;
  const isPriced = unpriced.length < agents.length;
  const { expected } = totals.perHour;
  const idle = totals.idlePerHour;
  const polling = scenarios.find(({ name }) => name === 'allPollingTiered')?.perHour ?? 0;
  return [
    isPriced ? tile('an hour', atLeast(formatUsd(expected), missing)) : null,
    isPriced ? tile('a day', atLeast(formatUsd(expected * DAY_HOURS), missing)) : null,
    tile(agents.length === 1 ? 'agent' : 'agents', formatCount(agents.length)),
    tile(
      'tokens a day',
      atLeast(roughCount(totals.tokensPerHour.expected * DAY_HOURS), unknownRate.length),
    ),
    idle > 0
      ? tile(
          `a month buys nothing: polls that find no work, ${formatShare(idle / expected)} of the bill`,
          usdPerMonth(idle),
          'bad',
        )
      : null,
    missing === 0 && polling > expected
      ? tile(
          `a month less than with everybody polling: ${savingText(1 - expected / polling)}`,
          usdPerMonth(polling - expected),
          'good',
        )
      : null,
  ];
}

function tile(label: string, figure: string, kind: string | null = null): Markup {
  return element('div', { class: kind }, element('dt', {}, label), element('dd', {}, figure));
}

/** Whose figures the sum lacks, and why. */
function missingNote(org: PageOrg): Markup {
  const who = formatNumberOf(org.missing, 'agent');
  return element(
    'div',
    { class: 'note' },
    element('p', {}, `Without what cannot be known of ${who}, so it is a lower bound:`),
    element(
      'ul',
      {},
      unknownSentences(org).map((sentence) => element('li', {}, sentence)),
    ),
  );
}

function budgetNote(org: PageOrg): Content {
  const sentence = budgetSentence(org);
  return sentence === null ? null : note(sentence);
}

/** The limits that the command line sets for all files together. */
export function limitNotes(limits: readonly LimitCheck[]): Content {
  return limits.map((limit) => note(limitSentence(limit), !limit.isExceeded));
}

function note(text: string, isGood = false): Markup {
  return element('p', { class: isGood ? 'note kept' : 'note' }, text);
}
