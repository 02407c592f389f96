// What the record of a call says of how it ended, and what it cost. Pure.

import { NO_AMOUNT } from '#journal/amounts';
import type { Amount, CallRecord, ErrorRecord, ReplyRecord } from '#journal/records';
import type { ModelReply } from '#models/adapter';
import type { ModelError } from '#models/model-error';
import type { ModelCost } from './model-route.js';
import type { Sent } from './send-request.js';
import { spentOf, spentOnFailure } from './spent-of.js';

export type Settlement = Pick<
  CallRecord,
  'usage' | 'spent' | 'isKnown' | 'reply' | 'error' | 'latencyMs'
>;

export interface Reservation {
  readonly cost: ModelCost;
  readonly reserved: Amount;
  readonly outputTokensMax: number;
}

export function settlementOf(
  sent: Sent,
  { cost, reserved, outputTokensMax }: Reservation,
): Settlement {
  const { latencyMs } = sent;
  switch (sent.kind) {
    case 'reply': {
      const { usage } = sent.reply;
      const settled = spentOf(usage, cost, reserved);
      const reply = replyRecord(sent.reply);
      return { usage: usage?.raw ?? null, ...settled, reply, error: null, latencyMs };
    }
    case 'error': {
      const { usage } = sent.error.facts;
      const settled = spentOnFailure(sent.error, cost, reserved, outputTokensMax);
      const error = errorRecord(sent.error);
      return { usage: usage?.raw ?? null, ...settled, reply: null, error, latencyMs };
    }
    case 'bug':
      return { usage: null, spent: reserved, isKnown: false, reply: null, error: BUG, latencyMs };
  }
}

/** Of a call that was reserved, and then not sent. */
export function unsentSettlement(error: ModelError): Settlement {
  return {
    usage: null,
    spent: NO_AMOUNT,
    isKnown: true,
    reply: null,
    error: errorRecord(error),
    latencyMs: 0,
  };
}

const BUG: ErrorRecord = {
  kind: 'bug',
  status: null,
  message: 'The adapter failed in a way that no adapter should.',
};

function replyRecord({ text, stopReason, model, requestId }: ModelReply): ReplyRecord {
  return { text, stopReason, model, requestId };
}

function errorRecord({ message, facts: { kind, status } }: ModelError): ErrorRecord {
  return { kind, status, message };
}
