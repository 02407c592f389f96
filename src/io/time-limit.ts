// Work that may take too long is stopped in the middle. Knows nothing of what the work is.

import { callAsScript } from './call-as-script.js';

/** Work that got less of a processor than this was kept waiting by others, and is begun again with more time. */
const FAIR_SHARE = 0.6;
const PATIENCE_MAX = 4;

/**
 * What `work` gives; what `late` gives when `work` is not done after `limitMs`, or after up to four times as much where
 * other programs keep the machine busy. Node watches the time on another thread and stops JavaScript wherever it is, past
 * every `finally`: `work` must leave nothing half done that anybody uses later. So no tree has to be copied between threads,
 * and callers need not wait for promises.
 */
export function callWithin<T>(limitMs: number, work: () => T, late: () => T): T {
  const started = process.cpuUsage();
  const first = attempt(limitMs, work);
  if (first !== null) return first.value;
  const { user, system } = process.cpuUsage(started);
  const share = (user + system) / 1000 / limitMs;
  if (share >= FAIR_SHARE) return late();
  const patience = Math.min(1 / share, PATIENCE_MAX);
  const second = attempt(Math.ceil(limitMs * patience), work);
  return second === null ? late() : second.value;
}

/** Null when the time was over first. */
function attempt<T>(limitMs: number, work: () => T): { readonly value: T } | null {
  return callAsScript(work, { timeout: limitMs }, 'ERR_SCRIPT_EXECUTION_TIMEOUT');
}
