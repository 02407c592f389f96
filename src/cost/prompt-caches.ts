// What providers say of caching the stable beginning of a prompt, model by model. Dated data with its source; knows no agent.

interface PromptCache {
  /** The models of a row, by their id in lower case. */
  readonly models: RegExp;
  /** Fewest tokens that are cached at all; null where it is not known. */
  readonly tokensMin: number | null;
  /** Seconds for which an unused entry lives; null where it is not a fixed time. */
  readonly ttlSeconds: number | null;
  /** Price of a token read from the cache, over that of a fresh one; null where no entry is written for a price. */
  readonly readFactor: number | null;
  /** US dollars for a million tokens. */
  readonly inputUsd: number | null;
  readonly outputUsd: number | null;
}

/**
 * List prices and limits. An alias is the newest version of its family; a version that is not here has no row, and nothing is
 * guessed of it.
 */
export const PROMPT_CACHES = {
  asOf: '2026-11',
  source:
    'https://platform.claude.com/docs/en/build-with-claude/prompt-caching, https://developers.openai.com/cookbook/examples/prompt_caching_201',
  /** What writing an entry costs, over the price of a fresh token: Anthropic's entries of 5 minutes. */
  writeFactor: 1.25,
  rows: [
    claude('(opus(-latest)?|opus-5-5)', null, 0.05, 4, 20),
    claude('opus-5', 512, 0.1, 5, 25),
    claude('opus-4-8', 1024, 0.1, 5, 25),
    claude('opus-4-7', 2048, 0.1, 5, 25),
    claude('opus-4-[56]', 4096, 0.1, 5, 25),
    claude('(sonnet(-latest)?|sonnet-5-5)', null, 0.05, 2, 10),
    claude('sonnet-5', 1024, 0.1, 2, 10),
    claude('sonnet-4-[56]', 1024, 0.1, 3, 15),
    claude('(haiku(-latest)?|haiku-5-5)', null, 0.1, 0.1, 0.5),
    claude('haiku-4-5', 4096, 0.1, 1, 5),
    {
      models: /^(openai\/)?gpt-4o(-\d{4}-\d{2}-\d{2}|-latest)?$/,
      tokensMin: 1024,
      ttlSeconds: null,
      readFactor: null,
      inputUsd: null,
      outputUsd: null,
    },
  ] as readonly PromptCache[],
} as const;

function claude(
  name: string,
  tokensMin: number | null,
  readFactor: number,
  inputUsd: number,
  outputUsd: number,
): PromptCache {
  const models = new RegExp(`^(anthropic/)?claude-${name}(-\\d{8})?$`);
  return { models, tokensMin, ttlSeconds: 300, readFactor, inputUsd, outputUsd };
}

/** The row of a model, or null: its cache is not known. */
export function findPromptCache(model: string): PromptCache | null {
  const id = model.trim().toLowerCase().replaceAll('.', '-');
  return PROMPT_CACHES.rows.find(({ models }) => models.test(id)) ?? null;
}
