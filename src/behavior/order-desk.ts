// The human principal's desk: whom an order goes to that names nobody, by what is open at each root.

import type { Message } from '#engine/types';
import type { Org } from '#org/types';
import { Candidate } from './candidate.js';
import { orderRoots } from './order-roots.js';
import { groupsForOrders } from './pick-report.js';
import { workChartOf } from './work-chart.js';

export interface OrderDesk {
  /** The agent that gets the order, or null in an org without agents. The order counts as open there. */
  route(task: string, body: string): string | null;
  /** An order that is complete is open no more. Other messages change nothing; the same message twice neither. */
  receive(message: Message): void;
}

export function createOrderDesk(org: Org): OrderDesk {
  const chart = workChartOf(org);
  // Only what is open counts, not what each root was ever given.
  const roots = orderRoots(chart).map(
    (root, place): Candidate<true> => new Candidate(chart, root, place, Number.POSITIVE_INFINITY),
  );
  const byId = new Map(roots.map((root) => [root.agent.id, root]));
  const groups = groupsForOrders(roots);
  return {
    route(task, body) {
      const root = groups.groupFor(body).first();
      root?.give(task, true);
      return root?.agent.id ?? null;
    },
    receive({ kind, from, task }) {
      if (kind === 'completion' && task !== null) byId.get(from)?.takeBack(task);
    },
  };
}
