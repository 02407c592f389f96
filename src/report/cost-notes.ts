// What a reader of an estimate should know, as sentences: what is not in it, what lowers it, and what it rests on.

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

/** `Hybrid: $2,160 a month ($3.00/h, $72.00/day)`. */
export function totalSentence({ estimate, missing }: CostedOrg): string {
  const { expected, low, high } = estimate.totals.perHour;
  const [hour, day, month] = [1, DAY_HOURS, MONTH_HOURS].map((hours) =>
    boundedUsd(expected * hours, missing),
  );
  const range = isRange(estimate.totals.perHour)
    ? `; ${usdRange(low * MONTH_HOURS, high * MONTH_HOURS)} a month as rates vary`
    : '';
  return `${month} a month, ${day} a day, ${hour} an hour${missingText(missing)}${range}`;
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

/** What the figures rest on: prices, tokens, activity, what is not counted. */
export function premiseSentences(costed: CostedOrg): readonly string[] {
  const { estimate, aliases, ratesByLevel, tokensAssumed, withThresholds, batched, free, org } =
    costed;
  const { sources } = estimate.pricing;
  const sentences = [
    sources.length === 0 ? '' : `Prices: ${sourcesText(sources)}.`,
    aliases.length === 0
      ? ''
      : `Models: ${aliases.map(([alias, model]) => `${alias} is ${model}`).join(', ')}.`,
    tokensAssumed === null
      ? ''
      : `Tokens: assumed, ${tokensText(costed)}; nobody states those of ${tokensAssumed.names}.`,
    ratesByLevel === null
      ? 'Activity: as the file and the command line state it.'
      : `Activity: the usual one of the level for ${ratesByLevel}; Activity or --rate states another.`,
    withThresholds === null ? '' : `Not counted: wakes by thresholds of ${withThresholds}.`,
    batched === null
      ? ''
      : `Batches: calls of ${batched}, where the provider takes them: answers may take a day.`,
    ...free.map(
      ({ names: whose, agent, tokensPerHour }) =>
        `Free: ${whose} on ${agent.resolvedModel}, ${formatCount(tokensPerHour)} tokens an hour.`,
    ),
    org.policies.workingHours === null
      ? ''
      : 'Time: within working hours, as the file states them.',
    'An estimate, not a bill.',
  ];
  return sentences.filter((sentence) => sentence !== '');
}

type Sources = CostedOrg['estimate']['pricing']['sources'];

/** `reference table 2026-03 (Claude Opus, Claude Haiku)`: sources that begin alike are told together. */
function sourcesText(sources: Sources): string {
  const tables = new Map<string, string[]>();
  for (const { name, asOf } of sources) {
    const [table = '', ...rows] = name.split(', ');
    const dated = asOf === null || name.includes(asOf) ? table : `${table} of ${asOf}`;
    tables.set(dated, [...(tables.get(dated) ?? []), ...rows]);
  }
  return [...tables]
    .map(([table, rows]) => (rows.length === 0 ? table : `${table} (${rows.join(', ')})`))
    .join('; ');
}

function tokensText({ tokensAssumed }: CostedOrg): string {
  if (tokensAssumed === null) return '';
  const { input, output } = tokensAssumed.agent.tokens;
  return `${formatCount(input.expected)} in and ${formatCount(output.expected)} out a wake`;
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
