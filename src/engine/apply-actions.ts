// What an action does: messages are delivered, tasks booked, config requests filed and decided. No wake is decided here.

import type { Priority } from '#org/names';
import { HUMAN_PRINCIPAL, isExternalTrigger } from '#org/names';
import { once } from './tally.js';
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
        world.scheduled.push({ tick: action.sendAtTick, from, action });
      } else {
        send(world, from, action, tick);
      }
  }
}

/** Sends what was scheduled for `tick`. */
export function sendScheduled(world: World, tick: number): void {
  const due = world.scheduled.filter((entry) => entry.tick <= tick);
  if (due.length === 0) return;
  world.scheduled = world.scheduled.filter((entry) => entry.tick > tick);
  for (const { from, action } of due) send(world, from, action, tick);
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
  const recipient = world.scopes.indexOf(action.to);
  const counted = world.scopes.indexOf(from) ?? recipient;
  switch (action.type) {
    case 'delegation':
      if (recipient !== undefined && task !== null) {
        world.tasks.assign(action.to, task, from, tick);
        world.ledger.add(tick, recipient, { tasksAssigned: 1 });
      }
      return { task, isAwaited: false };
    case 'completion': {
      const closed = world.tasks.complete(from, task, action.to, tick);
      if (counted !== undefined) {
        world.ledger.add(tick, counted, {
          completions: 1,
          ...(closed === null ? {} : { timeToCompletion: once(closed.ticks) }),
        });
      }
      return { task: closed?.task ?? task, isAwaited: false };
    }
    case 'escalation':
      if (counted !== undefined) world.ledger.add(tick, counted, { escalations: 1 });
      // An agent over its budget waits for the next period, not for an answer.
      if (world.scopes.indexOf(from) !== undefined && action.escalationReason !== 'OVER_BUDGET') {
        world.tasks.block(from, task, tick);
      }
      return { task, isAwaited: false };
    case 'answer': {
      const waited = world.tasks.unblock(action.to, task, tick);
      if (waited !== null && recipient !== undefined) {
        world.ledger.add(tick, recipient, { timeToUnblock: once(waited) });
      }
      return { task, isAwaited: waited !== null };
    }
    default:
      return { task, isAwaited: false };
  }
}

function deliver(
  world: World,
  tick: number,
  draft: Omit<Message, 'id' | 'trigger' | 'arrival'>,
): void {
  world.lastMessageId += 1;
  const message: Message = {
    ...draft,
    id: world.lastMessageId,
    trigger: triggerOf(draft.kind),
    arrival: tick,
  };
  if (message.to === HUMAN_PRINCIPAL) {
    world.principalReceived += 1;
    world.setup.outside.receive(message, tick);
    return;
  }
  const index = world.scopes.indexOf(message.to);
  const state = index === undefined ? undefined : world.states[index];
  if (state === undefined)
    throw new RangeError(`a message to ${message.to}, who is not in the org`);
  state.inbox.receive(message);
  world.ledger.add(tick, state.index, { received: 1 });
}

function triggerOf(kind: MessageKind): Message['trigger'] {
  return isExternalTrigger(kind) ? kind : TRIGGER_OF_KIND[kind];
}

function fileRequest(world: World, from: string, action: ConfigRequestAction, tick: number): void {
  const request = world.desk.file(from, action, tick);
  if (typeof request === 'string') {
    world.setup.observer?.log?.({
      type: 'refused',
      tick,
      agent: from,
      what: 'config_request',
      why: request,
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
  const body = `${request.state}: the trigger of ${request.agent}`;
  deliverConfig(world, 'config_reply', from, request.requestedBy, body, tick);
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
