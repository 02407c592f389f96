// The counter of tokens, loaded when it is needed.

import type { TokenCounter } from '#cost/count-tokens';

export async function createCounter(): Promise<TokenCounter> {
  const { createLocalCounter } = await import('#cost/count-tokens');
  return createLocalCounter();
}
