// Words and quantities that every format of an estimate for people has. Knows no table and no terminal.

import { formatUsd } from '#base/format-usd';
import { MONTH_HOURS } from '#base/hours';
import type { AgentEstimate, ScenarioName, Spread } from '#cost/estimate/types';
import type { CostGrouping } from '#main/cost-lines';
import type { NamedAdvice } from '#main/cost-remarks';
import type { CostedOrg, ScenarioLine } from '#main/cost-report';
import { signedUsd } from './limit-text.js';
import { formatNumberOf, formatSeconds } from './quantities.js';

/** `poll 30 s`, `event`. */
export function modeText({ mode, tickInterval }: AgentEstimate, tickSeconds: number): string {
  return mode === 'polling' ? `poll ${formatSeconds(tickInterval * tickSeconds)}` : 'event';
}

/** `5m 98%`: the cache, and the share of calls that find their prompt there. */
export function cacheText({ cache }: AgentEstimate): string {
  if (cache === null || cache.choice === 'none') return '-';
  return `${cache.choice} ${formatShare(cache.hitShare)}`;
}

/** `claude-opus = opus-5-5`: what an alias means, without the beginning that both have. */
export function modelText({ model, resolvedModel }: AgentEstimate): string {
  if (model === resolvedModel || model.endsWith(`/${resolvedModel}`)) return model;
  const family = /^[^-/]+-/.exec(model)?.[0] ?? '';
  const isSame = family !== '' && resolvedModel.startsWith(family);
  return `${model} = ${isSame ? resolvedModel.slice(family.length) : resolvedModel}`;
}

export function isRange({ low, high }: Spread): boolean {
  // What arithmetic leaves where one number was stated is no range.
  return high - low > 1e-9 * Math.max(1, Math.abs(high));
}

/** `$0.023-0.050`; one amount where both are the same. */
export function usdRange(low: number, high: number): string {
  const [first, last] = [formatUsd(low), formatUsd(high)];
  return first === last ? first : `${first}-${last.replace('$', '')}`;
}

/** What one wake costs, at the least and at the most: `$0.023-0.050 a wake`. */
export function wakeRange({ prices }: AgentEstimate): string {
  return `${usdRange(prices.least ?? 0, prices.most ?? 0)} a wake`;
}

/** ` (1 agent unknown)` behind a lower bound; nothing where all is known. */
export function missingText(missing: number): string {
  return missing === 0 ? '' : ` (${formatNumberOf(missing, 'agent')} unknown)`;
}

/** `$8.16`, `>= $8.16`. */
export function boundedUsd(dollars: number, missing: number): string {
  return `${missing > 0 ? '>= ' : ''}${formatUsd(dollars)}`;
}

/** The same in a table, where a lower bound of nothing says nothing: `unknown`. */
export function knownUsd(dollars: number, missing: number): string {
  return dollars === 0 && missing > 0 ? 'unknown' : boundedUsd(dollars, missing);
}

/** `77.3%`, `-12.0%`; `-` where there is nothing to compare with. */
export function savingText(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1).replace(/^-(0\.0)$/, '$1')}%`;
}

/** What saves that share of something, against it: `-77.3%`, `+12.0%`, `0.0%`; `-` with nothing to compare with. */
export function againstText(saved: number | null): string {
  if (saved === null) return '-';
  const percent = (Math.abs(saved) * 100).toFixed(1);
  return `${percent === '0.0' ? '' : saved > 0 ? '-' : '+'}${percent}%`;
}

/** `-$120.00/month`; `unknown` where the two are not known of the same agents. */
export function differenceText(perHour: number | null): string {
  return perHour === null ? 'unknown' : `${signedUsd(perHour * MONTH_HOURS)}/month`;
}

export function scenarioTitle(name: ScenarioName, dearest: string | null): string {
  switch (name) {
    case 'allPollingDearest':
      return `Polling on ${dearest ?? 'the dearest'}`;
    case 'allPollingTiered':
      return 'Polling as modelled';
    case 'configured':
      return 'As written';
    case 'allEventDriven':
      return 'Event-driven';
  }
}

/** Whether scenarios have something to compare: an org that costs nothing has not. */
export function hasCosts(scenarios: readonly ScenarioLine[]): boolean {
  return scenarios.some(({ perHour }) => perHour > 0);
}

/** `$311 of $402 a month (77%) buys nothing: polls that find an empty inbox.` Null where all of it buys something. */
export function idleSentence({ estimate: { totals } }: Pick<CostedOrg, 'estimate'>): string | null {
  const { idlePerHour, perHour } = totals;
  if (idlePerHour <= 0 || perHour.expected <= 0) return null;
  const idle = formatUsd(idlePerHour * MONTH_HOURS);
  const whole = formatUsd(perHour.expected * MONTH_HOURS);
  const share = formatShare(idlePerHour / perHour.expected);
  return `${idle} of ${whole} a month (${share}) buys nothing: polls that find an empty inbox.`;
}

/** `department` as the head of a column. */
export function groupTitle(grouping: CostGrouping): string {
  return `${grouping.charAt(0).toUpperCase()}${grouping.slice(1)}`;
}

/** A share that is neither none nor all does not read as if it were: `<1%`, `99.6%`. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return '<1%';
  return percent === 100 && share < 1 ? `${Math.floor(share * 1000) / 10}%` : `${percent}%`;
}

/** `Backend Worker 1-3: polling -> event-driven saves $178/month (44%)`. */
export function adviceSentence({ names, advice, share }: NamedAdvice): string {
  const saved = `${formatUsd(advice.savingPerMonth)}/month (${formatShare(share)} of the bill)`;
  return `${names}: ${advice.from} -> ${advice.to} saves ${saved}`;
}
