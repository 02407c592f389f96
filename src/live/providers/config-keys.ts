// The keys of the user's own configuration, in words: the reader and the JSON schema are made of them. Knows no file.

/** Providers that can be configured: the others need nothing. */
export const CONFIGURED_PROVIDERS = ['anthropic', 'openai', 'ollama'] as const;
export type ConfiguredProvider = (typeof CONFIGURED_PROVIDERS)[number];

export const PROVIDER_TITLES: Readonly<Record<ConfiguredProvider, string>> = {
  anthropic: 'Claude, at Anthropic or behind a gateway that speaks its protocol',
  openai: 'OpenAI, or any server that speaks its protocol',
  ollama: 'models that run in Ollama',
};

/** What a provider takes, whole numbers from 1 up to the most. */
export const COUNT_KEYS = {
  concurrency: {
    description: 'requests under way at once (left out: 4; of ollama 1)',
    most: 1000,
    example: 4,
  },
  requestsPerMinute: {
    description: 'requests that are begun in a minute (left out: no limit)',
    most: 1_000_000,
    example: 50,
  },
  tokensPerMinute: {
    description: 'tokens of input and output in a minute (left out: no limit)',
    most: 1_000_000_000,
    example: 100_000,
  },
  outputTokensMax: {
    description: 'tokens of one answer at most (left out: what the run asks for)',
    most: 1_000_000,
    example: 4096,
  },
  timeoutSeconds: {
    description:
      'seconds without any byte after which a request has failed (left out: 120; of ollama 300)',
    most: 600,
    example: 120,
  },
} as const;
export type CountKey = keyof typeof COUNT_KEYS;

export const OTHER_KEYS = {
  apiKey: 'the key itself; keep the file to yourself then',
  apiKeyEnv: 'the name of the environment variable that holds the key, instead of apiKey',
  baseUrl: 'where the provider is asked, as https://gateway.example/v1 (left out: its own address)',
  allowInsecure: 'true lets baseUrl be plain HTTP to another machine: whoever listens reads all',
} as const;

export const KEY_LENGTH_MAX = 4096;
/** What can be sent in a header. */
export const KEY_PATTERN = '^[!-~]+$';
export const VARIABLE_PATTERN = '^[A-Za-z_][A-Za-z0-9_]*$';
export const BASE_URL_PATTERN = '^https?://[!-~]+$';
