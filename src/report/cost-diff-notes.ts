// What a difference of costs rests on and what is not in it, in sentences: the same under every format for people.

import type { CostSide } from '#cost/diff/types';
import type { CostDiffReport } from '#main/cost-diff-report';
import { formatNumberOf } from './quantities.js';

export function costDiffNotes({ diff, rows, assumed }: CostDiffReport): string[] {
  const { old, new: now, totals } = diff;
  const notCompared = rows.filter(({ changeUsd }) => changeUsd === null);
  const agents = notCompared.reduce((sum, { count }) => sum + count, 0);
  const isUnsplit = totals.parts.unsplit !== undefined;
  return [
    ...(agents === 0
      ? []
      : [
          `Not in the difference, for nothing says what it costs on one side: ${notCompared.map(({ names }) => names).join(', ')}.`,
        ]),
    ...(old.absence === 'errors'
      ? ['OLD has errors, so no increase was checked; a budget of NEW was, where one is given.']
      : []),
    ...gapNotes('OLD', old, totals.oldGaps),
    ...gapNotes('NEW', now, totals.newGaps),
    ...(isUnsplit
      ? [
          'A saved estimate that does not say what its costs are made of cannot be split by cause: save it anew.',
        ]
      : []),
    ...savedNotes(diff, assumed),
    ...priceNotes(diff),
    'An estimate, not a bill; a month is 30 days.',
  ];
}

function gapNotes(which: 'OLD' | 'NEW', { name }: CostSide, gaps: number): string[] {
  return gaps === 0
    ? []
    : [
        `${which} (${name}) costs at least that: ${formatNumberOf(gaps, 'agent')} without a price or a rate.`,
      ];
}

function savedNotes(
  { old, new: now }: CostDiffReport['diff'],
  assumed: readonly string[],
): string[] {
  const saved = [old, now].filter(({ isSaved }) => isSaved);
  if (saved.length === 0 || assumed.length === 0) return [];
  const names = saved.map(({ name }) => name).join(' and ');
  const verb = saved.length === 1 ? 'is' : 'are';
  return [
    `${names} ${verb} as saved: ${joinAnd(assumed)} ${assumed.length === 1 ? 'does' : 'do'} not change that.`,
  ];
}

function joinAnd(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function priceNotes({ old, new: now, priceAt }: CostDiffReport['diff']): string[] {
  const [before, after] = [tableText(old), tableText(now)];
  if (priceAt !== null) {
    return [
      `Both at the prices of ${priceAt.toUpperCase()}: ${priceAt === 'old' ? before : after}.`,
    ];
  }
  if (before === after || old.absence !== null || now.absence !== null)
    return [`Prices: ${after}.`];
  return [
    `OLD was priced at ${before}, NEW at ${after}: what that changes is the price table's part; --price-at new leaves it out.`,
  ];
}

/** `catalog of 2026-11-10`. */
function tableText({ pricing: { name, asOf } }: Pick<CostSide, 'pricing'>): string {
  return asOf === null ? name : `${name} of ${asOf}`;
}
