// Who wants to hear when a signal aborts. The signal of a run has thousands of listeners at once: the platform gets one for
// all of them, since it takes many for a leak and warns.

interface Listeners {
  readonly all: Set<() => void>;
  readonly tell: () => void;
}

const LISTENERS = new WeakMap<AbortSignal, Listeners>();

/** Calls `listen` once when the signal aborts, unless the returned function is called before. Not for one that has aborted. */
export function onAbort(signal: AbortSignal, listen: () => void): () => void {
  const { all, tell } = LISTENERS.get(signal) ?? hear(signal);
  // The same function may listen twice.
  const own = (): void => listen();
  all.add(own);
  return () => {
    if (!all.delete(own) || all.size > 0) return;
    signal.removeEventListener('abort', tell);
    LISTENERS.delete(signal);
  };
}

function hear(signal: AbortSignal): Listeners {
  const all = new Set<() => void>();
  const tell = (): void => {
    LISTENERS.delete(signal);
    for (const listen of all) if (all.delete(listen)) listen();
  };
  const listeners = { all, tell };
  LISTENERS.set(signal, listeners);
  signal.addEventListener('abort', tell, { once: true });
  return listeners;
}
