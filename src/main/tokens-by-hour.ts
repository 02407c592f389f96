// The tokens of an average day by its hours: work as orders come over the day, polls that find nothing at all hours alike.

import { shapeDay } from '#behavior/order-rate';
import type { CostEstimate } from '#cost/estimate/types';
import type { Org } from '#org/types';

interface HourTokens {
  readonly work: number;
  /** Of polls that find nothing. */
  readonly idle: number;
}

export interface TokensByHour {
  /** What shapes it: the file's typical day, its hours of orders or of work, or nothing. */
  readonly shapedBy: 'typical day' | 'order hours' | 'working hours' | null;
  /** Hours 0 to 23, local time. Their sum is the expected tokens of a day. */
  readonly hours: readonly HourTokens[];
}

const DAY_HOURS = 24;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

export function tokensByHour(org: Org, { agents, totals }: CostEstimate): TokensByHour {
  const total = totals.tokensPerHour.expected * DAY_HOURS;
  const idle = agents.reduce((sum, { wakes, tokens }) => {
    const perPoll = tokens.idleInput.expected + tokens.idleOutput.expected;
    return sum + wakes.idlePolls * perPoll * DAY_HOURS;
  }, 0);
  const work = Math.max(0, total - idle);
  return {
    shapedBy: shapedBy(org),
    hours: hourShares(org).map((share) => ({ work: work * share, idle: idle / DAY_HOURS })),
  };
}

function shapedBy({ workload, policies }: Org): TokensByHour['shapedBy'] {
  if (workload.typicalDay !== null) return 'typical day';
  if (workload.orderHours !== null) return 'order hours';
  return workload.ordersPerHour === null && policies.workingHours !== null ? 'working hours' : null;
}

/** Sum to 1; days of the week count alike. */
function hourShares(org: Org): readonly number[] {
  const shape = shapeDay(org);
  const weights = Array.from({ length: DAY_HOURS }, (_, hour) => {
    let weight = 0;
    for (const weekday of WEEKDAYS) {
      for (let minute = hour * 60; minute < (hour + 1) * 60; minute += 1)
        weight += shape.shareAt(weekday, minute);
    }
    return weight;
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => (sum === 0 ? 1 / DAY_HOURS : weight / sum));
}
