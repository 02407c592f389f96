// One request to one adapter, cut off at its deadline whatever the adapter does. Knows no ledger and no second try.

import type { Clock } from '#base/clock';
import { onAbort } from '#base/on-abort';
import type { ModelReply, ModelRequest } from '#models/adapter';
import type { ModelErrorFacts } from '#models/model-error';
import { ModelError } from '#models/model-error';
import { joinSignals } from './joined-signal.js';
import type { ModelRoute } from './model-route.js';

export type Sent = { readonly latencyMs: number } & (
  | { readonly kind: 'reply'; readonly reply: ModelReply }
  | { readonly kind: 'error'; readonly error: ModelError }
  /** The adapter rejected with what is no ModelError. */
  | { readonly kind: 'bug'; readonly cause: unknown }
);

export interface SendOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Of the clock's `elapsed`. */
  readonly latestMs: number;
  readonly onText: (charactersSoFar: number) => void;
}

/** For an adapter to let go of a request that is cut off, and to say what it knows of its usage. */
const GRACE_MS = 2000;

/** Never rejects. */
export async function sendRequest(
  request: ModelRequest,
  { adapter, silenceMsMax, provider }: ModelRoute,
  { clock, signal, latestMs, onText }: SendOptions,
): Promise<Sent> {
  const startMs = clock.elapsed();
  const leftMs = Math.max(0, latestMs - startMs);
  const cut = joinSignals(signal);
  const ended = new AbortController();
  let isLate = false;
  void clock.sleep(leftMs, ended.signal).then(() => {
    isLate = !ended.signal.aborted && !signal.aborted;
    if (isLate) cut.abort();
  });
  const latencyMs = (): number => Math.round(clock.elapsed() - startMs);
  try {
    const options = { signal: cut.signal, silenceMsMax: Math.min(silenceMsMax, leftMs), onText };
    const hung = whenHung(clock, cut.signal, ended.signal, provider);
    const reply = await Promise.race([adapter.call(request, options), hung]);
    return { kind: 'reply', reply, latencyMs: latencyMs() };
  } catch (cause) {
    if (!(cause instanceof ModelError)) return { kind: 'bug', cause, latencyMs: latencyMs() };
    const error = isLate ? lateError(cause, provider) : cause;
    return { kind: 'error', error, latencyMs: latencyMs() };
  } finally {
    ended.abort();
    cut.release();
  }
}

/** Rejects some time after the request was cut off; does nothing once it has ended. */
async function whenHung(
  clock: Clock,
  cut: AbortSignal,
  ended: AbortSignal,
  provider: string,
): Promise<never> {
  if (!cut.aborted) await new Promise<void>((resolve) => onAbort(cut, resolve));
  await clock.sleep(GRACE_MS, ended);
  throw new ModelError(`A request to ${provider} was cut off, and did not end.`, HUNG);
}

const HUNG: ModelErrorFacts = {
  kind: 'aborted',
  status: null,
  retryAfter: null,
  mayBeBilled: true,
  usage: null,
};

/** It was we who hung up, and the provider that took too long. */
function lateError(cause: ModelError, provider: string): ModelError {
  if (cause.facts.kind !== 'aborted') return cause;
  const message = `${provider} did not answer before the deadline of the call.`;
  return new ModelError(message, { ...cause.facts, kind: 'timeout' }, cause);
}
