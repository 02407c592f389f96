// What an agent costs in either mode at a given rate of arrivals: the curve whose crossing is the break-even.

import { triggerIn } from './agent-class.js';
import type { CostBook, Role } from './cost-book.js';
import { createCostBook } from './cost-book.js';
import type { EstimateSetup } from './estimate-setup.js';
import { exactly } from './spread.js';

/** US dollars an hour, of one agent; null where the model is unpriced. */
export interface CostAtRate {
  readonly pollingPerHour: number | null;
  readonly eventDrivenPerHour: number | null;
}

const books = new WeakMap<EstimateSetup, CostBook>();

/**
 * At `perHour` arrivals an hour, 0 or more; members of its Count have the same rate and mode. The setup must not change: what
 * it says is read once. Null for an agent that the org does not have.
 */
export function costAtRate(
  setup: EstimateSetup,
  agentId: string,
  perHour: number,
): CostAtRate | null {
  const book = books.get(setup) ?? createCostBook(setup);
  books.set(setup, book);
  const role = book.roleOf(agentId);
  return role === undefined ? null : roleCostAtRate(book, role, perHour);
}

export function roleCostAtRate(book: CostBook, role: Role, perHour: number): CostAtRate {
  const arrivals = exactly(perHour);
  const costIn = (mode: 'polling' | 'event-driven'): number | null => {
    const trigger = triggerIn(role.agents.trigger, mode);
    return book.expectedOf(role, { trigger, arrivals });
  };
  return { pollingPerHour: costIn('polling'), eventDrivenPerHour: costIn('event-driven') };
}
