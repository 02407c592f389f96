// A moment after which nobody waits any longer.

/** Aborts after `delayMs`; a program that is done earlier is not kept waiting for it. */
export function deadline(delayMs: number): AbortSignal {
  return AbortSignal.timeout(delayMs);
}
