// `polling` or `event-driven`.
import type { Reading } from '#org/problem';
import type { TriggerMode } from '#org/types';

export function readTriggerMode(text: string): Reading<TriggerMode> {
  throw new Error(`not written yet: ${text}`);
}
