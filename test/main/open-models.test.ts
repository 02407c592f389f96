// From the models of an org to where their calls go.
import { describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import type { Variables } from '#live/providers/settle-provider';
import { openModels } from '#main/open-models';
import { openPricing } from '#main/open-pricing';
import { openProviders } from '#main/open-providers';
import type { Provider } from '#models/adapter';
import { createOllamaAdapter } from '#models/ollama';

const KEYS: Variables = { ANTHROPIC_API_KEY: 'sk-ant', OPENAI_API_KEY: 'sk-open' };
const PRICES = JSON.stringify({
  models: { 'openai/acme': { input: 1, output: 2 } },
  aliases: { house: 'openai/acme', small: 'ollama/Llama3.2' },
});

async function open(models: readonly string[], variables = KEYS, config: object | null = null) {
  const connected: [Provider, string | null][] = [];
  const file = { name: '/c.json', text: JSON.stringify({ providers: config ?? {} }) };
  const opened = await openModels(models, {
    pricing: await openPricing('catalog', models, { name: 'prices.json', text: PRICES }),
    providers: openProviders(variables, { path: '/c.json', file, isOpenToOthers: false }),
    connect: async (provider, settings) => {
      connected.push([provider, settings?.endpoint.host ?? null]);
      const none = () => Promise.reject(new Error('nobody is asked'));
      return {
        ...createOllamaAdapter({
          apiKey: null,
          baseUrl: null,
          send: none,
          doLater: () => () => undefined,
        }),
        provider,
      };
    },
  });
  return { ...opened, connected };
}
const routed = async (model: string, variables = KEYS) => {
  const route = (await open([model], variables)).routes.get(model);
  return [route?.provider, route?.name, route?.cost.kind];
};

describe('a model is asked for under the name that is priced', () => {
  test.each([
    ['claude-opus', 'anthropic', 'claude-opus-5-5', 'priced'],
    ['opus', 'anthropic', 'claude-opus-5-5', 'priced'],
    ['anthropic/claude-opus-4.8', 'anthropic', 'claude-opus-4-8', 'priced'],
    ['claude-haiku-4-5-20251001', 'anthropic', 'claude-haiku-4-5-20251001', 'priced'],
    ['claude-sonnet-4-20250514', 'anthropic', 'claude-sonnet-4-0', 'priced'],
    ['claude-unheard-of-9', 'anthropic', 'claude-unheard-of-9', 'unpriced'],
    ['gpt-4o', 'openai', 'gpt-4o', 'priced'],
    ['openai/Qwen/Qwen3-8B', 'openai', 'Qwen/Qwen3-8B', 'unpriced'],
    ['house', 'openai', 'acme', 'priced'],
    ['ollama/Llama3.2:Latest', 'ollama', 'Llama3.2:Latest', 'free'],
    ['ollama/gpt-oss:120b-cloud', 'ollama', 'gpt-oss:120b-cloud', 'unpriced'],
    ['dry-run', 'dry-run', 'dry-run', 'free'],
  ])('%s', async (model, ...wanted) => {
    expect(await routed(model)).toEqual(wanted);
  });

  test('what Ollama runs in its cloud is not free', async () => {
    const cloud = { ...KEYS, OLLAMA_HOST: 'ollama.com' };
    expect(await routed('ollama/llama3.2', cloud)).toEqual(['ollama', 'llama3.2', 'unpriced']);
  });
});

test('each provider is connected once, and has its limits', async () => {
  const models = ['claude-opus', 'claude-haiku', 'ollama/a', 'ollama/b', 'dry-run', 'claude-opus'];
  const { connected, limitsOf, routes } = await open(models, KEYS, {
    anthropic: { concurrency: 7, timeoutSeconds: 9, outputTokensMax: 5 },
  });
  expect(connected).toEqual([
    ['anthropic', 'api.anthropic.com'],
    ['ollama', '127.0.0.1:11434'],
    ['dry-run', null],
  ]);
  expect([limitsOf('anthropic').concurrency, limitsOf('ollama').concurrency]).toEqual([7, 1]);
  expect(limitsOf('dry-run').concurrency).toBeGreaterThan(100);
  expect(routes.get('claude-opus')).toMatchObject({ silenceMsMax: 9000, outputTokensMax: 5 });
});

test('nothing is connected for providers that no agent uses, whatever is wrong with them', async () => {
  const variables = { ...KEYS, OPENAI_BASE_URL: 'http://169.254.169.254' };
  const { connected, notices } = await open(['claude-opus'], variables);
  expect([connected.length, notices]).toEqual([1, []]);
});

test('whoever starts a run is told where keys go, if not where they go by themselves', async () => {
  const variables = { ...KEYS, ANTHROPIC_BASE_URL: 'https://gateway.example' };
  expect((await open(['claude-opus', 'gpt-4o'], variables)).notices).toEqual([
    'anthropic is asked at gateway.example (ANTHROPIC_BASE_URL); the key of ANTHROPIC_API_KEY is sent there.',
  ]);
});

describe('refused before anything is sent', () => {
  test.each([
    [
      'no key',
      'claude-opus',
      {},
      'claude-opus is a model of anthropic, and there is no key for it.',
    ],
    ['nobody’s', 'acme/large', KEYS, 'Nobody is known to run the model "acme/large"'],
    [
      'a hostile address',
      'gpt-4o',
      { ...KEYS, OPENAI_BASE_URL: 'https://api.openai.com@evil.example' },
      'The address in OPENAI_BASE_URL holds a user name or a password.',
    ],
  ])('%s', async (_what, model, variables, sentence) => {
    const opened = open([model], variables);
    await expect(opened).rejects.toThrow(sentence);
    await expect(opened).rejects.toBeInstanceOf(OrgsimError);
  });
});
