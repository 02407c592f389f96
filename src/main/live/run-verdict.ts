// Whether a live run is over. Follows from its books, and from what is pending in the engine.

import type { EngineResults } from '#engine/results';
import type { LiveBooks } from '#live/live-books';
import type { LivePlan } from './plan-live.js';

/** Of a run, as far as it has come. */
export interface RunSoFar {
  readonly books: LiveBooks;
  /** Whether something from outside comes after that tick. */
  expectsAfter(tick: number): boolean;
  results(): EngineResults;
}

/** Null: it goes on. Polls and timers alone are no reason to: whoever wants those says how long. */
export function verdictAfter(
  tick: number,
  { options, org }: Pick<LivePlan, 'options' | 'org'>,
  run: RunSoFar,
): 'done' | 'stuck' | null {
  const { desk, parked } = run.books;
  if (options.until === 'end' || desk.orders === 0) return null;
  if (run.books.isSendingAfter(tick) || run.expectsAfter(tick)) return null;
  const busy = run
    .results()
    .agents.filter(({ pending, workInProgress }) => pending > 0 || workInProgress);
  if (desk.openOrders === 0 && busy.length === 0) return 'done';
  const isStuck =
    busy.every(({ id }) => parked.has(id)) &&
    org.agents.every(({ id }) => parked.has(id) || !canWork(id, run.books));
  return isStuck ? 'stuck' : null;
}

/** Whether it has a task that waits for nobody. */
function canWork(agent: string, { desk }: LiveBooks): boolean {
  const { openTasks, openEscalations, openRequests } = desk.factsOf(agent);
  const isFree = openTasks.some(({ isBlocked, givenOpen }) => !isBlocked && givenOpen === 0);
  return isFree || openEscalations.length > 0 || openRequests > 0;
}
