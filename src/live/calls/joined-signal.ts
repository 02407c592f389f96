// Several reasons to stop as one signal. Unlike AbortSignal.any it lets go of the others when it is no longer needed: those of
// a run live as long as the run.

import { onAbort } from '#base/on-abort';

export interface JoinedSignal {
  readonly signal: AbortSignal;
  /** Aborts this one alone. */
  abort(): void;
  /** Lets go of the signals that it joins. */
  release(): void;
}

export function joinSignals(...signals: readonly AbortSignal[]): JoinedSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (signals.some(({ aborted }) => aborted)) abort();
  const releases = signals.map((signal) => onAbort(signal, abort));
  return {
    signal: controller.signal,
    abort,
    release() {
      for (const release of releases) release();
    },
  };
}
