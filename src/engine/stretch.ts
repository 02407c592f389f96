// A stretch of turns that bring nothing new, in closed form: the one place where the fast engine books wakes that it never
// visits. A stretch is begun by an answer that says what comes next, and cut by whatever the agent has to be asked about.

import type { AgentPlan } from './agent-plan.js';
import { nextMultiple } from './agent-plan.js';
import { bookSleep, bookTokens, bookUse } from './book-wake.js';
import type { Use } from './budget-book.js';
import type { HourClock } from './hour-clock.js';
import { countNotes } from './invoke.js';
import { NEVER } from './timing-wheel.js';
import type { TurnsAhead } from './types.js';

/** Begins a stretch after an invocation at `tick`, where the agent is going to have turns and nothing may hold it. */
export function beginStretch(
  plan: AgentPlan,
  ahead: TurnsAhead,
  tick: number,
  closesAt: number,
): void {
  const { state } = plan;
  const { mode, tickInterval, cooldownTicks, maxSleepTicks } = state.trigger;
  const isPolling = mode === 'polling';
  if (!isPolling && !state.workInProgress) return;
  const step = isPolling ? tickInterval : 1;
  const from = isPolling ? nextMultiple(tick + 1, tickInterval) : tick + 1;
  if (cooldownTicks > from - tick || cooldownTicks > step) return;
  // It sleeps so short that every turn would be a safety wake, too.
  if (!isPolling && maxSleepTicks !== null && maxSleepTicks <= step) return;
  const open = closesAt === NEVER ? NEVER : Math.ceil((closesAt - from) / step);
  plan.ahead = ahead;
  plan.turnFrom = from;
  plan.turnStep = step;
  plan.turnsLeft = Math.max(0, Math.min(ahead.turns, open));
}

/** The first tick from `tick` on at which the stretch has a turn or, where it is over, the agent its next turn of its own. */
export function nextTurn({ turnFrom, turnStep }: AgentPlan, tick: number): number {
  return tick <= turnFrom ? turnFrom : turnFrom + nextMultiple(tick - turnFrom, turnStep);
}

/** The tick after the stretch at which the agent is asked again. */
export function stretchEnd({ turnFrom, turnStep, turnsLeft }: AgentPlan): number {
  return Math.min(NEVER, turnFrom + turnStep * turnsLeft);
}

/** Books the turns of the stretch before `tick`. */
export function bookTurns(plan: AgentPlan, tick: number, hours: HourClock): void {
  const { state, turnFrom, turnStep, ahead } = plan;
  if (ahead === null || turnFrom >= tick) return;
  const turns = Math.min(plan.turnsLeft, Math.ceil((tick - turnFrom) / turnStep));
  if (turns === 0) return;
  const { tally } = state;
  const last = turnFrom + (turns - 1) * turnStep;
  const isPolling = state.trigger.mode === 'polling';
  const isIdle = isPolling && !state.workInProgress && ahead.actions.length === 0;
  tally.wakes[isPolling ? 'poll' : 'continue'] += turns;
  if (isIdle) tally.idlePolls += turns;
  if (!isPolling) {
    tally.eventWakes += turns;
    tally.actedWakes += turns;
  }
  tally.actions += ahead.actions.length * turns;
  const use = useOfTurn(plan, ahead, isIdle);
  bookTokens(tally, isPolling ? 'poll' : 'continue', use.tokens * turns);
  bookSleep(state, last, turns);
  bookHours(plan, use, turns, hours);
  state.lastWake = last;
  state.hold = null;
  plan.turnsTaken += turns;
  plan.turnFrom += turns * turnStep;
  plan.turnsLeft -= turns;
}

function useOfTurn({ state }: AgentPlan, { actions }: TurnsAhead, isIdle: boolean): Use {
  const { price } = state;
  if (isIdle) return { costNano: price.idleCostNano, tokens: price.idleTokens };
  const tokens = price.tokens + countNotes(actions) * price.noteTokens;
  return { costNano: price.costNano, tokens };
}

function bookHours(plan: AgentPlan, use: Use, turns: number, hours: HourClock): void {
  const { turnStep: step } = plan;
  let from = plan.turnFrom;
  for (let left = turns; left > 0; ) {
    const { hour, until } = hours.spanAt(from);
    const here = Math.min(left, Math.ceil((until - from) / step));
    bookUse(plan.state.tally, use, hour, here);
    from += here * step;
    left -= here;
  }
}
