// All that would keep an agent from waking at a tick, holds of the future too. holds.ts looks for the first only, and notes
// it.

import type { PresentHold } from './agent-explanation.js';
import type { AgentState } from './agent-state.js';
import { isHeldByFailure, passingHolds } from './holds.js';
import type { Outlook } from './outlook.js';
import type { World } from './world.js';

/** In the order in which the engine finds them; `tick` is the next one or later. */
export function presentHolds(
  world: World,
  state: AgentState,
  outlook: Outlook,
  tick: number,
): PresentHold[] {
  const holds: PresentHold[] = [];
  const { failure } = state;
  // While it lasts, nothing else is looked at.
  if (failure !== null && isHeldByFailure(failure, tick))
    holds.push({ kind: failure.hold, until: failure.until, reason: failure.reason, accounts: [] });
  const budget = budgetHold(world, state, tick);
  // One that was found before goes on, whatever else would hold it too.
  if (budget !== null && tick < state.budgetHoldUntil) holds.push(budget);
  for (const { kind, until } of passingHolds(world, state, outlook, tick))
    holds.push({ kind, until, accounts: [] });
  if (budget !== null && tick >= state.budgetHoldUntil) holds.push(budget);
  return holds;
}

function budgetHold(world: World, state: AgentState, tick: number): PresentHold | null {
  const accounts = world.budgets.spentAccounts(state, tick);
  const isNoted = tick < state.budgetHoldUntil;
  if (!isNoted && accounts.length === 0) return null;
  let until: number | null = isNoted ? state.budgetHoldUntil : tick;
  for (const account of accounts) {
    if (account.until === null) until = null;
    else if (until !== null && !isNoted) until = Math.max(until, account.until);
  }
  return { kind: 'budget', until, accounts };
}
