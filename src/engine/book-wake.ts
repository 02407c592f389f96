// Books one wake, count by count, straight into the agent's tally: what `invoke` says in parts, for agents whose single
// wakes no window looks back on.

import type { TickHistogram } from '#base/tick-histogram';
import type { WakeTrigger } from '#org/names';
import type { AgentState } from './agent-state.js';
import type { Reason } from './reason.js';
import type { Tally } from './tally.js';
import { addTokens, addWakes } from './tally.js';
import type { ActualUse, Answer, Invocation, Message } from './types.js';

/** `hour` is the local hour of the wake, 0 to 23; `isAcknowledged` whether delegations are. */
export function bookWake(
  state: AgentState,
  invocation: Invocation,
  answer: Answer,
  use: ActualUse,
  isIdle: boolean,
  hour: number,
  isAcknowledged: boolean,
): void {
  const { tally } = state;
  const { reasons, messages } = invocation;
  for (let place = 0; place < reasons.length; place++)
    addWakes(tally.wakes, reasons[place] ?? 'poll', 1);
  if (isIdle) tally.idlePolls += 1;
  if (answer.failure !== undefined) bookFailure(tally, reasons, isIdle);
  tally.actions += answer.actions.length;
  bookSleep(state, invocation.tick);
  if (invocation.mode === 'event-driven') {
    tally.eventWakes += 1;
    if (hasActed(invocation, answer)) tally.actedWakes += 1;
  }
  if (messages.length > 0 && answer.failure === undefined)
    bookMessages(tally, invocation, isAcknowledged);
  bookUse(tally, use, hour);
  const cause = onlyCause(reasons, messages);
  if (cause !== null) addTokens(tally.tokensByTrigger, cause, use.tokens);
  else splitTokens(tally, invocation, use.tokens);
}

/** `turns` wakes with nothing new, `tick` the last of them, all of them alike. */
export function bookSleep(state: AgentState, tick: number, turns = 1): void {
  const { tally } = state;
  tally.invocations += turns;
  if (!state.hasWoken) return;
  tally.sleeps += turns;
  tally.sleptTicks += tick - state.lastWake;
}

export function bookUse(
  tally: Tally,
  { costNano, tokens }: ActualUse,
  hour: number,
  turns = 1,
): void {
  if (costNano === null) tally.unpriced += turns;
  else tally.costNano += costNano * turns;
  tally.tokens += tokens * turns;
  tally.tokensByHour[hour] = (tally.tokensByHour[hour] ?? 0) + tokens * turns;
}

type Cause = WakeTrigger | Exclude<Reason, 'message'>;

function bookFailure(tally: Tally, reasons: readonly Reason[], isIdle: boolean): void {
  tally.failedWakes += 1;
  if (!isIdle && reasons.includes('poll')) tally.failedPolls += 1;
}

function hasActed({ messages, reasons }: Invocation, { actions, failure }: Answer): boolean {
  if (failure !== undefined) return false;
  if (messages.length > 0 || actions.length > 0) return true;
  return reasons.some((reason) => reason !== 'poll' && reason !== 'safety');
}

function bookMessages(tally: Tally, invocation: Invocation, isAcknowledged: boolean): void {
  const { messages, reasons, tick } = invocation;
  tally.processed += messages.length;
  addLatencies(tally.triggerLatency, messages, tick, null);
  if (isAcknowledged) addLatencies(tally.ackLatency, messages, tick, 'delegation');
  if (!reasons.includes('message')) return;
  tally.messageWakes += 1;
  if (messages.length >= 2) tally.batchedWakes += 1;
  tally.messagesInMessageWakes += messages.length;
}

/** How long the messages of that kind had waited at `tick`, or all of them: mostly equally long, and then added at once. */
function addLatencies(
  histogram: TickHistogram,
  messages: readonly Message[],
  tick: number,
  kind: 'delegation' | null,
): void {
  let ticks = 0;
  let times = 0;
  for (let place = 0; place < messages.length; place++) {
    const message = messages[place];
    if (message === undefined || (kind !== null && message.kind !== kind)) continue;
    const waited = tick - message.arrival;
    if (times > 0 && waited !== ticks) {
      histogram.add(ticks, times);
      times = 0;
    }
    ticks = waited;
    times += 1;
  }
  if (times > 0) histogram.add(ticks, times);
}

/** What nearly every wake is for; null where a closer look is needed. */
function onlyCause(reasons: readonly Reason[], messages: readonly Message[]): Cause | null {
  const reason = reasons[0];
  if (reason === undefined || reasons.length > 1) return null;
  const message = messages[0];
  if (message === undefined) return reason === 'message' ? null : reason;
  const { trigger } = message;
  for (let place = 1; place < messages.length; place++)
    if (messages[place]?.trigger !== trigger) return null;
  return isDueByItself(reason) ? null : trigger;
}

function splitTokens(tally: Tally, { messages, reasons }: Invocation, tokens: number): void {
  const causes = new Set<Cause>(messages.map(({ trigger }) => trigger));
  for (const reason of reasons) if (isDueByItself(reason)) causes.add(reason);
  if (causes.size === 0) causes.add(reasons.includes('continue') ? 'continue' : 'poll');
  const share = Math.floor(tokens / causes.size);
  let rest = tokens - share * causes.size;
  for (const cause of causes) {
    addTokens(tally.tokensByTrigger, cause, share + rest);
    rest = 0;
  }
}

function isDueByItself(reason: Reason): reason is 'timer' | 'threshold' | 'safety' {
  return reason === 'timer' || reason === 'threshold' || reason === 'safety';
}
