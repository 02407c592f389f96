// The usage that providers report, in one form in which each token counts once. A field that is missing is unknown, not zero.

import type { CallUsage } from './price-usage.js';

/**
 * `usage` of a message of Anthropic's API, or of one recorded. Its `input_tokens` exclude what was read from the cache and
 * written to it. Without `service_tier` the call is taken for one that is no batch.
 */
export function usageOfAnthropic(usage: unknown): CallUsage {
  const raw = new RawUsage(usage);
  const freshInput = raw.count('input_tokens');
  const cacheRead = raw.count('cache_read_input_tokens');
  const { write5m, write1h, written } = anthropicWrites(raw);
  const parts = [freshInput, cacheRead, written];
  return {
    freshInput,
    cacheRead,
    cacheWrite5m: write5m,
    cacheWrite1h: write1h,
    output: raw.count('output_tokens'),
    wholeInput: sumOf(parts),
    isBatch: raw.text('service_tier') === 'batch',
    unknown: raw.unknown,
  };
}

/** The split by how long entries live; of no tokens at all it needs none. */
function anthropicWrites(raw: RawUsage): {
  write5m: number | null;
  write1h: number | null;
  written: number | null;
} {
  const [total, write5m, write1h] = [
    'cache_creation_input_tokens',
    'cache_creation.ephemeral_5m_input_tokens',
    'cache_creation.ephemeral_1h_input_tokens',
  ].map((path) => raw.peek(path));
  if (isCount(write5m) && isCount(write1h)) {
    const written = write5m + write1h;
    if (!isCount(total) || total === written) return { write5m, write1h, written };
    raw.unknown.push('cache_creation');
    return { write5m: null, write1h: null, written: null };
  }
  if (total === 0) return { write5m: 0, write1h: 0, written: 0 };
  raw.unknown.push(isCount(total) ? 'cache_creation' : 'cache_creation_input_tokens');
  return { write5m: null, write1h: null, written: isCount(total) ? total : null };
}

/**
 * `usage` of OpenAI's API, of chat completions or of responses. Its `prompt_tokens` (`input_tokens`) include what was read
 * from the cache and written to it; models that write for a price report `cache_write_tokens`, all others write for none.
 * It does not say whether the call was part of a batch.
 */
export function usageOfOpenAi(usage: unknown, isBatch = false): CallUsage {
  const raw = new RawUsage(usage);
  const isChat = raw.peek('prompt_tokens') !== undefined;
  const [input, details, output] = isChat
    ? ['prompt_tokens', 'prompt_tokens_details', 'completion_tokens']
    : ['input_tokens', 'input_tokens_details', 'output_tokens'];
  const wholeInput = raw.count(input);
  const cacheRead = raw.count(`${details}.cached_tokens`);
  const written = raw.peek(`${details}.cache_write_tokens`) === undefined;
  const cacheWrite5m = written ? 0 : raw.count(`${details}.cache_write_tokens`);
  const cached = sumOf([cacheRead, cacheWrite5m]);
  const isTooMuch = wholeInput !== null && cached !== null && cached > wholeInput;
  if (isTooMuch) raw.unknown.push(`${details} (more than ${input})`);
  const isKnown = wholeInput !== null && cached !== null && !isTooMuch;
  return {
    freshInput: isKnown ? wholeInput - cached : null,
    cacheRead: isTooMuch ? null : cacheRead,
    cacheWrite5m: isTooMuch ? null : cacheWrite5m,
    cacheWrite1h: 0,
    output: raw.count(output),
    wholeInput,
    isBatch,
    unknown: raw.unknown,
  };
}

/** What Ollama's API says at the end of an answer. It counts no cache. */
export function usageOfOllama(response: unknown): CallUsage {
  const raw = new RawUsage(response);
  const input = raw.count('prompt_eval_count');
  return {
    freshInput: input,
    cacheRead: 0,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    output: raw.count('eval_count'),
    wholeInput: input,
    isBatch: false,
    unknown: raw.unknown,
  };
}

/** Reads counts by their path, and remembers those that are not there. */
class RawUsage {
  readonly unknown: string[] = [];
  readonly #usage: unknown;

  constructor(usage: unknown) {
    this.#usage = usage;
  }

  count(path: string): number | null {
    const value = this.peek(path);
    if (isCount(value)) return value;
    this.unknown.push(path);
    return null;
  }

  text(path: string): string | null {
    const value = this.peek(path);
    return typeof value === 'string' ? value : null;
  }

  /** Undefined where nothing stands, or null. */
  peek(path: string): unknown {
    let value = this.#usage;
    for (const step of path.split('.')) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
        return undefined;
      value = (value as Readonly<Record<string, unknown>>)[step];
    }
    return value ?? undefined;
  }
}

/** A whole number of tokens. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function sumOf(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>(
    (sum, part) => (sum === null || part === null ? null : sum + part),
    0,
  );
}
