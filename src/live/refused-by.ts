// What becomes of a turn whose call a budget does not cover: whom it waits for, and until when.

import type { Answer } from '#engine/types';
import type { BudgetScope } from '#journal/paid-ledger';
import type { BudgetScopes } from './calls/budget-scopes.js';
import { rootOfScope } from './chains/causal-chains.js';

/** Null where the limit is the run's own: then the run stops. */
export function refusedBy(
  scope: BudgetScope,
  { agent, tick }: { readonly agent: string; readonly tick: number },
  budgets: Pick<BudgetScopes, 'isOfRun' | 'endOf'>,
): Pick<Answer, 'failure' | 'stopped'> | null {
  if (budgets.isOfRun(scope)) return null;
  const reason = `${scope.name} does not cover another call`;
  const root = rootOfScope(scope);
  // What is for others is shown again at the next tick, without what was ended.
  if (root !== null)
    return {
      failure: { reason, hold: 'failing', until: tick + 1 },
      stopped: [{ root, why: reason }],
    };
  const until = budgets.endOf(scope, agent, tick);
  return { failure: { reason, hold: until === null ? 'parked' : 'budget', until } };
}
