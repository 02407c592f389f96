// What an action does: messages are delivered, tasks booked, config requests filed and decided. No wake is decided here.

import type { Priority } from '#org/names';
import { HUMAN_PRINCIPAL, isExternalTrigger } from '#org/names';
import type {
  Action,
  ConfigRequest,
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
  const task =
    action.type === 'delegation'
      ? (action.task ?? `task-${world.lastMessageId + 1}`)
      : (action.task ?? null);
  const booked = bookTask(world, from, action, task, tick);
  deliver(world, tick, {
    kind: action.type,
    from,
    to: action.to,
    priority: action.priority ?? defaultPriority(action.type),
    task: booked.task,
    body: action.body,
    attributes: action.attributes ?? null,
    escalationReason: action.type === 'escalation' ? (action.escalationReason ?? 'BLOCKED') : null,
    dueAtOnce: booked.isAwaited,
  });
}

function defaultPriority(kind: MessageKind): Priority {
  return kind === 'order' || kind === 'escalation' ? 'high' : 'normal';
}

interface Booked {
  readonly task: string | null;
  /** The recipient waits for this very answer. */
  readonly isAwaited: boolean;
}

// Delegations count where they arrive; escalations and completions where they were sent from or, from outside the org,
// where they arrive.
function bookTask(
  world: World,
  from: string,
  action: SendAction,
  task: string | null,
  tick: number,
): Booked {
  const { scopes, ledger, tasks } = world;
  const recipient = scopes.indexOf(action.to);
  switch (action.type) {
    case 'delegation':
      if (recipient !== undefined && task !== null) {
        tasks.assign(action.to, task, from, tick);
        ledger.count(recipient, 'tasksAssigned');
      }
      return { task, isAwaited: false };
    case 'completion': {
      const closed = tasks.complete(from, task, action.to, tick);
      const counted = scopes.indexOf(from) ?? recipient;
      if (counted !== undefined) {
        ledger.count(counted, 'completions');
        if (closed !== null) ledger.time(counted, 'timeToCompletion', closed.ticks);
      }
      return { task: closed?.task ?? task, isAwaited: false };
    }
    case 'escalation': {
      const sender = scopes.indexOf(from);
      const counted = sender ?? recipient;
      if (counted !== undefined) ledger.count(counted, 'escalations');
      // An agent over its budget waits for the next period, not for an answer.
      if (sender !== undefined && action.escalationReason !== 'OVER_BUDGET') {
        tasks.block(from, task, tick);
      }
      return { task, isAwaited: false };
    }
    case 'answer': {
      const waited = tasks.unblock(action.to, task, tick);
      if (waited !== null && recipient !== undefined)
        ledger.time(recipient, 'timeToUnblock', waited);
      return { task, isAwaited: waited !== null };
    }
    default:
      return { task, isAwaited: false };
  }
}

type Draft = Omit<Message, 'id' | 'trigger' | 'arrival'>;

function deliver(world: World, tick: number, draft: Draft): void {
  world.lastMessageId += 1;
  const message = createMessage(draft, world.lastMessageId, tick);
  if (message.to === HUMAN_PRINCIPAL) {
    world.principalReceived += 1;
    if (message.kind === 'escalation' && hasManager(world, message.from))
      world.escalationsPastManagers += 1;
    world.setup.outside.receive(message, tick);
    return;
  }
  const index = world.scopes.indexOf(message.to);
  const state = index === undefined ? undefined : world.states[index];
  if (state === undefined)
    throw new RangeError(`a message to ${message.to}, who is not in the org`);
  state.inbox.receive(message);
  world.ledger.countReceived(state.index);
  world.onDelivery?.(state, message);
}

// Key by key: a spread of the draft costs more than all the rest of a delivery.
function createMessage(draft: Draft, id: number, arrival: number): Message {
  const { kind, from, to, priority, task, body, attributes, escalationReason, dueAtOnce } = draft;
  return {
    id,
    kind,
    trigger: triggerOf(kind),
    from,
    to,
    priority,
    arrival,
    task,
    body,
    attributes,
    escalationReason,
    dueAtOnce,
  };
}

function hasManager(world: World, agent: string): boolean {
  const index = world.scopes.indexOf(agent);
  return index !== undefined && (world.states[index]?.agent.reportsTo ?? null) !== null;
}

function triggerOf(kind: MessageKind): Message['trigger'] {
  return isExternalTrigger(kind) ? kind : TRIGGER_OF_KIND[kind];
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
  const body = `${from} asks to change the trigger of ${request.agent}: ${request.reason}`;
  deliverConfig(world, 'config_request', from, request.decidedBy, body, tick);
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
  const body = `${request.state}: the trigger of ${request.agent}`;
  deliverConfig(world, 'config_reply', from, request.requestedBy, body, tick);
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
  from: string,
  to: string,
  body: string,
  tick: number,
): void {
  const draft = {
    kind,
    from,
    to,
    body,
    priority: 'normal',
    task: null,
    attributes: null,
    escalationReason: null,
  } as const;
  deliver(world, tick, { ...draft, dueAtOnce: true });
}
