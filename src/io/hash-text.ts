// The fingerprint of a text. Knows nothing of what is fingerprinted.

import { createHash } from 'node:crypto';

/** SHA-256 in 64 hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
