// `Wake on`.
import type { Reading } from '#org/problem';
import type { WakeEvent } from '#org/types';

export function readWakeOn(text: string): Reading<'all' | WakeEvent[]> {
  throw new Error(`not written yet: ${text}`);
}
