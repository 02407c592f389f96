// `Timezone`.
import type { Reading } from '#org/problem';

export function readTimezone(text: string): Reading<string> {
  throw new Error(`not written yet: ${text}`);
}
