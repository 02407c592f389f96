// The human principal's desk: whom an order goes to that names nobody, by what is open at each root.

import type { Message } from '#engine/types';
import type { Org } from '#org/types';
import { orderRoots } from './order-roots.js';
import { fittingReports, pickFewest } from './pick-report.js';
import { workChartOf } from './work-chart.js';

export interface OrderDesk {
  /** The agent that gets the order, or null in an org without agents. The order counts as open there. */
  route(task: string, body: string): string | null;
  /** An order that is complete is open no more. Other messages change nothing; the same message twice neither. */
  receive(message: Message): void;
}

export function createOrderDesk(org: Org): OrderDesk {
  const chart = workChartOf(org);
  const roots = orderRoots(chart);
  const openOrders = new Map<string, Set<string>>(roots.map(({ id }) => [id, new Set()]));
  return {
    route(task, body) {
      const fitting = fittingReports(chart, roots, body);
      const root = pickFewest(fitting, (id) => openOrders.get(id)?.size ?? 0);
      if (root === null) return null;
      openOrders.get(root.id)?.add(task);
      return root.id;
    },
    receive({ kind, from, task }) {
      if (kind === 'completion' && task !== null) openOrders.get(from)?.delete(task);
    },
  };
}
