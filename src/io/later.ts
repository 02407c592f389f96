// Work that is put off, and may be called off until then.

/** Does `work` after `delayMs`, unless the returned function is called before. */
export function doLater(delayMs: number, work: () => void): () => void {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
}
