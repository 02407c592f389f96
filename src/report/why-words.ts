// The words of `orgsim why` for single things: a reason, a message, an action, a rule, a hold.

import { formatUsd } from '#base/format-usd';
import type { HoldKind } from '#engine/hold-kind';
import type { Reason } from '#engine/reason';
import type { Action, TriggerChange } from '#engine/types';
import type { Moment } from '#main/parse-moment';
import type {
  HoldReport,
  MessageReport,
  PendingReport,
  RefusalReport,
  SwitchReport,
} from '#main/why-report';
import type { WakeEvent } from '#org/types';
import { momentText } from './moment-text.js';
import { formatCount, formatNumberOf } from './quantities.js';
import { wakeOnText } from './setting-text.js';
import { cutText } from './text-table.js';

export const REASON_TEXTS: Readonly<Record<Reason, string>> = {
  poll: 'its poll',
  message: 'a message',
  timer: 'a timer',
  threshold: 'a threshold',
  safety: 'its safety net (Max sleep)',
  continue: 'work in progress',
};

export const HOLD_TEXTS: Readonly<Record<HoldKind, string>> = {
  cooldown: 'its cooldown',
  'working-hours': 'working hours',
  budget: 'a spent budget',
  failing: 'a failed turn',
  parked: 'being parked',
};

const BODY_MAX = 60;
const ACTIONS_MAX = 5;

/** `$0.03, 5,000 tokens`. */
export function costText(costUsd: number | null, tokens: number): string {
  const cost = costUsd === null ? 'unpriced' : formatUsd(costUsd);
  return `${cost}, ${formatNumberOf(tokens, 'token')}`;
}

/** `completion from backend-worker-1, "Done"`. */
export function messageText({ kind, from, priority, body, attributes }: MessageReport): string {
  const marks = Object.entries(attributes ?? {}).map(([name, value]) => `${name}: ${value}`);
  const where = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  const urgent = priority === 'critical' ? 'critical ' : '';
  return `${urgent}${kind} from ${from}${where}${quoted(body)}`;
}

function quoted(body: string): string {
  const line = body.replaceAll(/\s+/gu, ' ').trim();
  if (line === '') return '';
  return `: "${cutText(line, BODY_MAX)}"`;
}

/** `2 completion_received, 1 message_received`. */
export function triggersText(triggers: Readonly<Record<string, number>>): string {
  return Object.entries(triggers)
    .map(([trigger, count]) => `${formatCount(count)} ${trigger}`)
    .join(', ');
}

/** What an agent did at a wake, the first few actions; none where that is not known. */
export function doneTexts(actions: readonly Action[] | null, isIdlePoll: boolean): string[] {
  if (isIdlePoll && (actions ?? []).length === 0) return ['nothing: an idle poll'];
  if (actions === null) return [];
  if (actions.length === 0) return ['nothing'];
  const more = actions.length - ACTIONS_MAX;
  return [
    ...actions.slice(0, ACTIONS_MAX).map(actionText),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

/** A clause of the past: `sent a delegation to coder: "Ship it"`. */
function actionText(action: Action): string {
  switch (action.type) {
    case 'work':
      return `worked on ${action.task}${quoted(action.note ?? '')}`;
    case 'config_request':
      return `asked to change ${action.agent} (${changeText(action.trigger)})${quoted(action.reason)}`;
    case 'approve':
      return 'approved the oldest request that waited on it';
    case 'reject':
      return 'rejected the oldest request that waited on it';
    default:
      return `sent ${action.type} to ${action.to}${quoted(action.body)}`;
  }
}

/** `tick 12 (00:06): mode event-driven, asked for by coo ("idle"), approved by ceo`. */
export function switchText(change: SwitchReport, at: Moment): string {
  const { requestedBy, approvedBy, reason } = change;
  return `${momentText(change, at)}: ${changeText(change.change)}, asked for by ${requestedBy}${quoted(reason)}, approved by ${approvedBy}`;
}

/** `tick 12 (00:06): config_request of coo, since ...`. */
export function refusalText(refusal: RefusalReport, at: Moment): string {
  const { agent, what, why } = refusal;
  return `${momentText(refusal, at)}: ${what} of ${agent}, since ${why}`;
}

/** `mode event-driven, batchWindow 3`. */
function changeText(change: TriggerChange): string {
  const parts = Object.entries(change).map(([name, value]) => `${name} ${valueText(name, value)}`);
  return parts.join(', ') || 'nothing';
}

function valueText(name: string, value: unknown): string {
  if (name === 'triggerOn' && Array.isArray(value)) {
    // The keys of a change have the types of the trigger that they replace.
    return wakeOnText({ triggerOn: value as WakeEvent[] });
  }
  if (value === null) return 'never';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What decides about pending messages, a sentence without its subject and full stop. */
export function ruleText(group: PendingReport, poll: Moment | null, at: Moment): string {
  const { rule, count, trigger, dueFrom, dueTo, filters } = group;
  const [it, wakes] = count === 1 ? ['it', 'wakes'] : ['they', 'wake'];
  const doesNot = count === 1 ? 'does not' : 'do not';
  const isShown = `${it} ${count === 1 ? 'is' : 'are'} shown at the next wake, whatever causes it`;
  switch (rule) {
    case 'due':
      return `${it} ${wakes} it as soon as nothing holds it`;
    case 'batch-window':
      return dueFrom === null || dueTo === null || dueFrom.tick === dueTo.tick
        ? `${it} ${count === 1 ? 'waits' : 'wait'} for others (batch window) until ${momentText(dueFrom ?? at, at)}`
        : `${it} wait for others (batch window), the first until ${momentText(dueFrom, at)}, the last until ${momentText(dueTo, at)}`;
    case 'filter':
      return `${it} ${doesNot} wake it: Wake on takes ${trigger} only with ${filters.map(filterText).join(' or ')}; ${isShown}`;
    case 'not-in-wake-on':
      return `${it} ${doesNot} wake it: ${trigger} is not in its Wake on; ${isShown}`;
    case 'polling':
      return `it polls, and sees ${count === 1 ? 'it' : 'them'} at its next wake${poll === null ? '' : `; the next poll is ${momentText(poll, at)}`}`;
  }
}

function filterText(filter: Readonly<Record<string, string>>): string {
  return Object.entries(filter)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

/** `its cooldown, until tick 130 (01:05)`; `parked: two answers were not valid; it keeps its mail until it is released`. */
export function holdText({ kind, until, reason, budgets }: HoldReport, at: Moment): string {
  const end = until === null ? 'and it never ends' : `until ${momentText(until, at)}`;
  if (reason !== undefined) return failureText(kind, reason, until === null ? null : end);
  const spent = budgets.map(({ owner, period, unit, limit, spent: used, price }) => {
    const amount = (value: number): string =>
      unit === 'tokens' ? formatNumberOf(value, 'token') : formatUsd(value);
    const whose = owner === 'org' ? "the org's" : 'its';
    return `of ${whose} ${period} ${amount(limit)}, ${amount(used)} ${unit === 'tokens' ? 'are' : 'is'} spent and a wake takes ${amount(price)}`;
  });
  return [HOLD_TEXTS[kind], end, ...spent].join(', ');
}

/** Of a hold that came of a failed turn; `end` is a clause, null where only a release ends it. */
export function failureText(kind: HoldKind, reason: string, end: string | null): string {
  const what = kind === 'failing' || kind === 'parked' ? kind : HOLD_TEXTS[kind];
  return `${what}: ${reason}; it keeps its mail ${end ?? 'until it is released'}`;
}
