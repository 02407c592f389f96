// `Tokens`, `Idle tokens`.
import type { Reading } from '#org/problem';
import type { TokenAssumption } from '#org/types';

export function readTokens(text: string): Reading<TokenAssumption> {
  throw new Error(`not written yet: ${text}`);
}
