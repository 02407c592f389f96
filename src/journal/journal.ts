// The port to a durable record: what is appended and synced is there after any crash. Knows nothing of what records mean.

import type { JournalRecord } from './records.js';

export interface Journal {
  /** What was there when it was opened, in order. */
  readonly recovered: readonly JournalRecord[];
  /** Bytes of a torn last line that were cut off when it was opened; 0 for none. */
  readonly tornBytes: number;
  /**
   * Resolves when the record is on disk, synced; calls that come together share one sync. Rejects, for this and every later
   * record, when it cannot be written: then nothing may be paid for any more.
   */
  append(record: JournalRecord): Promise<void>;
  /** Waits for what was appended, then lets go of the lock. */
  close(): Promise<void>;
}
