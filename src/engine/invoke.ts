// One invocation: what the agent is shown, and what the wake counts as. Step 5 of a tick, its actions aside.

import type { TicksTimes } from '#base/tick-histogram';
import type { WakeTrigger } from '#org/names';
import type { AgentState } from './agent-state.js';
import { holdAfterFailure } from './failures.js';
import type { Reason } from './reason.js';
import type { WakeRecord } from './records.js';
import type { Tally, TallyPart } from './tally.js';
import type { ActualUse, Answer, Invocation, Message } from './types.js';
import { findReasons } from './wake-reasons.js';
import type { World } from './world.js';

/** What the agent is shown at this wake: all its reasons and all that is pending. */
export function prepareInvocation(state: AgentState, tick: number, wave: number): Invocation {
  const { timers, thresholds, mode } = state.trigger;
  return {
    tick,
    wave,
    agent: state.agent.id,
    mode,
    reasons: findReasons(state, tick),
    messages: [...state.inbox.getPending()],
    timers: timers.filter((_, index) => state.dueTimers.includes(index)),
    thresholds: thresholds.filter((_, index) => state.dueThresholds.includes(index)),
    slept: tick - state.lastWake,
    turnsTaken: 0,
  };
}

/** A poll that found nothing and did nothing. */
export function isIdlePoll(state: AgentState, invocation: Invocation, answer: Answer): boolean {
  const { reasons, messages } = invocation;
  const isPollAlone = reasons.length === 1 && reasons[0] === 'poll';
  return (
    isPollAlone && messages.length === 0 && !state.workInProgress && answer.actions.length === 0
  );
}

/** Books the wake in parts, as windows look back on them. */
export function bookInParts(
  world: World,
  state: AgentState,
  invocation: Invocation,
  answer: Answer,
  use: ActualUse,
  isIdle: boolean,
): void {
  const { tick, messages } = invocation;
  world.ledger.addWake(state.index, countWake(state, invocation, answer, isIdle));
  const isProcessed = messages.length > 0 && answer.failure === undefined;
  if (isProcessed) world.ledger.addWake(state.index, countMessages(world, messages, tick));
  world.ledger.addWake(state.index, countUse(world, invocation, use));
}

/** What a wake leaves behind in the agent's state: its cooldown starts, or a hold if it failed. The observer is told. */
export function endWake(
  world: World,
  state: AgentState,
  invocation: Invocation,
  answer: Answer,
  isIdle: boolean,
): void {
  state.lastWake = invocation.tick;
  state.hasWoken = true;
  state.hold = null;
  world.setup.observer?.wake?.(recordWake(invocation, isIdle));
  if (answer.failure !== undefined) {
    holdAfterFailure(world, state, invocation, answer, answer.failure);
    return;
  }
  state.workInProgress = answer.workInProgress;
  if (state.dueTimers.length > 0) state.dueTimers.length = 0;
  if (state.dueThresholds.length > 0) state.dueThresholds.length = 0;
}

type TokenCause = keyof Tally['tokensByTrigger'];

function countWake(
  state: AgentState,
  invocation: Invocation,
  answer: Answer,
  isIdle: boolean,
): TallyPart {
  const { reasons, messages, mode } = invocation;
  const isEventDriven = mode === 'event-driven';
  const hasFailed = answer.failure !== undefined;
  const isMessageWake = !hasFailed && reasons.includes('message');
  const hasActed =
    messages.length > 0 ||
    answer.actions.length > 0 ||
    reasons.some((reason) => reason !== 'poll' && reason !== 'safety');
  const wakes: Partial<Record<Reason, number>> = {};
  for (const reason of reasons) wakes[reason] = 1;
  return {
    invocations: 1,
    wakes,
    idlePolls: isIdle ? 1 : 0,
    failedWakes: hasFailed ? 1 : 0,
    failedPolls: hasFailed && !isIdle && reasons.includes('poll') ? 1 : 0,
    eventWakes: isEventDriven ? 1 : 0,
    actedWakes: isEventDriven && hasActed && !hasFailed ? 1 : 0,
    messageWakes: isMessageWake ? 1 : 0,
    batchedWakes: isMessageWake && messages.length >= 2 ? 1 : 0,
    messagesInMessageWakes: isMessageWake ? messages.length : 0,
    sleeps: state.hasWoken ? 1 : 0,
    sleptTicks: state.hasWoken ? invocation.slept : 0,
    actions: answer.actions.length,
  };
}

// A delegation is acknowledged when its assignee first sees it: by the engine, with no call of its own.
function countMessages(world: World, messages: readonly Message[], tick: number): TallyPart {
  const { ackRequired } = world.org.culture;
  const triggerLatency = latencies(messages, tick);
  const acknowledged = messages.filter(({ kind }) => ackRequired && kind === 'delegation');
  const ackLatency = latencies(acknowledged, tick);
  return { processed: messages.length, triggerLatency, ackLatency };
}

function latencies(messages: readonly Message[], tick: number): TicksTimes[] {
  return messages.map(({ arrival }) => [tick - arrival, 1]);
}

function countUse(
  world: World,
  invocation: Invocation,
  { costNano, tokens }: ActualUse,
): TallyPart {
  return {
    costNano: costNano ?? 0,
    unpriced: costNano === null ? 1 : 0,
    tokens,
    tokensAtHour: world.setup.calendar.hourOfDay(invocation.tick),
    tokensByTrigger: splitTokens(tokens, invocation),
  };
}

// What the wake was for: the messages' triggers and what else fell due; a bare poll or turn of work counts as itself.
function splitTokens(tokens: number, invocation: Invocation): Tally['tokensByTrigger'] {
  const { messages, reasons } = invocation;
  const causes = new Set<TokenCause>();
  for (const { trigger } of messages) causes.add(trigger);
  for (const reason of reasons) {
    if (reason === 'timer' || reason === 'threshold' || reason === 'safety') causes.add(reason);
  }
  if (causes.size === 0) return { [reasons.includes('continue') ? 'continue' : 'poll']: tokens };
  // Whole tokens, the remainder to the first, so that sums stay exact in any order.
  const share = Math.floor(tokens / causes.size);
  const split: Tally['tokensByTrigger'] = {};
  for (const cause of causes) split[cause] = share;
  const [first] = causes;
  if (first !== undefined) split[first] = tokens - share * (causes.size - 1);
  return split;
}

function recordWake(invocation: Invocation, isIdle: boolean): WakeRecord {
  const { tick, wave, agent, reasons, messages, timers, thresholds, slept } = invocation;
  const triggers: Partial<Record<WakeTrigger, number>> = {};
  for (const { trigger } of messages) triggers[trigger] = (triggers[trigger] ?? 0) + 1;
  return {
    tick,
    wave,
    agent,
    reasons,
    triggers,
    timers: timers.map((timer) => timer.name),
    thresholds: thresholds.map(
      ({ scope, metric, operator, value }) => `${scope} ${metric} ${operator} ${value}`,
    ),
    pending: messages.length,
    slept,
    idle: isIdle,
  };
}
