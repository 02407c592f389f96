// A stretch of turns that bring nothing new, in closed form: the one place where the fast engine books wakes that it never
// visits. A stretch is begun by an answer that says what comes next, and cut by whatever the agent has to be asked about.

import type { AgentPlan } from './agent-plan.js';
import { nextMultiple } from './agent-plan.js';
import type { AgentState } from './agent-state.js';
import { bookSleep, bookUse } from './book-wake.js';
import type { BudgetBook } from './budget-book.js';
import type { HourClock } from './hour-clock.js';
import { useOf } from './priced-uses.js';
import { addTokens, addWakes } from './tally.js';
import { NEVER } from './timing-wheel.js';
import type { ActualUse, TurnsAhead } from './types.js';

/** Begins a stretch after an invocation at `tick`, where the agent is going to have turns: all before `until`. */
export function beginStretch(
  plan: AgentPlan,
  ahead: TurnsAhead,
  tick: number,
  until: number,
  budgets: BudgetBook,
): void {
  const { state } = plan;
  const { mode, tickInterval, cooldownTicks, maxSleepTicks } = state.trigger;
  const isPolling = mode === 'polling';
  if (!isPolling && !state.workInProgress) return;
  const step = isPolling ? tickInterval : 1;
  const from = isPolling && tickInterval > 1 ? nextMultiple(tick + 1, tickInterval) : tick + 1;
  if (cooldownTicks > from - tick || cooldownTicks > step) return;
  // It sleeps so short that every turn would be a safety wake, too.
  if (!isPolling && maxSleepTicks !== null && maxSleepTicks <= step) return;
  plan.ahead = ahead;
  plan.aheadLeft = Math.min(ahead.turns, NEVER);
  plan.turnFrom = from;
  plan.turnStep = step;
  if (!plan.hasBudget) {
    plan.turnsLeft = Math.min(countTurns(ahead), turnsBefore(plan, until));
    return;
  }
  // A budget grants turns of one price.
  const use = useOf(state.uses, ahead, isIdleTurn(state, ahead));
  const granted = budgets.grantAhead(state, tick, use);
  plan.turnsLeft = Math.min(
    ahead.turns,
    turnsBefore(plan, until),
    granted.turns,
    turnsBefore(plan, granted.until),
  );
}

function countTurns(ahead: TurnsAhead): number {
  let turns = 0;
  for (let part: TurnsAhead | undefined = ahead; part !== undefined; part = part.next)
    turns += part.turns;
  return turns;
}

function turnsBefore({ turnFrom, turnStep }: AgentPlan, tick: number): number {
  return Math.max(0, Math.ceil((tick - turnFrom) / turnStep));
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
export function bookTurns(
  plan: AgentPlan,
  tick: number,
  hours: HourClock,
  budgets: BudgetBook,
): void {
  let left = Math.min(plan.turnsLeft, turnsBefore(plan, tick));
  while (left > 0 && plan.ahead !== null) {
    const { ahead } = plan;
    const turns = Math.min(left, plan.aheadLeft);
    bookAlike(plan, ahead, turns, hours, budgets);
    left -= turns;
    plan.aheadLeft -= turns;
    if (plan.aheadLeft > 0) continue;
    plan.ahead = ahead.next ?? null;
    plan.aheadLeft = ahead.next?.turns ?? 0;
  }
}

function bookAlike(
  plan: AgentPlan,
  ahead: TurnsAhead,
  turns: number,
  hours: HourClock,
  budgets: BudgetBook,
): void {
  const { state, turnFrom, turnStep } = plan;
  const { tally } = state;
  const last = turnFrom + (turns - 1) * turnStep;
  const isPolling = state.trigger.mode === 'polling';
  addWakes(tally.wakes, isPolling ? 'poll' : 'continue', turns);
  const isIdle = isIdleTurn(state, ahead);
  if (isIdle) tally.idlePolls += turns;
  if (!isPolling) {
    tally.eventWakes += turns;
    tally.actedWakes += turns;
  }
  tally.actions += ahead.actions.length * turns;
  const use = useOf(state.uses, ahead, isIdle);
  if (plan.hasBudget) budgets.chargeAhead(state, use, turns);
  addTokens(tally.tokensByTrigger, isPolling ? 'poll' : 'continue', use.tokens * turns);
  bookSleep(state, last, turns);
  bookHours(plan, use, turns, hours);
  state.lastWake = last;
  plan.invokedAt = last;
  state.hold = null;
  plan.turnsTaken += turns;
  plan.turnFrom += turns * turnStep;
  plan.turnsLeft -= turns;
}

function isIdleTurn({ trigger, workInProgress }: AgentState, { actions }: TurnsAhead): boolean {
  return trigger.mode === 'polling' && !workInProgress && actions.length === 0;
}

function bookHours(plan: AgentPlan, use: ActualUse, turns: number, hours: HourClock): void {
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
