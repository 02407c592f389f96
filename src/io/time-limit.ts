// Work that may take too long is stopped in the middle. Knows nothing of what the work is.

import type { Context } from 'node:vm';
import { createContext, Script } from 'node:vm';

const TIMED_OUT = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
/** Work that got less of a processor than this was kept waiting by others, and is begun again with more time. */
const FAIR_SHARE = 0.6;
const PATIENCE_MAX = 4;

// Made once, at the first call: a context of its own for each would cost a millisecond.
let stage: { readonly script: Script; readonly context: Context } | null = null;

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
  stage ??= { script: new Script('work()'), context: createContext({}) };
  const { script, context } = stage;
  context.work = work;
  try {
    return { value: script.runInContext(context, { timeout: limitMs }) as T };
  } catch (error) {
    // It is no instance of this side's Error: Node made it inside.
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code !== TIMED_OUT) throw error;
    return null;
  }
}
