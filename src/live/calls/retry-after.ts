// What a provider's `retry-after` means: how long nobody should ask it again. Knows no policy.

/** Seconds, fractions too; `1500ms` is what an adapter makes of `retry-after-ms`. */
const SECONDS = /^\d+(?:\.\d+)?$/;
const MILLISECONDS = /^(\d+(?:\.\d+)?)\s*ms$/i;
/** `Sun, 06 Nov 1994 08:49:37 GMT`, and the two older forms of RFC 9110, 5.6.7: they begin with the day of the week. */
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+[\w :-]+$/i;
/** What `Date` can hold. */
const DATE_MS_MAX = 8.64e15;

/**
 * Milliseconds from `nowMs` (since 1970) on, 0 for a date that is over; infinite for more than any number holds. Null for
 * what is no such value, a negative one too: then it says nothing. Source: RFC 9110, 10.2.3.
 */
export function readRetryAfter(written: string | null, nowMs: number): number | null {
  const text = written?.trim() ?? '';
  if (SECONDS.test(text)) return Number(text) * 1000;
  const milliseconds = MILLISECONDS.exec(text)?.[1];
  if (milliseconds !== undefined) return Number(milliseconds);
  if (!HTTP_DATE.test(text)) return null;
  // A form without a zone (asctime) means UTC too.
  const atMs = Date.parse(/gmt|utc/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

/** The end of such a wait, for people: `2026-01-05 12:03:20 UTC`. */
export function untilText(waitMs: number, nowMs: number): string {
  const atMs = nowMs + waitMs;
  if (!(atMs <= DATE_MS_MAX)) return 'a time that no calendar has';
  // Never earlier than it is.
  const text = new Date(Math.ceil(atMs / 1000) * 1000).toISOString();
  return `${text.slice(0, -5).replace('T', ' ')} UTC`;
}
