// Where keys, addresses and limits come from, and what is told of them.
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import type { ConfiguredProvider } from '#live/providers/config-keys';
import { readConfigFile } from '#live/providers/read-config-file';
import type { Variables } from '#live/providers/settle-provider';
import { endpointNotice, settleProvider } from '#live/providers/settle-provider';

const settle = (provider: ConfiguredProvider, variables: Variables, fields?: object) => {
  const text = JSON.stringify({ providers: { [provider]: fields ?? {} } });
  const file = fields === undefined ? null : readConfigFile({ name: '/ada/config.json', text });
  return settleProvider(provider, variables, file);
};
const keyOf = (...given: Parameters<typeof settle>) => {
  const { key } = settle(...given);
  return key === null ? null : [key.secret.reveal(), key.from];
};

describe('the key', () => {
  test.each<[string, ConfiguredProvider, Variables, object | undefined, string[] | null]>([
    ['none', 'anthropic', {}, undefined, null],
    ['an empty one is none', 'anthropic', { ANTHROPIC_API_KEY: ' ' }, undefined, null],
    [
      'of the environment',
      'anthropic',
      { ANTHROPIC_API_KEY: 'a\n' },
      {},
      ['a', 'ANTHROPIC_API_KEY'],
    ],
    [
      'the token that the SDK knows too',
      'anthropic',
      { ANTHROPIC_AUTH_TOKEN: 't' },
      undefined,
      ['t', 'ANTHROPIC_AUTH_TOKEN'],
    ],
    [
      'the key before the token',
      'anthropic',
      { ANTHROPIC_AUTH_TOKEN: 't', ANTHROPIC_API_KEY: 'a' },
      undefined,
      ['a', 'ANTHROPIC_API_KEY'],
    ],
    [
      'the environment before the file',
      'openai',
      { OPENAI_API_KEY: 'a' },
      { apiKey: 'f' },
      ['a', 'OPENAI_API_KEY'],
    ],
    ['of the file', 'openai', {}, { apiKey: 'f' }, ['f', '/ada/config.json']],
    [
      'of the variable that the file names, before all',
      'openai',
      { OPENAI_API_KEY: 'a', MINE: 'm' },
      { apiKeyEnv: 'MINE' },
      ['m', 'MINE'],
    ],
    [
      'of the usual one where that is not set',
      'openai',
      { OPENAI_API_KEY: 'a' },
      { apiKeyEnv: 'MINE' },
      ['a', 'OPENAI_API_KEY'],
    ],
    ['of another provider: never', 'openai', { ANTHROPIC_API_KEY: 'a' }, undefined, null],
  ])('%s', (_what, provider, variables, fields, wanted) => {
    expect(keyOf(provider, variables, fields)).toEqual(wanted);
  });

  test('is in nothing that is printed', () => {
    const settings = settle('anthropic', { ANTHROPIC_API_KEY: 'sk-canary' });
    expect(inspect(settings, { depth: null }) + JSON.stringify(settings)).not.toContain('canary');
  });

  test('that cannot be one is refused, and not repeated', () => {
    const trouble = troubleOf('anthropic', { ANTHROPIC_API_KEY: 'sk-canary\nx: y' });
    expect(trouble).toContain('ANTHROPIC_API_KEY holds a space, a line break');
    expect(trouble).not.toContain('canary');
  });
});

