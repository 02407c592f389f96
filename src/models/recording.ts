// Answers of models as text, one a line: the same for the same answers, without times, ids of requests or keys, so that a
// repository can keep it and a diff of it says something.

import { OrgsimError } from '#base/errors';
import { safeJson } from '#base/json-text';
import { isRecord, parseJson } from '#base/json-values';
import type { ModelReply, Provider, StopReason } from './adapter.js';
import { PROVIDERS } from './adapter.js';
import type { ModelErrorKind } from './model-error.js';
import { MODEL_ERROR_KINDS, ModelError } from './model-error.js';
import { canonicalJson } from './request-key.js';

export interface Recording {
  /** Of whom it was asked: for people. */
  readonly agent: string;
  readonly provider: Provider;
  /** Of the request. */
  readonly key: string;
  readonly outcome: RecordedReply | RecordedError;
}

export interface RecordedReply {
  readonly text: string;
  readonly stopReason: StopReason;
  readonly usage: Readonly<Record<string, unknown>> | null;
  readonly model: string | null;
}

export interface RecordedError {
  readonly kind: ModelErrorKind;
  readonly status: number | null;
  readonly mayBeBilled: boolean;
  readonly usage: Readonly<Record<string, unknown>> | null;
  readonly message: string;
}

/** Times of a provider's machine: another one every time. */
const TIMES = /_duration$|_at$|_time$|_ms$/u;

export function recordReply({ text, stopReason, usage, model }: ModelReply): RecordedReply {
  return { text, stopReason, usage: usage && timeless(usage.raw), model };
}

/** How long to wait is left out: a replay waits for nobody. */
export function recordError({ message, facts }: ModelError): RecordedError {
  const { kind, status, mayBeBilled, usage } = facts;
  return { kind, status, mayBeBilled, usage: usage && timeless(usage.raw), message };
}

export function replayOutcome(outcome: Recording['outcome'], provider: Provider): ModelReply {
  const usage = outcome.usage && { provider, raw: outcome.usage };
  if ('text' in outcome) return { ...outcome, usage, requestId: null };
  const { kind, status, mayBeBilled, message } = outcome;
  throw new ModelError(message, { kind, status, retryAfter: null, mayBeBilled, usage });
}

/**
 * Agents by name, each agent's answers in the order of its questions: an agent asks one thing at a time, so that the order
 * does not depend on who of many was answered first.
 */
export function formatRecordings(recordings: readonly Recording[]): string {
  return recordings
    .toSorted((one, other) => (one.agent < other.agent ? -1 : one.agent > other.agent ? 1 : 0))
    .map((recording) => `${safeJson(canonicalJson(recording))}\n`)
    .join('');
}

/** Throws an OrgsimError of code `input-invalid` with the line that is none. `name` is the file's, for people. */
export function parseRecordings(text: string, name: string): readonly Recording[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const recording = readRecording(parseJson(line));
    if (recording === null)
      throw new OrgsimError(
        'input-invalid',
        `Line ${at + 1} of ${name} is no recorded answer, and a replay would miss it.`,
        'Take the line out, or record again.',
      );
    return [recording];
  });
}

function readRecording(value: unknown): Recording | null {
  if (!isRecord(value)) return null;
  const { agent, provider, key, outcome } = value;
  const known = PROVIDERS.find((one) => one === provider);
  const read = readReply(outcome) ?? readError(outcome);
  if (typeof agent !== 'string' || typeof key !== 'string' || !known || read === null) return null;
  return { agent, provider: known, key, outcome: read };
}

const STOP_REASONS = ['end', 'length', 'refusal', 'other'] as const satisfies StopReason[];

function readReply(value: unknown): RecordedReply | null {
  if (!isRecord(value)) return null;
  const { text, usage, model } = value;
  const stopReason = STOP_REASONS.find((one) => one === value.stopReason);
  if (typeof text !== 'string' || stopReason === undefined) return null;
  if (!isUsage(usage) || (typeof model !== 'string' && model !== null)) return null;
  return { text, stopReason, usage, model };
}

function readError(value: unknown): RecordedError | null {
  if (!isRecord(value)) return null;
  const { status, mayBeBilled, usage, message } = value;
  const kind = MODEL_ERROR_KINDS.find((one) => one === value.kind);
  if (kind === undefined || typeof mayBeBilled !== 'boolean' || typeof message !== 'string')
    return null;
  if (!isUsage(usage) || (typeof status !== 'number' && status !== null)) return null;
  return { kind, status, mayBeBilled, usage, message };
}

function isUsage(value: unknown): value is Readonly<Record<string, unknown>> | null {
  return value === null || isRecord(value);
}

function timeless(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(raw).filter(([name]) => !TIMES.test(name)));
}
