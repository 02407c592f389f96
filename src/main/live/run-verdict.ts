// Whether a live run is over. Follows from its books, and from what is pending in the engine.

import type { AgentResult, EngineResults } from '#engine/results';
import type { DrivePorts } from '#live/drive-run';
import type { LiveBooks } from '#live/live-books';
import type { LivePlan } from './plan-live.js';

/** Of a run, as far as it has come. */
export interface RunSoFar {
  readonly books: LiveBooks;
  /** Whether something from outside comes after that tick. */
  expectsAfter(tick: number): boolean;
  results(): EngineResults;
}

/** Turns in which an agent does nothing, since anybody last did anything, after which another is not expected to differ. */
const QUIET_TURNS_MAX = 3;

/** Null: it goes on. Polls and timers alone are no reason to: whoever wants those says how long. */
export function verdictAfter(
  tick: number,
  { options }: Pick<LivePlan, 'options'>,
  run: RunSoFar,
): ReturnType<DrivePorts['verdict']> {
  const { desk, parked } = run.books;
  if (options.until === 'end' || desk.orders === 0) return null;
  if (run.books.isSendingAfter(tick) || run.expectsAfter(tick)) return null;
  const { agents } = run.results();
  const busy = agents.filter(({ pending, workInProgress }) => pending > 0 || workInProgress);
  if (desk.openOrders === 0 && busy.length === 0) return 'done';
  if (!busy.every(({ id }) => parked.has(id))) return null;
  const awake = agents.filter(({ id }) => !parked.has(id));
  const able = awake.filter(({ id }) => canWork(id, run.books));
  if (able.length === 0) return 'stuck';
  return leaveItAlone(awake, able, run.books) ? 'quiet' : null;
}

/** Nobody's safety wake, some hundred ticks away, is worth paying others until then for looking on. */
function leaveItAlone(
  awake: readonly AgentResult[],
  able: readonly AgentResult[],
  { quiet }: LiveBooks,
): boolean {
  const polling = awake.filter(({ mode }) => mode === 'polling');
  const least = polling.length > 0 ? 1 : QUIET_TURNS_MAX;
  return (
    polling.every(({ id }) => quiet.turnsOf(id) >= QUIET_TURNS_MAX) &&
    able.every(({ id }) => quiet.turnsOf(id) >= least)
  );
}

/** Whether it has a task that waits for nobody. */
function canWork(agent: string, { desk }: LiveBooks): boolean {
  const { openTasks, openEscalations, openRequests } = desk.factsOf(agent);
  const isFree = openTasks.some(({ isBlocked, givenOpen }) => !isBlocked && givenOpen === 0);
  return isFree || openEscalations.length > 0 || openRequests > 0;
}
