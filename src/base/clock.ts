// The port to time: what waits, or asks how late it is, gets a clock and knows no other. A test gives it a fake one.

export interface Clock {
  /** Milliseconds since 1970, as the wall says: for records and for dates of others. It may jump. */
  now(): number;
  /** Milliseconds since some moment; never goes back: for durations and deadlines. */
  elapsed(): number;
  /** Resolves after `delayMs`, or as soon as the signal aborts: whoever waits looks at the signal. Never rejects. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}
