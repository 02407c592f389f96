// What a provider's status, or the type of its error, means: the one table of it.

import type { ModelErrorKind } from './model-error.js';

/** Of an answer that says it by its status. */
export function kindOf(status: number): ModelErrorKind {
  if (status === 401 || status === 402 || status === 403) return 'unauthorized';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 408 || status === 409) return 'server';
  if (status === 429) return 'rate-limited';
  if (status === 503 || status === 529) return 'overloaded';
  if (status >= 500) return 'server';
  return status >= 400 ? 'invalid-request' : 'malformed';
}

/** Of the errors that come in the middle of a stream, by their type. */
export const KIND_OF_TYPE: ReadonlyMap<string, ModelErrorKind> = new Map([
  ['overloaded_error', 'overloaded'],
  ['rate_limit_error', 'rate-limited'],
  ['rate_limit_exceeded', 'rate-limited'],
  ['timeout_error', 'timeout'],
  ['invalid_request_error', 'invalid-request'],
  ['authentication_error', 'unauthorized'],
  ['permission_error', 'unauthorized'],
  ['not_found_error', 'not-found'],
]);
