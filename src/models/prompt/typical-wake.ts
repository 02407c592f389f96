// Wakes to count and to look at, one of each kind: nothing has happened yet, so what a message says is made up, and says so.

import type { Reason } from '#engine/reason';
import type { Message } from '#engine/types';
import type { Agent } from '#org/types';
import type { Situation } from './types.js';

export const WAKE_KINDS = ['message', 'idle', 'timer', 'threshold', 'safety', 'continue'] as const;
export type WakeKind = (typeof WAKE_KINDS)[number];

/** About 330 characters: a task as one colleague hands it to another. */
const BODY =
  'Please take this on next. The form for new customers accepts a postcode with a letter in it, and the invoice that is made from it then has no address. Find out where the check got lost, put it back, and write down which orders of this week are concerned. Ask when something is unclear; otherwise hand in what you changed and why.';

const TASK = 'Look through the answers to the survey and write down what comes up more than once.';

/** The Monday on which a dry run starts. */
const WHEN = 'Mon 5 Jan 09:00';
const SECONDS = 9 * 3600;

export function typicalSituation(agent: Agent, kind: WakeKind, tickSeconds: number): Situation {
  const tick = Math.floor(SECONDS / tickSeconds);
  const { trigger, budgets, id, reportsTo } = agent;
  const reason = reasonOf(agent, kind);
  const isMessage = kind === 'message';
  const message = typicalMessage(id, reportsTo, tick);
  return {
    invocation: {
      tick,
      reasons: [reason],
      messages: isMessage ? [message] : [],
      timers: kind === 'timer' ? trigger.timers.slice(0, 1) : [],
      thresholds: kind === 'threshold' ? trigger.thresholds.slice(0, 1) : [],
      slept: reason === 'safety' ? (trigger.maxSleepTicks ?? 1) : 1,
    },
    when: WHEN,
    openTasks: kind === 'idle' ? [] : [{ id: 'order-1.1', from: message.from, body: TASK }],
    budgetsLeft: budgets.map((budget) => ({ ...budget, left: budget.limit })),
  };
}

/** Null where the agent can have such a wake, else a clause that says why not. */
export function whyNoSuchWake({ trigger }: Agent, kind: WakeKind): string | null {
  switch (kind) {
    case 'timer':
      return trigger.timers.length === 0 ? 'has no timer' : null;
    case 'threshold':
      return trigger.thresholds.length === 0 ? 'has no threshold' : null;
    case 'safety':
      if (trigger.mode === 'polling') return 'polls, and needs no safety wake';
      return trigger.maxSleepTicks === null ? 'may sleep for ever' : null;
    case 'continue':
      return trigger.mode === 'polling' ? 'polls, and goes on at its next poll' : null;
    case 'message':
    case 'idle':
      return null;
  }
}

/** A polling agent sees its mail at a poll; an event-driven one that finds nothing had a safety wake. */
function reasonOf({ trigger }: Agent, kind: WakeKind): Reason {
  const isPolling = trigger.mode === 'polling';
  if (kind === 'idle') return isPolling ? 'poll' : 'safety';
  return kind === 'message' && isPolling ? 'poll' : kind;
}

function typicalMessage(to: string, manager: string | null, arrival: number): Message {
  return {
    id: 1,
    kind: manager === null ? 'order' : 'delegation',
    trigger: manager === null ? 'order_received' : 'task_assigned',
    from: manager ?? 'human-principal',
    to,
    priority: 'normal',
    arrival,
    task: 'order-2.1',
    body: BODY,
    attributes: null,
    escalationReason: null,
    dueAtOnce: false,
    chain: null,
  };
}
