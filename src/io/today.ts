// The day and the moment it is, for what tells how old something is. Nothing else may depend on them.

/** In UTC: `2026-11-30`. */
export function today(): string {
  return nowIso().slice(0, 10);
}

/** ISO 8601 in UTC, to the millisecond: `2026-11-30T14:32:05.123Z`. */
export function nowIso(): string {
  return new Date(Date.now()).toISOString();
}
