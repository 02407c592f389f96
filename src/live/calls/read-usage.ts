// The tokens of a call by kind, from what its provider reported. Pure.

import type { CallUsage } from '#cost/prices/price-usage';
import { usageOfAnthropic, usageOfOllama, usageOfOpenAi } from '#cost/prices/provider-usage';
import type { ReportedUsage } from '#models/adapter';

/** A dry run knows of none. */
const NO_CACHE = { cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };

/** What is not clear in it is null, and not zero. */
export function readUsage({ provider, raw }: ReportedUsage): CallUsage {
  switch (provider) {
    case 'anthropic':
      return usageOfAnthropic(raw);
    case 'dry-run':
      return usageOfAnthropic({ ...raw, ...NO_CACHE });
    case 'openai':
      return usageOfOpenAi(raw);
    case 'ollama':
      return usageOfOllama(raw);
  }
}
