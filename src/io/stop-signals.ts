// Ctrl-C, and being asked to end, during work that has to be put in order first: the first time it winds up, the second time
// it ends at once, the third time Node ends the process. A terminal that is closed asks, too.

import { holdProcess } from './held-process.js';

export interface StopSignals {
  /** Nothing new is to be begun. */
  readonly stopping: AbortSignal;
  /** What is under way is to be broken off. */
  readonly aborting: AbortSignal;
  /** Gives the signals of the system back to Node. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * `told` is called at the first and at the second one. Output that nobody reads any more (Ctrl-C ends the `tee` behind it,
 * too) ends nothing meanwhile.
 */
export function watchStopSignals(told?: (isSecond: boolean) => void): StopSignals {
  const stopping = new AbortController();
  const aborting = new AbortController();
  const letEnd = holdProcess();
  const forget = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, listener);
  };
  const listener = (signal: NodeJS.Signals): void => {
    const isSecond = stopping.signal.aborted;
    // A terminal that goes tells it, and its shell tells it again: that is nobody who cannot wait.
    if (isSecond && signal === 'SIGHUP') return;
    if (isSecond) forget();
    told?.(isSecond);
    (isSecond ? aborting : stopping).abort();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  const release = (): void => {
    forget();
    letEnd();
  };
  return { stopping: stopping.signal, aborting: aborting.signal, release };
}
