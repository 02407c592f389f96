// Ctrl-C, and being asked to end, during work that has to be put in order first: the first time it winds up, the second time
// it ends at once, the third time Node ends the process.

export interface StopSignals {
  /** Nothing new is to be begun. */
  readonly stopping: AbortSignal;
  /** What is under way is to be broken off. */
  readonly aborting: AbortSignal;
  /** Gives both signals of the system back to Node. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** `told` is called at the first and at the second one. */
export function watchStopSignals(told?: (isSecond: boolean) => void): StopSignals {
  const stopping = new AbortController();
  const aborting = new AbortController();
  const release = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, listener);
  };
  const listener = (): void => {
    const isSecond = stopping.signal.aborted;
    if (isSecond) release();
    told?.(isSecond);
    (isSecond ? aborting : stopping).abort();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return { stopping: stopping.signal, aborting: aborting.signal, release };
}
