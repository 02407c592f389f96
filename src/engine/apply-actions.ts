// What an action does: messages are delivered, tasks booked, config requests filed and decided. No wake is decided here.

import type { ExternalTrigger, Priority, WakeTrigger } from '#org/names';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { ConfigRequest } from './results.js';
import type {
  Action,
  ConfigRequestAction,
  DecisionAction,
  Message,
  MessageKind,
  SendAction,
} from './types.js';
import { TRIGGER_OF_KIND } from './types.js';
import type { World } from './world.js';

/** Applies one action of `from` at `tick`. */
export function applyAction(world: World, from: string, action: Action, tick: number): void {
  switch (action.type) {
    case 'work':
      return;
    case 'config_request':
      fileRequest(world, from, action, tick);
      return;
    case 'approve':
    case 'reject':
      decideRequest(world, from, action, tick);
      return;
    default:
      if (action.sendAtTick !== undefined && action.sendAtTick > tick) {
        world.scheduled.add(action.sendAtTick, { from, action });
      } else {
        send(world, from, action, tick);
      }
  }
}

/** Sends what was scheduled for `tick`, in the order in which it was decided. */
export function sendScheduled(world: World, tick: number): void {
  for (const { from, action } of world.scheduled.take(tick)) send(world, from, action, tick);
}

/** Books what the message means for tasks, then delivers it. */
export function send(world: World, from: string, action: SendAction, tick: number): void {
  const { type, to, priority, body, attributes } = action;
  const recipient = world.scopes.indexOf(to);
  let task = action.task ?? null;
  let isAwaited = false;
  if (type === 'delegation') {
    task ??= `task-${world.lastMessageId + 1}`;
    bookDelegation(world, from, recipient, task, tick);
  } else if (type === 'completion') {
    task = bookCompletion(world, from, to, recipient, task, tick);
  } else if (type === 'escalation') {
    bookEscalation(world, from, recipient, action, tick);
  } else if (type === 'answer') {
    isAwaited = endWait(world, recipient, task, tick);
  }
  world.lastMessageId += 1;
  deliver(world, recipient, {
    id: world.lastMessageId,
    kind: type,
    trigger: triggerOf(type),
    from,
    to,
    priority: priority ?? defaultPriority(type),
    arrival: tick,
    task,
    body,
    attributes: attributes ?? null,
    escalationReason: type === 'escalation' ? (action.escalationReason ?? 'BLOCKED') : null,
    dueAtOnce: isAwaited,
    chain: action.chain ?? null,
  });
}

/** Of a message whose sender gives none. */
export function defaultPriority(kind: MessageKind): Priority {
  return kind === 'order' || kind === 'escalation' ? 'high' : 'normal';
}

// Delegations count where they arrive; escalations and completions where they were sent from or, from outside the org,
// where they arrive.
function bookDelegation(
  { tasks, ledger }: World,
  from: string,
  recipient: number | undefined,
  task: string,
  tick: number,
): void {
  if (recipient === undefined) return;
  tasks.assign(recipient, task, from, tick);
  ledger.countAssigned(recipient);
}

/** Gives the name of the task that is complete. */
function bookCompletion(
  { scopes, tasks, ledger }: World,
  from: string,
  to: string,
  recipient: number | undefined,
  task: string | null,
  tick: number,
): string | null {
  const sender = scopes.indexOf(from);
  const closed = sender === undefined ? null : tasks.complete(sender, task, to, tick);
  const counted = sender ?? recipient;
  if (counted !== undefined) ledger.countCompletion(counted, closed === null ? null : closed.ticks);
  return closed === null ? task : closed.task;
}

function bookEscalation(
  { scopes, tasks, ledger }: World,
  from: string,
  recipient: number | undefined,
  { task, escalationReason }: SendAction,
  tick: number,
): void {
  const sender = scopes.indexOf(from);
  const counted = sender ?? recipient;
  if (counted !== undefined) ledger.countEscalation(counted);
  // An agent over its budget waits for the next period, not for an answer.
  if (sender !== undefined && escalationReason !== 'OVER_BUDGET')
    tasks.block(sender, task ?? null, tick);
}

