// Why a request was not sent, or not once more, as errors in sentences.

import type { ModelErrorFacts } from '#models/model-error';
import { ModelError } from '#models/model-error';
import type { NoEntry } from './provider-entry.js';
import { untilText } from './retry-after.js';

interface Asked {
  readonly provider: string;
  readonly name: string;
}

interface Now {
  /** The wall, and the clock's `elapsed`. */
  readonly nowMs: number;
  readonly elapsedMs: number;
}

const UNSENT: Omit<ModelErrorFacts, 'kind'> = {
  status: null,
  retryAfter: null,
  mayBeBilled: false,
  usage: null,
};

export function unsentError(
  noEntry: NoEntry,
  { provider, name }: Asked,
  { nowMs, elapsedMs }: Now,
): ModelError {
  if (noEntry.kind === 'aborted') {
    const message = `${provider} was not asked: the run is stopping.`;
    return new ModelError(message, { ...UNSENT, kind: 'aborted' });
  }
  const { why, untilMs } = noEntry;
  const until = untilMs === null ? null : untilText(untilMs - elapsedMs, nowMs);
  if (why === 'paused') {
    const message = `${provider} is not asked: it takes no requests before ${until ?? 'some time'}.`;
    return new ModelError(message, { ...UNSENT, kind: 'rate-limited' });
  }
  const next = until === null ? 'is being tried' : `is tried again at ${until}`;
  const message = `${provider} is not asked: its ${name} kept failing, and ${next}.`;
  return new ModelError(message, { ...UNSENT, kind: 'overloaded' });
}

/** The same error, which also says why it was the last one; of one that no second try could mend, that is plain. */
export function lastError(error: ModelError, why: string): ModelError {
  if (!error.isRetryable) return error;
  const message = `${error.message.replace(/\.$/, '')}, and it is not asked again: ${why}.`;
  return new ModelError(message, error.facts, error);
}
