// Why an agent is awake, in sentences: one line for each cause. Bodies of messages are quoted, never told.

import type { Reason } from '#engine/reason';
import type { Message, MessageKind } from '#engine/types';
import type { Threshold } from '#org/types';
import { nameOf, quoteInline } from './quote-data.js';
import type { PromptInvocation } from './types.js';

/** More senders than these are counted. */
const SENDERS_MAX = 5;
const EXCERPT_CHARACTERS = 80;

/** One and several of a kind, as `received`. */
const NOUNS: Readonly<Partial<Record<MessageKind, readonly [one: string, more: string]>>> = {
  order: ['order', 'orders'],
  delegation: ['task', 'tasks'],
  completion: ['completion message', 'completion messages'],
  escalation: ['escalation', 'escalations'],
  answer: ['answer to your escalation', 'answers to your escalations'],
  message: ['message', 'messages'],
  config_request: ['config request', 'config requests'],
  config_reply: ['reply to your config request', 'replies to your config requests'],
};

/** `2 completion messages`, `1 build_failed event`. */
export function countOfKind(kind: MessageKind, count: number): string {
  const [one, more] = NOUNS[kind] ?? [`${kind} event`, `${kind} events`];
  return `${count} ${count === 1 ? one : more}`;
}

/** The lines after `You are being invoked because:`, at least one. */
export function reasonLines(
  invocation: PromptInvocation,
  nameById: (id: string) => string,
): string[] {
  return invocation.reasons
    .flatMap((reason) => textsOf(reason, invocation, nameById))
    .map((text) => `- ${text}`);
}

function textsOf(
  reason: Reason,
  { messages, timers, thresholds, slept }: PromptInvocation,
  nameById: (id: string) => string,
): string[] {
  switch (reason) {
    case 'poll':
      return ['it is your turn: look whether there is anything to do'];
    case 'message':
      return byKind(messages).map((group) => receivedText(group, nameById));
    case 'timer':
      return timers.map(
        ({ name, context }) =>
          `the timer ${quoteInline(name, EXCERPT_CHARACTERS)} is due${contextText(context)}`,
      );
    case 'threshold':
      return thresholds.map(
        (threshold) =>
          `a threshold was passed: ${thresholdText(threshold)}${contextText(threshold.context)}`,
      );
    case 'safety':
      return [
        `You haven't been invoked in ${slept} ${slept === 1 ? 'tick' : 'ticks'}. Review your inbox and current state.`,
      ];
    case 'continue':
      return ['you left work in progress: go on with it'];
  }
}

/** Messages of one kind together, kinds in the order in which they first came. */
export function byKind(messages: readonly Message[]): Message[][] {
  const groups = new Map<MessageKind, Message[]>();
  for (const message of messages) {
    const group = groups.get(message.kind);
    if (group === undefined) groups.set(message.kind, [message]);
    else group.push(message);
  }
  return [...groups.values()];
}

function receivedText(messages: readonly Message[], nameById: (id: string) => string): string {
  const kind = messages[0]?.kind ?? 'message';
  const isEscalation = kind === 'escalation';
  // Of a storm only those that are shown are put into words.
  const distinct = new Map<string, Message>();
  for (const message of messages) {
    const said = isEscalation
      ? `${message.escalationReason ?? ''} ${message.body.slice(0, EXCERPT_CHARACTERS + 1)}`
      : '';
    const key = `${message.from}\n${said}`;
    if (!distinct.has(key)) distinct.set(key, message);
  }
  const shown = [...distinct.values()].slice(0, SENDERS_MAX).map((message) => {
    const name = nameById(message.from);
    if (!isEscalation) return name;
    const why = message.escalationReason ?? 'no reason';
    return `${name}: ${why} — ${quoteInline(message.body, EXCERPT_CHARACTERS)}`;
  });
  const rest = distinct.size - shown.length;
  const list = shown.join(isEscalation ? '; ' : ', ');
  return `${countOfKind(kind, messages.length)} received (from ${list}${rest > 0 ? ` and ${rest} more` : ''})`;
}

function thresholdText({ scope, metric, operator, value }: Threshold): string {
  return `${scope} ${metric} ${operator} ${value}`;
}

function contextText(context: string | null): string {
  return context === null ? '' : `: ${nameOf(context, 1000)}`;
}
