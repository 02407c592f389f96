// Periods of time in rates and budgets: `/day`, `per hour`, `weekly`.
import type { BudgetPeriod } from '#org/types';
import { nameTable } from './name-table.js';

/** `period` is the one that the policies state. */
export const BUDGET_PERIODS = nameTable<BudgetPeriod | 'period'>([
  ['hour', 'hourly'],
  ['hr', 'hourly'],
  ['h', 'hourly'],
  ['hourly', 'hourly'],
  ['day', 'daily'],
  ['d', 'daily'],
  ['daily', 'daily'],
  ['week', 'weekly'],
  ['weekly', 'weekly'],
  ['month', 'monthly'],
  ['monthly', 'monthly'],
  ['period', 'period'],
]);

/** Hours in the period of a rate. */
export const RATE_HOURS = nameTable<number>([
  ['minute', 1 / 60],
  ['min', 1 / 60],
  ['hour', 1],
  ['hr', 1],
  ['h', 1],
  ['day', 24],
  ['d', 24],
  ['week', 168],
]);
