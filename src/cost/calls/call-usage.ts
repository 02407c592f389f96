// What a provider says a call has used, as one kind of numbers: the only place that knows what the providers mean by theirs.

/** Tokens of one call. The five kinds have nothing in common: their sum is all that was sent and answered. */
export interface CallUsage {
  /** Neither read from a cache nor written to one. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWrite5mTokens: number;
  readonly cacheWrite1hTokens: number;
  /** Thinking too. */
  readonly outputTokens: number;
}

export const USAGE_PROVIDERS = ['anthropic', 'openai', 'ollama'] as const;
export type UsageProvider = (typeof USAGE_PROVIDERS)[number];

/** Null where it is not what the provider gives: what is not understood is not counted. */
export function usageOf(provider: UsageProvider, raw: unknown): CallUsage | null {
  if (typeof raw !== 'object' || raw === null) return null;
  return READERS[provider](raw as RawUsage);
}

/** All input, cached or not. */
export function inputOf(usage: CallUsage): number {
  const { inputTokens, cacheReadTokens, cacheWrite5mTokens, cacheWrite1hTokens } = usage;
  return inputTokens + cacheReadTokens + cacheWrite5mTokens + cacheWrite1hTokens;
}

type RawUsage = Readonly<Record<string, unknown>>;

const READERS: Readonly<Record<UsageProvider, (raw: RawUsage) => CallUsage | null>> = {
  // `input_tokens` is without what the cache took part in. Writes of an hour are told apart only in `cache_creation`.
  anthropic(raw) {
    const parts = partOf(raw.cache_creation);
    const cacheWrite1hTokens = countIn(parts.ephemeral_1h_input_tokens);
    const writes =
      count(raw.cache_creation_input_tokens) ??
      plus(countIn(parts.ephemeral_5m_input_tokens), cacheWrite1hTokens);
    return usage({
      inputTokens: count(raw.input_tokens),
      cacheReadTokens: countIn(raw.cache_read_input_tokens),
      cacheWrite5mTokens: minus(writes, cacheWrite1hTokens),
      cacheWrite1hTokens,
      outputTokens: count(raw.output_tokens),
    });
  },
  // `prompt_tokens` are with those from the cache; `input_tokens` is what the Responses API calls them.
  openai(raw) {
    const prompt = count(raw.prompt_tokens) ?? count(raw.input_tokens);
    const details = partOf(raw.prompt_tokens_details ?? raw.input_tokens_details);
    const cacheReadTokens = countIn(details.cached_tokens);
    return usage({
      inputTokens: minus(prompt, cacheReadTokens),
      cacheReadTokens,
      cacheWrite5mTokens: 0,
      cacheWrite1hTokens: 0,
      outputTokens: count(raw.completion_tokens) ?? count(raw.output_tokens),
    });
  },
  ollama(raw) {
    return usage({
      inputTokens: count(raw.prompt_eval_count),
      cacheReadTokens: 0,
      cacheWrite5mTokens: 0,
      cacheWrite1hTokens: 0,
      outputTokens: count(raw.eval_count),
    });
  },
};

type Counts = { readonly [Kind in keyof CallUsage]: number | null };

function usage(counts: Counts): CallUsage | null {
  const isWhole = Object.values(counts).every((value) => value !== null);
  return isWhole ? (counts as CallUsage) : null;
}

function count(value: unknown): number | null {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : null;
}

/** What providers leave out, or give as null, where there was nothing of it. */
function countIn(value: unknown): number | null {
  return value === undefined || value === null ? 0 : count(value);
}

function partOf(value: unknown): RawUsage {
  return typeof value === 'object' && value !== null ? (value as RawUsage) : {};
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** Null where there is not as much as is to be taken away. */
function minus(from: number | null, part: number | null): number | null {
  return from === null || part === null || part > from ? null : from - part;
}
