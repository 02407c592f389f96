// Why a call of a model failed, in a form that is the same for all providers. Whether to try again is decided here, once.

import type { ReportedUsage } from './provider.js';

export const MODEL_ERROR_KINDS = [
  /** 429. */
  'rate-limited',
  /** 503, 529. */
  'overloaded',
  /** Other 5xx, 408, 409. */
  'server',
  /** No byte for too long, or the deadline of the call. */
  'timeout',
  /** Refused, reset, a stream that ends half-way. */
  'network',
  /** The caller's signal. */
  'aborted',
  /** 401, 403. */
  'unauthorized',
  /** 404: no such model, or no such endpoint. */
  'not-found',
  /** 400, 413, 422. */
  'invalid-request',
  /** An answer that is not of the protocol. */
  'malformed',
] as const;
export type ModelErrorKind = (typeof MODEL_ERROR_KINDS)[number];

const RETRYABLE: ReadonlySet<ModelErrorKind> = new Set([
  'rate-limited',
  'overloaded',
  'server',
  'timeout',
  'network',
  'malformed',
]);

export interface ModelErrorFacts {
  readonly kind: ModelErrorKind;
  /** HTTP status; null without an answer. */
  readonly status: number | null;
  /** What `retry-after` says, as it stands; `1500ms` for a `retry-after-ms` of 1500; null without one. */
  readonly retryAfter: string | null;
  /** Whether the provider may have begun to think: then the call may be on the bill. */
  readonly mayBeBilled: boolean;
  /** What was reported before it failed. */
  readonly usage: ReportedUsage | null;
}

export class ModelError extends Error {
  readonly facts: ModelErrorFacts;

  /** `message` is a sentence for people, without any secret in it. */
  constructor(message: string, facts: ModelErrorFacts, cause?: unknown) {
    super(message, { cause });
    this.name = 'ModelError';
    this.facts = facts;
  }

  get isRetryable(): boolean {
    return RETRYABLE.has(this.facts.kind);
  }
}
