// The day it is, for what tells how old something is. Nothing else may depend on it.

/** In UTC: `2026-11-30`. */
export function today(): string {
  return new Date(Date.now()).toISOString().slice(0, 10);
}
