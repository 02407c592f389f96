// The words of a change: what an agent was and is, why it costs another sum, and sums with their signs. Computes no cost.

import { formatUsd } from '#base/format-usd';
import { MONTH_HOURS } from '#base/hours';
import type { Cause, CauseParts, CostSide, DiffTotals, SideAgent } from '#cost/diff/types';
import type { ChangeRow } from '#main/change-row';
import type { CostDiffReport } from '#main/cost-diff-report';
import { tokenTexts } from './cost-diff-tokens.js';
import { boundedUsd } from './cost-words.js';
import { signedUsd } from './limit-text.js';
import { formatCount, formatNumberOf, formatSeconds } from './quantities.js';

export const SIGNS: Readonly<Record<ChangeRow['kind'], string>> = {
  added: '+',
  removed: '-',
  changed: '~',
};

const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  wakes: 'wakes',
  model: 'model',
  tokens: 'tokens',
  cache: 'cache',
  prices: 'price table',
  added: 'agents added',
  removed: 'agents removed',
  unsplit: 'not split',
};

/** `$182.87`; `unpriced` and `>= $0.00` where that is not all. */
export function monthText(usdPerHour: number | null, gaps: number): string {
  if (usdPerHour === null) return 'unpriced';
  return boundedUsd(usdPerHour * MONTH_HOURS, gaps);
}

/** `-86%`; nothing where there was nothing before, or nothing changed. */
export function shareText(changeUsd: number, oldUsd: number): string {
  if (oldUsd === 0 || changeUsd === 0) return '';
  const percent = (changeUsd / oldUsd) * 100;
  const size = Math.abs(percent);
  const text = size < 0.1 ? '<0.1' : size < 1 ? size.toFixed(1) : formatCount(size);
  return `${percent < 0 ? '-' : '+'}${text}%`;
}

/** `-$156.52` a month. */
export function usdChange(changeUsd: number): string {
  return signedUsd(changeUsd * MONTH_HOURS);
}

/** `12 agents unchanged`; nothing for none. */
export function unchangedText(unchanged: number): string {
  return unchanged === 0 ? '' : `${formatNumberOf(unchanged, 'agent')} unchanged`;
}

/** Where there is no row. */
export function nothingChangedText({
  diff: { old, new: now, totals },
  unchanged,
}: CostDiffReport): string {
  if (old.absence === 'errors') {
    return now.absence === null
      ? `No comparison, for ${old.name} has errors: now ${monthText(totals.newUsd, totals.newGaps)} a month.`
      : `No comparison, for ${old.name} has errors.`;
  }
  const total = monthText(totals.newUsd, totals.newGaps);
  return `No agent changed: ${total} a month, as before (${formatNumberOf(unchanged, 'agent')}).`;
}

/** `-$156.52 (-64%)`, `unknown`, `+$3.00 (+1%) and 1 unknown`. */
export function totalChangeText({ changeUsd, comparedOldUsd, unknownChanges }: DiffTotals): string {
  if (changeUsd === 0 && unknownChanges > 0) return 'unknown';
  const unknown = unknownChanges === 0 ? '' : ` and ${formatCount(unknownChanges)} unknown`;
  return changeOf(changeUsd, comparedOldUsd) + unknown;
}

/** `-$156.52 (-86%)` a month. */
export function changeOf(changeUsd: number, oldUsd: number): string {
  const share = shareText(changeUsd, oldUsd);
  return usdChange(changeUsd) + (share === '' ? '' : ` (${share})`);
}

/** `wakes -$100.00, model -$56.52`, a month; the largest first. */
export function causesText(parts: CauseParts): string {
  return (Object.entries(parts) as [Cause, number][])
    .sort(([, one], [, other]) => Math.abs(other) - Math.abs(one))
    .map(([cause, usd]) => `${CAUSE_NAMES[cause]} ${signedUsd(usd * MONTH_HOURS)}`)
    .join(', ');
}

