// Budgets: an amount of dollars, tokens or credits in a period, and what happens beyond. Knows no prices.
import { groupThousands } from '#base/format-usd';
import { USD_MAX } from '#base/money';
import type { Reading, ValueProblem } from '#org/problem';
import type { BudgetPeriod, BudgetUnit, OverageBehavior } from '#org/types';
import { nameTable } from '#org/vocabulary/name-table';
import { BUDGET_PERIODS } from '#org/vocabulary/period-names';
import { AMOUNT, parseAmount } from './parse-amount.js';
import type { Piece } from './reading.js';
import { partOf, pieceOf, problemWith, readName, refused, understood } from './reading.js';

/** `period` null: the period that the policies state (`1000 credits/period`, or none written). */
export interface BudgetValue {
  readonly unit: BudgetUnit;
  /** Above 0, and no more than can be counted exactly; whole for tokens. */
  readonly limit: number;
  readonly period: BudgetPeriod | null;
}

const UNITS = nameTable<BudgetUnit>([
  ['tokens', 'tokens'],
  ['token', 'tokens'],
  ['credits', 'credits'],
  ['credit', 'credits'],
  ['dollars', 'usd'],
  ['dollar', 'usd'],
  ['usd', 'usd'],
]);
const OVERAGES = nameTable<OverageBehavior>([
  ['pause and escalate', 'pause and escalate'],
  ['pause', 'pause'],
  ['warn', 'warn'],
]);
const LIMIT = new RegExp(String.raw`^(\$?)\s*(${AMOUNT})\s*([a-z]*)`, 'iu');
const PERIOD = /^(?:\/|per\b|an?\b)?\s*([a-z]+)$/iu;
const EXPECTED = ['100K tokens/day', '$5/day', '500 credits/week', '1000 credits/period'];

/** `impliedUnit` is the unit of a number without one: `tokens` for `Token budget`. */
export function readBudget(
  text: string,
  impliedUnit: BudgetUnit | null = null,
): Reading<BudgetValue> {
  const piece = pieceOf(text);
  const match = LIMIT.exec(piece.text);
  const [head = '', dollar, digits = '', word = ''] = match ?? [];
  const isWordPeriod =
    UNITS.find(word) === undefined && /^(?:per|an?|daily|weekly|monthly|hourly)$/iu.test(word);
  const unitWord = isWordPeriod ? '' : word;
  const unit =
    dollar === '$' ? dollarUnit(unitWord) : unitWord === '' ? impliedUnit : UNITS.find(unitWord);
  const limit = parseAmount(digits);
  const rest = partOf(piece, head.length - (isWordPeriod ? word.length : 0));
  if (match === null) return refused(budgetProblem(piece, noLimitReason(piece.text)));
  if (unit === undefined || unit === null) {
    const place = unitWord === '' ? piece : partOf(piece, head.length - word.length, head.length);
    const reason = unitWord === '' ? 'it has no unit' : 'it is not a unit of a budget';
    return refused(problemWith('value-invalid', place, reason, EXPECTED, UNITS.suggest(unitWord)));
  }
  const most = unit === 'usd' ? USD_MAX : Number.MAX_SAFE_INTEGER;
  if (limit === null || limit > most) return refused(budgetProblem(piece, tooLarge(unit, most)));
  if (limit === 0) return refused(budgetProblem(piece, 'a budget of 0 lets nothing be done'));
  if (unit === 'tokens' && !Number.isInteger(limit)) {
    return refused(budgetProblem(piece, 'a token cannot be divided'));
  }
  const period = periodOf(rest);
  if ('rule' in period) return refused(period);
  return understood({ unit, limit, period: period.period });
}

// `$5 USD` says it twice; `$5 tokens` is no sum.
function dollarUnit(word: string): BudgetUnit | undefined {
  return word === '' || UNITS.find(word) === 'usd' ? 'usd' : undefined;
}

function noLimitReason(text: string): string {
  if (text.startsWith('-')) return 'a budget cannot be negative';
  return /^[€£¥]/u.test(text)
    ? 'budgets are in dollars, tokens or credits'
    : 'it does not begin with an amount';
}

function tooLarge(unit: BudgetUnit, most: number): string {
  const amount = groupThousands(String(most));
  const text = unit === 'usd' ? `$${amount}` : `${amount} ${unit}`;
  return `it is larger than ${text}, the most that is counted exactly`;
}

function budgetProblem(piece: Piece, reason: string): ValueProblem {
  return problemWith('value-invalid', piece, reason, EXPECTED);
}

function periodOf(rest: Piece): { readonly period: BudgetPeriod | null } | ValueProblem {
  if (rest.text === '') return { period: null };
  const word = PERIOD.exec(rest.text)?.[1] ?? '';
  const period = BUDGET_PERIODS.find(word);
  if (period !== undefined) return { period: period === 'period' ? null : period };
  const place = word === '' ? rest : partOf(rest, rest.text.length - word.length);
  const expected = ['hour', 'day', 'week', 'month', 'period'];
  return problemWith(
    'value-invalid',
    place,
    'it is not a period',
    expected,
    BUDGET_PERIODS.suggest(word),
  );
}

/** `daily`, `weekly`, `monthly`, `hourly`; also `day`, `per day`. */
export function readPeriod(text: string): Reading<BudgetPeriod> {
  const piece = pieceOf(text);
  const word = piece.text.replace(/^per\s+/iu, '');
  const period = BUDGET_PERIODS.find(word);
  if (period !== undefined && period !== 'period') return understood(period);
  const expected = ['daily', 'weekly', 'monthly'];
  return refused(problemWith('value-invalid', piece, '', expected, suggestPeriod(word)));
}

function suggestPeriod(word: string): BudgetPeriod | null {
  const near = BUDGET_PERIODS.find(BUDGET_PERIODS.suggest(word) ?? '');
  return near === undefined || near === 'period' ? null : near;
}

export function readOverage(text: string): Reading<OverageBehavior> {
  return readName(text, OVERAGES, ['pause and escalate', 'pause', 'warn']);
}

/** Dollars of one credit, above 0: `$0.01`. */
export function readCreditValue(text: string): Reading<number> {
  const piece = pieceOf(text);
  const digits = /^\$\s*(\d+(?:\.\d+)?)$/u.exec(piece.text)?.[1];
  const dollars = Number(digits);
  if (digits !== undefined && dollars > 0 && Number.isFinite(dollars)) return understood(dollars);
  const suggestion = /^0?\.\d+$/u.test(piece.text) ? `$${Number(piece.text)}` : null;
  const reason = 'it is not an amount of dollars above 0';
  return refused(problemWith('value-invalid', piece, reason, ['$0.01'], suggestion));
}
