// Work as a script of `vm`: the one kind of work that Node stops wherever it is, past every `finally` inside.

import type { Context, RunningScriptOptions } from 'node:vm';
import { createContext, Script } from 'node:vm';

// Made once, at the first call: a context of its own for each would cost a millisecond.
let stage: { readonly script: Script; readonly context: Context } | null = null;

/** What `work` gives; null when it was stopped, for the reason of this code. `work` may call this again. */
export function callAsScript<T>(
  work: () => T,
  options: RunningScriptOptions,
  stopped: 'ERR_SCRIPT_EXECUTION_TIMEOUT' | 'ERR_SCRIPT_EXECUTION_INTERRUPTED',
): { readonly value: T } | null {
  stage ??= { script: new Script('work()'), context: createContext({}) };
  const { script, context } = stage;
  context.work = work;
  try {
    return { value: script.runInContext(context, options) as T };
  } catch (error) {
    // It is no instance of this side's Error: Node made it inside.
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code !== stopped) throw error;
    return null;
  }
}
