// Words that a live run and `orgsim runs show` have in common: what is in doubt, who is parked, what waits, what was ordered.

import { formatUsd } from '#base/format-usd';
import { toUsd } from '#base/money';
import type { Amount } from '#journal/records';
import { formatNumberOf } from './quantities.js';

const EXCERPT_CHARACTERS = 200;

/** On one line, and not too long. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= EXCERPT_CHARACTERS ? line : `${line.slice(0, EXCERPT_CHARACTERS)}…`;
}

export function doubtHeading(calls: number): string {
  return `${formatNumberOf(calls, 'call')} of which nobody knows whether the provider made it. Each counts as spent at what was reserved for it:`;
}

/** `$0.12`, or tokens where there is no price. */
export function mostText({ nanoUsd, tokens }: Amount): string {
  return nanoUsd === null
    ? `${formatNumberOf(tokens, 'token')}, unpriced`
    : formatUsd(toUsd(nanoUsd));
}

/** `where` is the path of the result as it is to be shown. */
export function orderText({
  task,
  text,
  state,
  where,
}: {
  readonly task: string | null;
  readonly text: string;
  readonly state: string;
  readonly where: string | null;
}): string {
  const name = task === null ? '' : `${task}, `;
  return `- ${name}${state}: ${excerpt(text)}${where === null ? '' : ` (${where})`}`;
}

export function parkedText(name: string, reason: string): string {
  return `- ${name}: ${excerpt(reason)}`;
}

export interface WaitingWords {
  readonly kind: 'escalation' | 'request' | 'message';
  readonly from: string;
  readonly task: string | null;
  readonly text: string;
}

export function waitingText({ kind, from, task, text }: WaitingWords): string {
  const about = task === null ? '' : `, on ${task}`;
  return `- ${KINDS[kind]} of ${from}${about}: ${excerpt(text)}${howTo(kind, task)}`;
}

const KINDS = { escalation: 'escalation', request: 'request', message: 'message' } as const;

function howTo(kind: WaitingWords['kind'], task: string | null): string {
  if (kind === 'request') return ' (--approve or --reject)';
  return kind === 'escalation' && task !== null ? ` (--answer "${task}: ...")` : '';
}

export function limitsText({
  maxUsd,
  maxCalls,
}: {
  readonly maxUsd: number | null;
  readonly maxCalls: number | null;
}): string {
  const parts = [
    ...(maxUsd === null ? [] : [`${formatUsd(maxUsd)} (--max-usd)`]),
    ...(maxCalls === null ? [] : [`${formatNumberOf(maxCalls, 'call')} (--max-calls)`]),
  ];
  return parts.length === 0 ? 'none' : parts.join(', ');
}