/** What changed of an agent, or what one is that came or went: `poll 30 s -> event-driven (3/h)`. Several, joined by `; `. */
export function changeText(row: ChangeRow, oldSide: CostSide, newSide: CostSide): string {
  const { old, new: now } = row;
  if (old === null || now === null) {
    const side = old === null ? newSide : oldSide;
    const agent = old ?? now;
    if (agent === null) return '';
    return [agent.model, triggerText(agent, side), ...gapTexts(agent)].join(', ');
  }
  const settings = [...wakeTexts(old, now, oldSide, newSide), ...modelTexts(old, now)];
  // Tokens and caches that follow from what is said already are no news.
  const isNews = (cause: Cause): boolean =>
    settings.length === 0 || Object.hasOwn(row.parts, cause);
  const words = [
    ...(old.id === now.id ? [] : [`was called ${old.name}`]),
    ...settings,
    ...(isNews('tokens') ? tokenTexts(old, now, row.tokens) : []),
    ...(isNews('cache') ? cacheTexts(old, now) : []),
    ...gapTexts(now, old),
  ];
  if (words.length === 0)
    return Object.hasOwn(row.parts, 'cache') ? 'shares its cache otherwise' : 'costs another sum';
  const causes = Object.keys(row.parts).length > 1 ? ` [${causesText(row.parts)}]` : '';
  return words.join('; ') + causes;
}

/** `poll 30 s`, `event-driven (3/h)`. */
function triggerText(agent: SideAgent, { tickSeconds }: CostSide): string {
  const { mode, tickInterval, arrivalsPerHour } = agent;
  if (mode === 'polling') {
    return tickInterval === null ? 'polling' : `poll ${formatSeconds(tickInterval * tickSeconds)}`;
  }
  const rate = arrivalsPerHour === null ? '' : ` (${rateText(arrivalsPerHour)})`;
  return `event-driven${rate}`;
}

function wakeTexts(old: SideAgent, now: SideAgent, oldSide: CostSide, newSide: CostSide): string[] {
  const [before, after] = [triggerText(old, oldSide), triggerText(now, newSide)];
  if (before !== after) return [`${before} -> ${after}`];
  const [few, many] = [rateText(old.callsPerHour), rateText(now.callsPerHour)];
  if (few !== many) return [`wakes ${few} -> ${many}`];
  if (old.basis === null || now.basis === null) return [];
  const [busy, busier] = [old, now].map(({ basis }) => rateText(basis?.callsPerHour.busyPoll ?? 0));
  return busy === busier ? [] : [`polls with work ${busy} -> ${busier}`];
}

function modelTexts(old: SideAgent, now: SideAgent): string[] {
  if (old.model !== now.model) return [`${old.model} -> ${now.model}`];
  if (old.resolvedModel !== now.resolvedModel)
    return [`${now.model} meant ${old.resolvedModel}, now ${now.resolvedModel}`];
  const [before, after] = [old.basis?.listPrice, now.basis?.listPrice];
  if (before === undefined || after === undefined) return [];
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [`new prices of ${now.model}`];
}

function cacheTexts(old: SideAgent, now: SideAgent): string[] {
  const [before, after] = [old.basis?.cache ?? 'none', now.basis?.cache ?? 'none'];
  if (old.basis === null || now.basis === null || before === after) return [];
  return [`cache ${before} -> ${after}`];
}

function gapTexts(now: SideAgent, old: SideAgent | null = null): string[] {
  if (old?.gap === 'unknown-rate' && now.gap === 'unknown-rate') {
    const [call, newCall] = [callText(old.costPerCall), callText(now.costPerCall)];
    return [`depends on events: ${call === newCall ? call : `${call} -> ${newCall}`} a wake`];
  }
  const text = gapText(now);
  const before = old === null ? null : gapText(old);
  if (text !== null) return [text];
  return before === null ? [] : [`before: ${before}`];
}

/** Why a cost is not known; null where it is. */
function gapText({ gap, model, costPerCall }: SideAgent): string | null {
  switch (gap) {
    case null:
      return null;
    case 'unpriced':
      return `no price of ${model} is known`;
    case 'unknown-rate':
      return `depends on events: ${callText(costPerCall)} a wake`;
  }
}

function callText(usd: number | null): string {
  return usd === null ? 'no price' : formatUsd(usd);
}

/** `3/h`, `0.25/h`. */
function rateText(perHour: number): string {
  return `${Number(perHour.toPrecision(3))}/h`;
}
