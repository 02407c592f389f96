// Limits of a bill as sentences: kept or passed, and by how much.

import { formatUsd } from '#base/format-usd';
import { MONTH_HOURS } from '#base/hours';
import { visibleText } from '#base/visible-text';
import type { LimitCheck, StatedBudget } from '#main/cost-limits';
import type { Comparison } from '#main/cost-report';
import { formatCount, formatNumberOf } from './quantities.js';
import { wrapText } from './wrap-text.js';

/** A line or more for each; '' for none. */
export function formatLimits(limits: readonly LimitCheck[], columns: number | null): string {
  return limits
    .flatMap((limit) => wrapText(visibleText(limitSentence(limit)), columns))
    .map((line) => `${line}\n`)
    .join('');
}

/** `Budget $200/month: over by $45.21.` */
export function limitSentence(check: LimitCheck): string {
  switch (check.kind) {
    case 'budget': {
      const { limit, overUsd, missing, isExceeded } = check;
      const rest = isExceeded ? `over by ${formatUsd(overUsd)}` : `${formatUsd(-overUsd)} left`;
      return `Budget ${formatUsd(limit.usd)}/${limit.period}: ${rest}${withoutText(missing)}.`;
    }
    case 'increase': {
      const { limit, beforeUsd, afterUsd, share, missing } = check;
      const most =
        limit.kind === 'share'
          ? percentText(limit.share)
          : `${formatUsd(limit.limit.usd)}/${limit.limit.period}`;
      const how = changeText(beforeUsd, afterUsd, share);
      const verdict = check.isExceeded ? 'passed' : 'kept';
      return `Increase of at most ${most}: ${verdict}, ${how}${withoutText(missing)}.`;
    }
    case 'stated':
      return check.budgets.length === 0
        ? 'Budgets of the file: all kept.'
        : `Budgets of the file: ${formatNumberOf(check.budgets.length, 'budget')} would be passed: ${listText(check.budgets.map(budgetText))}.`;
    case 'unpriced':
      return check.models.length === 0
        ? 'Unpriced: no agent.'
        : `Unpriced: ${formatNumberOf(check.agents, 'agent')} on ${listText(check.models)}.`;
  }
}

/** `Compared with base.json: $1,274 -> $1,534 a month (+$259.20, +20.3%).` */
export function comparisonSentence(comparison: Comparison): string {
  const { name, perHour, differencePerHour, share, hasSamePrices, pricing } = comparison;
  const before = perHour * MONTH_HOURS;
  const change = changeText(before, before + differencePerHour * MONTH_HOURS, share);
  const other = ` It was priced by ${pricing.join(', ')}: part of a difference may be prices.`;
  return `Compared with ${name}: ${change}.${hasSamePrices ? '' : other}`;
}

function changeText(before: number, after: number, share: number | null): string {
  const by = share === null ? '' : `, ${share > 0 ? '+' : ''}${percentText(share)}`;
  return `${formatUsd(before)} -> ${formatUsd(after)} a month (${signedUsd(after - before)}${by})`;
}

/** `COO: $12.00 of $5.00 a day`. */
export function budgetText({ whose, budget, usePerPeriod }: StatedBudget): string {
  const amount = (value: number): string =>
    budget.unit === 'usd' ? formatUsd(value) : `${formatCount(value)} ${budget.unit}`;
  const period = { hourly: 'an hour', daily: 'a day', weekly: 'a week', monthly: 'a month' };
  return `${whose} ${amount(usePerPeriod)} of ${amount(budget.limit)} ${period[budget.period]}`;
}

/** `+$12.00`, `-$3.10`, `$0.00`. */
export function signedUsd(dollars: number): string {
  const text = formatUsd(dollars);
  return dollars > 0 ? `+${text}` : text;
}

const LIST_MAX = 4;

function listText(items: readonly string[]): string {
  const more = items.length - LIST_MAX;
  return items.slice(0, LIST_MAX).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function percentText(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}

function withoutText(missing: number): string {
  return missing === 0 ? '' : `, without ${formatNumberOf(missing, 'agent')} that nobody can price`;
}
