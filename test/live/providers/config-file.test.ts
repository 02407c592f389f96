// The user's own configuration: what the reader and the schema that ships take, and what they say to the rest.
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import { configFileSchema } from '#live/providers/config-file-schema';
import { readConfigFile } from '#live/providers/read-config-file';

const FILE = fileURLToPath(
  new URL('../../../src/live/providers/orgsim-config.schema.json', import.meta.url),
);
const isValid = new Ajv2020({ strict: true, strictRequired: false }).compile(configFileSchema());

const read = (text: string) => readConfigFile({ name: 'config.json', text });
function refusalOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof OrgsimError) return `${error.message} ${error.hint}`;
  }
  return 'it was read';
}

test('the schema that ships is fresh (npx vitest run FILE -u writes it anew)', async () => {
  const text = `${JSON.stringify(configFileSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(FILE);
});

const anthropic = (fields: object) => ({ providers: { anthropic: fields } });

describe('both take', () => {
  test.each([
    {},
    { providers: {} },
    { $schema: './node_modules/orgsim/dist/orgsim-config.schema.json', providers: { openai: {} } },
    anthropic({ apiKey: 'sk-ant-1' }),
    anthropic({ apiKeyEnv: 'MY_KEY' }),
    anthropic({ baseUrl: 'https://gateway.example/v1' }),
    anthropic({ baseUrl: 'http://gateway.example', allowInsecure: true }),
    anthropic({
      concurrency: 1,
      requestsPerMinute: 50,
      tokensPerMinute: 100_000,
      outputTokensMax: 4096,
      timeoutSeconds: 600,
    }),
    { providers: { ollama: { baseUrl: '127.0.0.1:11434' } } },
  ])('%j', (value) => {
    expect([isValid(value), refusalOf(JSON.stringify(value))]).toEqual([true, 'it was read']);
  });
});

describe('both refuse', () => {
  test.each([
    [],
    { provider: {} },
    { providers: [] },
    { providers: { 'dry-run': {} } },
    anthropic({ apikey: 'x' }),
    anthropic({ apiKey: '' }),
    anthropic({ apiKey: 'a b' }),
    anthropic({ apiKey: 7 }),
    anthropic({ apiKey: 'a', apiKeyEnv: 'B' }),
    anthropic({ apiKeyEnv: 'sk-ant-1' }),
    anthropic({ baseUrl: 'gateway.example' }),
    anthropic({ allowInsecure: 'yes' }),
    anthropic({ concurrency: 0 }),
    anthropic({ concurrency: 1.5 }),
    anthropic({ timeoutSeconds: 601 }),
    anthropic({ timeoutSeconds: null }),
  ])('%j', (value) => {
    expect(isValid(value)).toBe(false);
    expect(refusalOf(JSON.stringify(value))).not.toBe('it was read');
  });
});

test('what it says', () => {
  const { providers } = read(
    JSON.stringify({
      providers: {
        openai: { apiKey: 'sk-canary-1', baseUrl: 'https://Gateway.example/v1/', concurrency: 2 },
        ollama: { baseUrl: '0.0.0.0' },
      },
    }),
  );
  expect(providers.get('openai')).toMatchObject({
    apiKeyEnv: null,
    baseUrl: { url: 'https://gateway.example/v1', host: 'gateway.example' },
    allowInsecure: false,
    counts: { concurrency: 2, timeoutSeconds: null },
  });
  expect(providers.get('openai')?.apiKey?.reveal()).toBe('sk-canary-1');
  expect(providers.get('ollama')?.baseUrl?.url).toBe('http://127.0.0.1:11434');
  expect(providers.has('anthropic')).toBe(false);
});

describe('a refusal says where, why, and what to write', () => {
  test.each([
    ['{', 'config.json:1:2: this is not JSON: a key in double quotes is missing. Mend it there.'],
    [
      '{"providers": {"antropic": {}}}',
      'config.json:1:16: providers: the key "antropic" is not known here. Did you mean anthropic?',
    ],
    [
      '{"providers": {"openai": {\n  "concurency": 3}}}',
      'config.json:2:3: providers.openai: the key "concurency" is not known here. Did you mean concurrency?',
    ],
    [
      '{"providers": {"openai": {"concurrency": 0}}}',
      'config.json:1:42: providers.openai.concurrency: 0 is not a whole number from 1 to 1,000. For instance: "concurrency": 4',
    ],
    [
      '{"providers": {"openai": {"baseUrl": "http://gateway.example"}}}',
      'config.json:1:38: providers.openai.baseUrl: the address sends all in plain text to another machine. Write https://, or set allowInsecure for the provider in your own configuration.',
    ],
    [
      '{"providers": {"openai": {"allowInsecure": 1}}}',
      'config.json:1:44: providers.openai.allowInsecure: a number stands where true or false is expected. Write true or false, without quotes.',
    ],
  ])('%s', (text, refusal) => {
    expect(refusalOf(text)).toBe(refusal);
  });

  test.each([
    ['a key with a space', { apiKey: 'canary key' }],
    ['a key where a name is expected', { apiKeyEnv: 'canary-key' }],
    ['a key in an address', { baseUrl: 'https://canary-key@gateway.example' }],
    ['a key in a query', { baseUrl: 'https://gateway.example/?key=canary-key' }],
    ['a key twice', { apiKey: 'canary-key', apiKeyEnv: 'CANARY_KEY' }],
    ['a key as a number of requests', { concurrency: ['canary-key'] }],
  ])('and repeats no key: %s', (_what, fields) => {
    const refusal = refusalOf(JSON.stringify(anthropic(fields)));
    expect(refusal).toContain('config.json:1:');
    expect(refusal).not.toMatch(/canary/i);
  });
});