describe('the address', () => {
  test.each<[ConfiguredProvider, Variables, object | undefined, string, string | null]>([
    ['anthropic', {}, undefined, 'https://api.anthropic.com', null],
    ['openai', {}, undefined, 'https://api.openai.com/v1', null],
    ['ollama', {}, undefined, 'http://127.0.0.1:11434', null],
    ['anthropic', { ANTHROPIC_BASE_URL: '' }, undefined, 'https://api.anthropic.com', null],
    [
      'anthropic',
      { ANTHROPIC_BASE_URL: 'https://API.anthropic.com/' },
      undefined,
      'https://api.anthropic.com',
      null,
    ],
    [
      'anthropic',
      { ANTHROPIC_BASE_URL: 'https://g.example' },
      undefined,
      'https://g.example',
      'ANTHROPIC_BASE_URL',
    ],
    ['openai', {}, { baseUrl: 'https://f.example' }, 'https://f.example', '/ada/config.json'],
    [
      'openai',
      { OPENAI_BASE_URL: 'https://e.example' },
      { baseUrl: 'https://f.example' },
      'https://e.example',
      'OPENAI_BASE_URL',
    ],
    ['ollama', { OLLAMA_HOST: '0.0.0.0' }, undefined, 'http://127.0.0.1:11434', null],
    ['ollama', { OLLAMA_HOST: ':5000' }, undefined, 'http://127.0.0.1:5000', 'OLLAMA_HOST'],
    [
      'ollama',
      { OLLAMA_HOST: '192.168.1.5' },
      { allowInsecure: true },
      'http://192.168.1.5:11434',
      'OLLAMA_HOST',
    ],
  ])('%s %j %j', (provider, variables, fields, url, from) => {
    expect(settle(provider, variables, fields).endpoint).toMatchObject({ url, from });
  });

  test.each<[ConfiguredProvider, Variables, string]>([
    [
      'ollama',
      { OLLAMA_HOST: '192.168.1.5' },
      'The address in OLLAMA_HOST sends all in plain text to another machine.',
    ],
    [
      'anthropic',
      { ANTHROPIC_BASE_URL: 'http://g.example' },
      'The address in ANTHROPIC_BASE_URL sends all in plain text to another machine.',
    ],
    [
      'openai',
      { OPENAI_BASE_URL: 'https://169.254.169.254' },
      'The address in OPENAI_BASE_URL leads to an address',
    ],
  ])('%s %j is refused', (provider, variables, sentence) => {
    expect(troubleOf(provider, variables)).toContain(sentence);
  });

  test('that is not the usual one is told, with the host and whether a key goes there', () => {
    const gateway = { OPENAI_BASE_URL: 'https://g.example:8443/v1' };
    expect(endpointNotice(settle('openai', {}))).toBeNull();
    expect(endpointNotice(settle('openai', gateway))).toBe(
      'openai is asked at g.example:8443 (OPENAI_BASE_URL); no key is sent there.',
    );
    expect(endpointNotice(settle('openai', { ...gateway, OPENAI_API_KEY: 'k' }))).toBe(
      'openai is asked at g.example:8443 (OPENAI_BASE_URL); the key of OPENAI_API_KEY is sent there.',
    );
    expect(endpointNotice(settle('openai', { OPENAI_BASE_URL: 'http://localhost:1234/v1' }))).toBe(
      'openai is asked at localhost:1234, on this machine (OPENAI_BASE_URL); no key is sent there.',
    );
  });

  test('decides whether there must be a key', () => {
    expect(settle('openai', {}).needsKey).toBe(true);
    expect(settle('openai', { OPENAI_BASE_URL: 'http://localhost:1234' }).needsKey).toBe(false);
    expect(settle('ollama', {}).needsKey).toBe(false);
  });
});

test('the limits: four at once, one for Ollama, or as the file says', () => {
  const free = { requestsPerMinute: null, tokensPerMinute: null };
  expect(settle('anthropic', {}).limits).toEqual({ concurrency: 4, ...free });
  expect(settle('ollama', {}).limits).toEqual({ concurrency: 1, ...free });
  expect(settle('ollama', {}).silenceMsMax).toBe(300_000);
  const own = {
    concurrency: 2,
    requestsPerMinute: 50,
    tokensPerMinute: 9,
    outputTokensMax: 7,
    timeoutSeconds: 5,
  };
  expect(settle('openai', {}, own)).toMatchObject({
    limits: { concurrency: 2, requestsPerMinute: 50, tokensPerMinute: 9 },
    outputTokensMax: 7,
    silenceMsMax: 5000,
  });
});

function troubleOf(...given: Parameters<typeof settle>): string {
  try {
    settle(...given);
  } catch (error) {
    if (error instanceof OrgsimError) return `${error.message} ${error.hint}`;
  }
  return 'none';
}
