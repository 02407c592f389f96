// What can be seen of calls under way, for whoever shows it. Nothing depends on what a watcher does.

import type { Amount, CallId, CallRecord } from '#journal/records';
import type { PaidCall } from './paid-caller.js';

export interface CallWatcher {
  /** `line`: for other calls of ours; `provider`: it takes none now; `retry`: between two attempts. */
  waits?(call: PaidCall, why: 'line' | 'provider' | 'retry'): void;
  /** It is reserved, and goes out now. */
  sends?(call: PaidCall, id: CallId, reserved: Amount): void;
  /** While the answer comes in. */
  receives?(call: PaidCall, id: CallId, charactersSoFar: number): void;
  /** It is settled, on disk. */
  settles?(call: PaidCall, record: Omit<CallRecord, 'type' | 'at'>): void;
}
