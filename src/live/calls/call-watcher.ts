// What can be seen of calls under way, for whoever shows it. Nothing depends on what a watcher does.

import type { Amount, CallId, CallRecord } from '#journal/records';
import type { Provider } from '#models/adapter';
import type { PaidCall } from './paid-caller.js';

export type CallWait =
  /** For other calls of ours, or for the limits of a minute. */
  | 'line'
  /** The provider said when to come again. */
  | 'paused'
  /** The model kept failing, and is left alone for a while. */
  | 'in-trouble'
  /** Between two attempts. */
  | 'retry';

export interface CallWatcher {
  /** `forMs` is null where nobody knows how long. */
  waits?(call: PaidCall, why: CallWait, forMs: number | null): void;
  /** It is reserved, and goes out now. */
  sends?(call: PaidCall, id: CallId, reserved: Amount): void;
  /** While the answer comes in. */
  receives?(call: PaidCall, id: CallId, charactersSoFar: number): void;
  /** It is settled, on disk. */
  settles?(call: PaidCall, record: Omit<CallRecord, 'type' | 'at'>): void;
  /** Nobody asks the provider for so long: it said so. */
  pauses?(provider: Provider, forMs: number): void;
  /** A model of it kept failing, and is left alone for so long; null when it answers again. */
  breaks?(provider: Provider, model: string, forMs: number | null): void;
}
