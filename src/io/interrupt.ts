// Ctrl-C during work that never pauses: it ends at once, and whoever started it can still tidy up.

import { callAsScript } from './call-as-script.js';

/** Somebody pressed Ctrl-C. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

/**
 * What `work` gives. Throws `Interrupted` on SIGINT. A handler of the process would hear of the signal only after the
 * work: Node stops a script of `vm` in the middle of it, past every `finally` inside.
 */
export function callInterruptible<T>(work: () => T): T {
  const options = { breakOnSigint: true };
  const done = callAsScript(work, options, 'ERR_SCRIPT_EXECUTION_INTERRUPTED');
  if (done === null) throw new Interrupted();
  return done.value;
}

/** Calls `stop` on SIGINT, instead of ending the process, until the returned function is called. */
export function onInterrupt(stop: (reason: Interrupted) => void): () => void {
  const listener = (): void => stop(new Interrupted());
  process.once('SIGINT', listener);
  return () => void process.removeListener('SIGINT', listener);
}
