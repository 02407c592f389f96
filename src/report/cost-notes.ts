// What a reader of an estimate should know, as sentences: what it comes to, what is not in it, and what lowers it.

import { formatUsd } from '#base/format-usd';
import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import type { CostedOrg } from '#main/cost-report';
import {
  adviceSentence,
  boundedUsd,
  isRange,
  missingText,
  usdRange,
  wakeRange,
} from './cost-words.js';
import { budgetText } from './limit-text.js';
import { formatCount, formatNumberOf, formatSeconds } from './quantities.js';

/** `$2,160 a month, $72.00 a day, $3.00 an hour; $1,980-2,340 a month as rates vary`. */
export function totalSentence({ estimate, missing, premises }: CostedOrg): string {
  const { expected, low, high } = estimate.totals.perHour;
  const [hour, day, month] = [1, DAY_HOURS, MONTH_HOURS].map((hours) =>
    boundedUsd(expected * hours, missing),
  );
  const range = isRange(estimate.totals.perHour)
    ? `; ${usdRange(low * MONTH_HOURS, high * MONTH_HOURS)} a month as ${variesText(premises.isRange)} vary`
    : '';
  return `${month} a month, ${day} a day, ${hour} an hour${missingText(missing)}${range}`;
}

/** `rates and tokens`: why there is a range. */
export function variesText({ rates, tokens }: CostedOrg['premises']['isRange']): string {
  return [...(rates ? ['rates'] : []), ...(tokens ? ['tokens'] : [])].join(' and ');
}

/** What a mark in the table means. */
export function unknownSentences({ unknownRate, unpriced }: CostedOrg): readonly string[] {
  return [
    ...unpriced.map(
      ({ names, agent }) => `${names}: UNPRICED, ${agent.unpricedWhy ?? 'no price is known'}`,
    ),
    ...unknownRate.map(({ names, agent }) => `${names}: depends on events: ${wakeRange(agent)}`),
  ];
}

const ADVICE_MAX = 5;

/** The first is the biggest saving. */
export function adviceSentences({ advice }: CostedOrg, all: boolean): readonly string[] {
  const shown = all ? advice : advice.slice(0, ADVICE_MAX);
  const more = advice.length - shown.length;
  return [
    ...shown.map(adviceSentence),
    ...(more > 0 ? [`and ${formatCount(more)} more: --all shows them`] : []),
  ];
}

export function trapSentences({ traps }: CostedOrg): readonly string[] {
  return traps.map(({ names, trap }) => {
    const { intervalSeconds, ttlSeconds, intervalTicks, shorterTicks } = trap;
    const shorter = formatSeconds((intervalSeconds / intervalTicks) * shorterTicks);
    const times = trap.pollCostRatio.toFixed(1);
    const saved = formatUsd((trap.costPerHour - trap.shorterPerHour) * MONTH_HOURS);
    return `${names}: polls every ${formatSeconds(intervalSeconds)}, just after the prompt cache of ${formatSeconds(ttlSeconds)} runs out: an idle poll costs ${times} times one at ${shorter}, which saves ${saved}/month`;
  });
}

export function budgetSentence({ budgetsPassed }: CostedOrg): string | null {
  if (budgetsPassed.length === 0) return null;
  return `Budgets of the file that would be passed: ${budgetsPassed.map(budgetText).join(', ')}.`;
}

/** `3 agents, ticks of 30 s, a month of 30 days`. */
export function scopeText({ estimate: { agents, tickSeconds } }: CostedOrg): string {
  return `${formatNumberOf(agents.length, 'agent')}, ticks of ${formatSeconds(tickSeconds)}, a month of 30 days`;
}

/** `reference of 2026-03`. */
export function pricingWords({ estimate: { pricing, cachePolicy, agents } }: CostedOrg): string {
  const table = pricing.asOf === null ? pricing.name : `${pricing.name} of ${pricing.asOf}`;
  const hasCaches = agents.some(({ cache }) => cache !== null);
  return `Pricing: ${table}; prompt caches: ${hasCaches ? cachePolicy : 'none in this table'}`;
}
