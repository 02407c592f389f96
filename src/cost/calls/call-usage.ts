// What recorded calls used: the usage that providers report, as old records have it. Knows no price.

import type { CallUsage, UsagePart } from '../prices/price-usage.js';
import { usageOfAnthropic, usageOfOllama, usageOfOpenAi } from '../prices/provider-usage.js';

/** Usage of which every part is known. */
export type KnownUsage = CallUsage & Readonly<Record<UsagePart | 'wholeInput', number>>;

export const USAGE_PROVIDERS = ['anthropic', 'openai', 'ollama'] as const;
export type UsageProvider = (typeof USAGE_PROVIDERS)[number];

type RawUsage = Readonly<Record<string, unknown>>;

const READERS: Readonly<Record<UsageProvider, (raw: RawUsage) => CallUsage>> = {
  anthropic: (raw) => usageOfAnthropic(withCacheOfAnthropic(raw)),
  openai: (raw) => usageOfOpenAi(withCacheOfOpenAi(raw), raw.service_tier === 'batch'),
  ollama: usageOfOllama,
};

/**
 * Session logs and old ledgers leave out what they say of caches, or have null there, where a call used none: here that is 0.
 * Null where anything else is missing, or is not what the provider gives: what is not understood is not counted.
 */
export function usageOf(provider: UsageProvider, raw: unknown): KnownUsage | null {
  const fields = partOf(raw);
  if (fields === null) return null;
  const usage = READERS[provider](fields);
  return isKnown(usage) ? usage : null;
}

/** All tokens, of input and output. */
export function tokensOf({ wholeInput, output }: KnownUsage): number {
  return wholeInput + output;
}

function isKnown(usage: CallUsage): usage is KnownUsage {
  return usage.unknown.length === 0;
}

/** The sum of what was written holds; what of it is not said to live an hour lives 5 minutes. */
function withCacheOfAnthropic(raw: RawUsage): RawUsage {
  const split = partOf(raw.cache_creation);
  const anHour = split?.ephemeral_1h_input_tokens ?? 0;
  const written = raw.cache_creation_input_tokens ?? null;
  const rest = Number(written) - Number(anHour);
  return {
    ...raw,
    cache_read_input_tokens: raw.cache_read_input_tokens ?? 0,
    cache_creation: {
      ephemeral_5m_input_tokens: written === null ? (split?.ephemeral_5m_input_tokens ?? 0) : rest,
      ephemeral_1h_input_tokens: anHour,
    },
  };
}

function withCacheOfOpenAi(raw: RawUsage): RawUsage {
  const key =
    (raw.prompt_tokens ?? null) === null ? 'input_tokens_details' : 'prompt_tokens_details';
  const details = partOf(raw[key]);
  return { ...raw, [key]: { ...details, cached_tokens: details?.cached_tokens ?? 0 } };
}

function partOf(value: unknown): RawUsage | null {
  return typeof value === 'object' && value !== null ? (value as RawUsage) : null;
}
