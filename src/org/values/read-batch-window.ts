// `Batch window`.
import type { Duration } from '#base/duration';
import type { Reading } from '#org/problem';
import type { BatchKey } from '#org/types';

export interface BatchOverride {
  readonly key: BatchKey;
  readonly window: Duration;
}

/** `window` null: none is stated for the triggers without an override. */
export interface BatchWindow {
  readonly window: Duration | null;
  readonly overrides: readonly BatchOverride[];
}

export function readBatchWindow(text: string): Reading<BatchWindow> {
  throw new Error(`not written yet: ${text}`);
}
