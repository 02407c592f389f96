// Whether what a line of a journal says is a record: its type is known and the fields that the code relies on are of their
// type. Other fields are left as they are: a later version may have added them. Knows nothing of lines and checksums.

import { isRecord as isPlain } from '#base/json-values';
import type { JournalRecord } from './records.js';

type RecordType = JournalRecord['type'];
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const integer: Check = (value) => Number.isSafeInteger(value);
const measure: Check = (value) => Number.isFinite(value) && Number(value) >= 0;
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const plain: Check = (value) => isPlain(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value);
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isPlain(value) && faultIn(value, checks) === null;

const amount = shape({ nanoUsd: orNull(count), tokens: count, requests: count });
const attempt = {
  id: text,
  agent: text,
  tick: count,
  wave: count,
  attempt: count,
  provider: text,
  model: text,
};

const FIELDS: {
  readonly [T in RecordType]: Readonly<
    Record<Exclude<keyof Extract<JournalRecord, { type: T }>, 'type'>, Check>
  >;
} = {
  run: {
    version: (value) => value === JOURNAL_VERSION,
    id: text,
    at: text,
    program: text,
    org: text,
    ticks: count,
    tickSeconds: measure,
    seed: integer,
    source: shape({ name: text, text }),
    options: plain,
  },
  intent: { ...attempt, prompt: text, reserved: amount, scopes: texts, at: text },
  call: {
    ...attempt,
    wake: text,
    usage: orNull(plain),
    spent: amount,
    isKnown: flag,
    reply: orNull(shape({ text, stopReason: text, model: orNull(text), requestId: orNull(text) })),
    error: orNull(shape({ kind: text, status: orNull(integer), message: text })),
    at: text,
    latencyMs: measure,
  },
  turn: { agent: text, tick: count, wave: count, answer: plain, refusals: texts },
  doubt: { id: text, decision: oneOf('hold', 'retry', 'skip'), at: text },
  release: { agent: text, tick: count, wave: count },
  outside: { tick: count, event: plain },
  resume: { at: text, program: text, options: plain },
  stop: {
    why: oneOf('done', 'end', 'limit', 'interrupted', 'failed'),
    reason: text,
    tick: count,
    at: text,
  },
};

/** The version of journals that this program writes, and the newest that it reads. */
export const JOURNAL_VERSION = 1;

/** What is wrong with a record, as a clause about it (`its "tick" is not ...`); null for a sound one. */
export function recordFault(value: unknown): string | null {
  if (!isPlain(value)) return 'it is no JSON object';
  const { type } = value;
  if (typeof type !== 'string' || !isRecordType(type))
    return `it is of the type ${JSON.stringify(type)}, which this orgsim does not know`;
  const field = faultIn(value, FIELDS[type]);
  return field === null ? null : `its "${field}" is not what a record of type "${type}" has there`;
}

/** Call it on records without a fault. */
export function isRecord(value: unknown): value is JournalRecord {
  return recordFault(value) === null;
}

/** The version that a first record says, where it is a newer one than this program reads; null for all else. */
export function newerVersion(value: unknown): number | null {
  if (!isPlain(value) || value.type !== 'run') return null;
  const { version } = value;
  return typeof version === 'number' && version > JOURNAL_VERSION ? version : null;
}

function isRecordType(type: string): type is RecordType {
  return Object.hasOwn(FIELDS, type);
}

function faultIn(
  value: Readonly<Record<string, unknown>>,
  checks: Readonly<Record<string, Check>>,
): string | null {
  return Object.entries(checks).find(([name, check]) => !check(value[name]))?.[0] ?? null;
}
