// Work as a script of `vm`: the one kind of work that Node stops wherever it is, past every `finally` inside.

import type { RunningScriptOptions } from 'node:vm';
import { Script } from 'node:vm';

/** Where the script finds the work: to make a context of its own for that takes a millisecond. */
const PLACE = Symbol.for('orgsim.work');

let script: Script | null = null;

/** What `work` gives; null when it was stopped, for the reason of this code. `work` may call this again. */
export function callAsScript<T>(
  work: () => T,
  options: RunningScriptOptions,
  stopped: 'ERR_SCRIPT_EXECUTION_TIMEOUT' | 'ERR_SCRIPT_EXECUTION_INTERRUPTED',
): { readonly value: T } | null {
  script ??= new Script(`globalThis[Symbol.for('${PLACE.description}')]()`);
  Reflect.set(globalThis, PLACE, work);
  try {
    return { value: script.runInThisContext(options) as T };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code !== stopped) throw error;
    return null;
  }
}
