// Whose a model is, and that nothing is loaded before somebody is asked.
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '#models/adapter';
import { openAdapter } from '#models/registry';
import { routeModel } from '#models/route-model';
import { accessOf } from './adapter-request.js';

describe('a model', () => {
  it.each([
    ['ollama/llama3.2', 'ollama', 'llama3.2'],
    ['ollama/hf.co/acme/tiny:q4', 'ollama', 'hf.co/acme/tiny:q4'],
    ['Ollama/claude-like', 'ollama', 'claude-like'],
    ['anthropic/claude-opus-5-5', 'anthropic', 'claude-opus-5-5'],
    ['claude-opus-5-5', 'anthropic', 'claude-opus-5-5'],
    [' claude-haiku-4-5-20251001 ', 'anthropic', 'claude-haiku-4-5-20251001'],
    ['openai/anthropic/claude-opus-5.5', 'openai', 'anthropic/claude-opus-5.5'],
    ['openai/qwen3', 'openai', 'qwen3'],
    ['gpt-5-mini', 'openai', 'gpt-5-mini'],
    ['o3', 'openai', 'o3'],
    ['o4-mini', 'openai', 'o4-mini'],
    ['chatgpt-4o-latest', 'openai', 'chatgpt-4o-latest'],
    ['dry-run', 'dry-run', 'dry-run'],
    ['dry-run/anybody', 'dry-run', 'anybody'],
  ])('%j is of %s, which calls it %s', (name, provider, model) => {
    expect(routeModel(name)).toEqual({ provider, model });
  });

  it.each(['', 'llama3.2', 'ollama/', 'openai/ ', 'acme/claude-x', 'gemini-3-pro', 'opus', 'orca'])(
    '%j is nobody’s: it says what to write',
    (name) => {
      expect(routeModel(name)).toMatchObject({ problem: expect.stringContaining('ollama/NAME') });
    },
  );
});

describe('the registry', () => {
  it.each(PROVIDERS)('opens %s', async (provider) => {
    const adapter = await openAdapter(provider, accessOf(null));
    expect(adapter.provider).toBe(provider);
    expect((await openAdapter(provider, accessOf(' '))).endpoint).toBe(adapter.endpoint);
    expect(adapter.endpoint).toBe(
      {
        anthropic: 'api.anthropic.com',
        openai: 'api.openai.com',
        ollama: '127.0.0.1:11434',
        'dry-run': null,
      }[provider],
    );
  });
});
