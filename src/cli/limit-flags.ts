// The options that fail a command when a bill passes a limit: as they are typed, and refused in a sentence.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import { groupThousands } from '#base/format-usd';
import { USD_MAX } from '#base/money';
import type { IncreaseLimit, SpendLimit, SpendPeriod } from '#cost/limits';
import type { CostLimits, FailReason } from '#main/cost-limits';
import { FAIL_REASONS } from '#main/cost-limits';
import { inGroup } from './command.js';

export interface LimitFlags {
  readonly budget: SpendLimit | undefined;
  readonly maxIncrease: IncreaseLimit | undefined;
  readonly failOn: readonly FailReason[] | undefined;
}

export const LIMIT_OPTIONS = inGroup<LimitFlags>('Limits:', {
  budget: {
    flags: '--budget <dollars/period>',
    summary: 'exit with 1 when all files together cost more, such as 200/month',
    parse: parseBudget,
  },
  maxIncrease: {
    flags: '--max-increase <limit>',
    summary: 'exit with 1 when it rises by more: 10%, or $20 a month',
    parse: parseIncrease,
  },
  failOn: {
    flags: '--fail-on <reasons>',
    summary:
      'exit with 1, too, for models without a price, budgets of the file passed, any increase',
    choices: FAIL_REASONS,
    parse: addReasons,
  },
});

export function limitsOf({ budget, maxIncrease, failOn = [] }: LimitFlags): CostLimits {
  return { budget, maxIncrease, failOn };
}

/** Throws an OrgsimError of code `usage` for a limit of an increase where there is nothing before it. */
export function checkIncreaseFlags(
  { maxIncrease, failOn = [] }: LimitFlags,
  hasBaseline: boolean,
  hint: string,
): void {
  if (hasBaseline || (maxIncrease === undefined && !failOn.includes('increase'))) return;
  const flag = maxIncrease === undefined ? '--fail-on increase' : '--max-increase';
  throw refused(`${flag} needs something to compare with.`, hint);
}

const BUDGET_HINT = 'For instance: --budget 200/month or --budget 1.50/hour';
const INCREASE_HINT =
  'For instance: --max-increase 10% or --max-increase $20; --fail-on increase lets none pass';
const AMOUNT = String.raw`((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)([km]?)`;
const DOLLARS = new RegExp(String.raw`^\$?\s*${AMOUNT}\s*(?:usd|dollars?)?$`, 'iu');
const SPENDING = /^(.*?)\s*(?:\/|\bper\b|\ban?\b)\s*([a-z]*)$/iu;
const PERIODS: ReadonlyMap<string, SpendPeriod> = new Map([
  ...(['h', 'hr', 'hour', 'hourly'] as const).map((name) => [name, 'hour'] as const),
  ...(['d', 'day', 'daily'] as const).map((name) => [name, 'day'] as const),
  ...(['w', 'week', 'weekly'] as const).map((name) => [name, 'week'] as const),
  ...(['mo', 'month', 'monthly'] as const).map((name) => [name, 'month'] as const),
]);

/** `200/month`, `$200/month`, `200 usd per month`. */
function parseBudget(text: string): SpendLimit {
  const [, amount = text, word] = SPENDING.exec(text.trim()) ?? [];
  const usd = dollarsOf('--budget', amount.trim(), text, BUDGET_HINT);
  if (word === undefined || word === '') {
    throw refused(
      `--budget ${text} does not say in which time: an hour, a day, a week or a month.`,
      BUDGET_HINT,
    );
  }
  return { usd, period: periodOf('--budget', word, BUDGET_HINT) };
}

/** `10%`, `$20` (a month), `$1/day`. */
function parseIncrease(text: string): IncreaseLimit {
  const trimmed = text.trim();
  const percent = /^(\d+(?:\.\d+)?|\.\d+)\s*%$/u.exec(trimmed)?.[1];
  if (percent !== undefined && Number(percent) > 0 && Number.isFinite(Number(percent)))
    return { kind: 'share', share: Number(percent) / 100 };
  if (trimmed.endsWith('%') || !/[$a-z€£¥]/iu.test(trimmed)) {
    throw refused(
      `--max-increase takes a percentage above 0 or dollars, not "${text}".`,
      INCREASE_HINT,
    );
  }
  const [, amount = trimmed, word] = SPENDING.exec(trimmed) ?? [];
  const usd = dollarsOf('--max-increase', amount.trim(), text, INCREASE_HINT);
  const period =
    word === undefined || word === '' ? 'month' : periodOf('--max-increase', word, INCREASE_HINT);
  return { kind: 'usd', limit: { usd, period } };
}

function addReasons(
  text: string,
  previous: readonly FailReason[] | undefined,
): readonly FailReason[] {
  const reasons = text.split(',').map((word): FailReason => {
    const name = word.trim();
    const reason = FAIL_REASONS.find((known) => known === name);
    if (reason !== undefined) return reason;
    const suggestion = didYouMean(name, FAIL_REASONS);
    throw refused(
      `--fail-on does not know "${name}".`,
      suggestion === null
        ? `It takes: ${FAIL_REASONS.join(', ')}.`
        : `Did you mean --fail-on ${suggestion}?`,
    );
  });
  return [...new Set([...(previous ?? []), ...reasons])];
}

/** Dollars above 0. `whole` is what was typed. */
function dollarsOf(flag: string, text: string, whole: string, hint: string): number {
  const [, digits, suffix = ''] = DOLLARS.exec(text) ?? [];
  if (digits === undefined) throw refused(amountFault(flag, text, whole), hint);
  const factor = { '': 1, k: 1e3, m: 1e6 }[suffix.toLowerCase()] ?? 1;
  const usd = Number(digits.replaceAll(',', '')) * factor;
  if (usd > 0 && usd <= USD_MAX) return usd;
  const range = `above $0, up to $${groupThousands(String(USD_MAX))}`;
  throw refused(`${flag} takes an amount ${range}, not "${whole}".`, hint);
}

function amountFault(flag: string, text: string, whole: string): string {
  if (/^\$?\s*-/u.test(text)) return `${flag} cannot be negative, as "${whole}" is.`;
  const currency = /[€£¥₹]|(?<![a-z])(?!usd)[a-z]{3}(?![a-z])/iu.exec(text)?.[0];
  if (currency !== undefined && /\d/u.test(text))
    return `${flag} counts US dollars, not ${currency}: prices are in dollars.`;
  return `${flag} takes an amount of dollars, not "${whole}".`;
}

function periodOf(flag: string, word: string, hint: string): SpendPeriod {
  const period = PERIODS.get(word.toLowerCase());
  if (period !== undefined) return period;
  const suggestion = didYouMean(word, ['hour', 'day', 'week', 'month']);
  throw refused(
    `${flag}: "${word}" is no period: it is an hour, a day, a week or a month.`,
    suggestion === null ? hint : `Did you mean ${suggestion}?`,
  );
}

function refused(message: string, hint: string): OrgsimError {
  return new OrgsimError('usage', message, hint);
}
