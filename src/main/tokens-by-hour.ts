// The tokens of an average day by its hours, and what of the file shapes it.

import type { CostEstimate } from '#cost/estimate/types';
import type { HourTokens } from '#cost/token-view/day-hours';
import { tokensByHour as tokensOver } from '#cost/token-view/day-hours';
import type { Org } from '#org/types';
import { dayHoursOf } from './day-hours-of.js';

export interface TokensByHour {
  /** What shapes it: the file's typical day, its hours of orders or of work, or nothing. */
  readonly shapedBy: 'typical day' | 'order hours' | 'working hours' | null;
  /** Hours 0 to 23, local time. Their sum is the expected tokens of a day. */
  readonly hours: readonly HourTokens[];
}

export function tokensByHour(org: Org, estimate: CostEstimate): TokensByHour {
  return { shapedBy: shapedBy(org), hours: tokensOver(estimate, dayHoursOf(org)) };
}

function shapedBy({ workload, policies }: Org): TokensByHour['shapedBy'] {
  if (workload.typicalDay !== null) return 'typical day';
  if (workload.orderHours !== null) return 'order hours';
  return policies.workingHours === null ? null : 'working hours';
}