/** Gives whether the recipient waited for this very answer. */
function endWait(
  { tasks, ledger }: World,
  recipient: number | undefined,
  task: string | null,
  tick: number,
): boolean {
  if (recipient === undefined) return false;
  const waited = tasks.unblock(recipient, task, tick);
  if (waited === null) return false;
  ledger.countUnblock(recipient, waited);
  return true;
}

function deliver(world: World, recipient: number | undefined, message: Message): void {
  if (message.to === HUMAN_PRINCIPAL) {
    world.principalReceived += 1;
    if (message.kind === 'escalation' && hasManager(world, message.from))
      world.escalationsPastManagers += 1;
    world.setup.outside.receive(message, message.arrival);
    return;
  }
  const state = recipient === undefined ? undefined : world.states[recipient];
  if (state === undefined)
    throw new RangeError(`a message to ${message.to}, who is not in the org`);
  state.inbox.receive(message);
  // No metric over a window reads it.
  state.tally.received += 1;
  world.onDelivery?.(state, message);
}

function hasManager(world: World, agent: string): boolean {
  const index = world.scopes.indexOf(agent);
  return index !== undefined && (world.states[index]?.agent.reportsTo ?? null) !== null;
}

const TRIGGERS: ReadonlyMap<string, WakeTrigger> = new Map(Object.entries(TRIGGER_OF_KIND));

/** What a message of that kind wakes as: one from outside as itself. */
export function triggerOf(kind: MessageKind): WakeTrigger {
  if (kind === 'delegation') return TRIGGER_OF_KIND.delegation;
  if (kind === 'completion') return TRIGGER_OF_KIND.completion;
  return TRIGGERS.get(kind) ?? (kind as ExternalTrigger);
}

function fileRequest(world: World, from: string, action: ConfigRequestAction, tick: number): void {
  const request = world.desk.file(from, action, tick);
  if (typeof request === 'string') {
    const { agent, trigger, reason } = action;
    world.setup.observer?.log?.({
      type: 'refused',
      tick,
      agent: from,
      what: 'config_request',
      why: request,
      asked: { agent, trigger, reason },
    });
    return;
  }
  logRequest(world, request);
  const body = `${from} asks to change the trigger of ${request.agent}: ${request.reason}`;
  deliverConfig(world, 'config_request', { from, to: request.decidedBy, body, action }, tick);
}

function logRequest(world: World, request: ConfigRequest): void {
  const { tick, agent, trigger: change, requestedBy, decidedBy: waitsOn, reason } = request;
  world.setup.observer?.log?.({
    type: 'request',
    tick,
    agent,
    change,
    requestedBy,
    waitsOn,
    reason,
  });
}

function decideRequest(world: World, from: string, action: DecisionAction, tick: number): void {
  const request = world.desk.decide(from, action.type);
  if (typeof request === 'string') {
    world.setup.observer?.log?.({
      type: 'refused',
      tick,
      agent: from,
      what: action.type,
      why: request,
    });
    return;
  }
  if (request.state === 'approved') world.approved.push(request);
  else logRejection(world, request, tick);
  const why = action.reason === undefined ? '' : ` — ${action.reason}`;
  const body = `${request.state}: the trigger of ${request.agent}${why}`;
  deliverConfig(world, 'config_reply', { from, to: request.requestedBy, body, action }, tick);
}

function logRejection(world: World, request: ConfigRequest, tick: number): void {
  const { agent, trigger: change, requestedBy, decidedBy: rejectedBy, reason } = request;
  world.setup.observer?.log?.({
    type: 'rejected',
    tick,
    agent,
    change,
    requestedBy,
    rejectedBy,
    reason,
  });
}

function deliverConfig(
  world: World,
  kind: 'config_request' | 'config_reply',
  sent: {
    readonly from: string;
    readonly to: string;
    readonly body: string;
    readonly action: ConfigRequestAction | DecisionAction;
  },
  tick: number,
): void {
  const { from, to, body, action } = sent;
  world.lastMessageId += 1;
  deliver(world, world.scopes.indexOf(to), {
    id: world.lastMessageId,
    kind,
    trigger: triggerOf(kind),
    from,
    to,
    priority: 'normal',
    arrival: tick,
    task: null,
    body,
    attributes: null,
    escalationReason: null,
    dueAtOnce: true,
    chain: action.chain ?? null,
  });
}
