// Whether and when a call that failed is tried again: the only place that decides it (the SDKs' own retries are off). Pure.

import type { RandomStream } from '#base/random-streams';
import type { ModelError } from '#models/model-error';
import { readRetryAfter, untilText } from './retry-after.js';

export interface RetryPolicy {
  /** Requests for one call, the first among them. */
  readonly attemptsMost: number;
  /** The wait after the first failure is drawn from 0 to this; twice as much after each that follows, up to the cap. */
  readonly backoffMs: number;
  readonly backoffMsMax: number;
  /** The longest `retry-after` that is waited for. */
  readonly retryAfterMsMax: number;
  /** For the call from its first request to its end: requests and the waits between them. */
  readonly deadlineMs: number;
  /** A request that would have less time than this is not sent: it would be cut off, and paid for. */
  readonly requestMsLeast: number;
}

export const RETRY_POLICY: RetryPolicy = {
  attemptsMost: 5,
  backoffMs: 500,
  backoffMsMax: 30_000,
  retryAfterMsMax: 120_000,
  deadlineMs: 600_000,
  requestMsLeast: 5000,
};

export interface Failure {
  /** Which request of the call it was, from 1. */
  readonly attempt: number;
  readonly error: ModelError;
  /** Since the call began, what it waited for its turn among others left out. */
  readonly elapsedMs: number;
  /** The wall, for dates. */
  readonly nowMs: number;
}

export type AfterFailure =
  | { readonly kind: 'retry'; readonly afterMs: number }
  /** `why` is a clause: `it is not tried again: ...`. */
  | { readonly kind: 'give-up'; readonly why: string };

/** Takes one number of `random`, whatever comes of it: the next failure of the call draws the next. */
export function afterFailure(
  { attempt, error, elapsedMs, nowMs }: Failure,
  random: RandomStream,
  policy: RetryPolicy = RETRY_POLICY,
): AfterFailure {
  const draw = random();
  if (!mayHelp(error)) return giveUp('the same request would fail again');
  if (attempt >= policy.attemptsMost) return giveUp(`it failed ${attempt} times`);
  const askedMs = readRetryAfter(error.facts.retryAfter, nowMs);
  if (askedMs !== null && askedMs > policy.retryAfterMsMax)
    return giveUp(`it takes no requests before ${untilText(askedMs, nowMs)}`);
  const backoffMs = Math.min(policy.backoffMsMax, policy.backoffMs * 2 ** (attempt - 1));
  const afterMs = Math.max(askedMs ?? 0, draw * backoffMs);
  if (elapsedMs + afterMs + policy.requestMsLeast > policy.deadlineMs)
    return giveUp(`its ${policy.deadlineMs / 60_000} minutes would be over by then`);
  return { kind: 'retry', afterMs };
}

/** 4xx that say that the request is at fault, whatever kind the error was given. */
const OURS: ReadonlySet<number> = new Set([400, 401, 403, 404, 413, 422]);

function mayHelp(error: ModelError): boolean {
  return error.isRetryable && !(error.facts.status !== null && OURS.has(error.facts.status));
}

function giveUp(why: string): AfterFailure {
  return { kind: 'give-up', why };
}
