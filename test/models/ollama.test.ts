// The Ollama adapter: the contract, and what it makes of a request.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelRequest } from '#models/adapter';
import { createOllamaAdapter } from '#models/ollama';
import { describeAdapter } from './adapter.contract.js';
import { accessOf, optionsOf, replyOf, requestOf } from './adapter-request.js';
import type { FaultServer } from './fault-server.js';
import { startFaultServer } from './fault-server.js';

describeAdapter('ollama', {
  create: createOllamaAdapter,
  path: '',
  model: 'llama3.2',
  cachedUsage: { prompt_eval_count: 11, eval_count: 7, total_duration: 5, eval_duration: 3 },
  partialUsage: null,
  requestId: null,
  hasRefusal: false,
  hostile: { OLLAMA_HOST: 'OTHER', OLLAMA_API_KEY: 'evil-key' },
});

describe('ollama: a request', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await startFaultServer();
  });
  afterAll(() => server.close());

  async function sent(more: Partial<ModelRequest> = {}) {
    await createOllamaAdapter(accessOf(server.url)).call(requestOf(more), optionsOf());
    return server.calls.at(-1)?.body ?? {};
  }

  it('streams in the form of the schema', async () => {
    expect(await sent({ seed: 7, temperature: 0.5 })).toEqual({
      model: 'some-model',
      stream: true,
      format: requestOf().form.schema,
      messages: [
        { role: 'system', content: 'You are the lead.\n\nYou may delegate.' },
        { role: 'user', content: 'A new order.' },
      ],
      options: { num_predict: 256, num_ctx: 4096, seed: 7, temperature: 0.5 },
    });
    expect((await sent()).options).toEqual({ num_predict: 256, num_ctx: 4096 });
  });

  it.each([
    [0, 256, 4096],
    [8000, 256, 8192],
    [8000, 5000, 16_384],
    [100_000, 256, 65_536],
    [1_000_000, 256, 131_072],
  ])('has room for %i bytes and %i tokens of answer: %i', async (bytes, outputTokensMax, room) => {
    const body = await sent({ message: 'x'.repeat(bytes), outputTokensMax });
    expect((body.options as { num_ctx: number }).num_ctx).toBe(room);
  });

  it('tells what was wrong in words', async () => {
    const body = await sent({ correction: { reply: replyOf('{'), complaint: 'It is cut.' } });
    expect((body.messages as object[]).slice(2)).toEqual([
      { role: 'assistant', content: '{' },
      { role: 'user', content: 'It is cut.' },
    ]);
  });

  it.each([
    [null, '127.0.0.1:11434'],
    ['', '127.0.0.1:11434'],
    ['0.0.0.0', '127.0.0.1:11434'],
    ['0.0.0.0:8080', '127.0.0.1:8080'],
    [':8080', '127.0.0.1:8080'],
    ['gpu-box', 'gpu-box:11434'],
    ['gpu-box:80', 'gpu-box'],
    ['http://gpu-box', 'gpu-box'],
    ['https://ollama.example:444/', 'ollama.example:444'],
  ])('to OLLAMA_HOST %j goes to %s', (host, endpoint) => {
    expect(createOllamaAdapter(accessOf(host)).endpoint).toBe(endpoint);
  });

  it('reads odd lines as they are', async () => {
    const lines = [
      { message: { content: '{' } },
      { message: { content: 5, thinking: 'Hm' } },
      { message: null },
      { message: { content: '}' }, done: true, done_reason: 'unload', eval_count: 0 },
      { message: { content: 'never read' } },
    ];
    server.script({
      do: 'raw',
      contentType: 'application/json',
      body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    });
    const adapter = createOllamaAdapter(accessOf(server.url));
    expect(await adapter.call(requestOf(), optionsOf())).toEqual({
      text: '{}',
      stopReason: 'other',
      usage: { provider: 'ollama', raw: { eval_count: 0 } },
      model: null,
      requestId: null,
    });
  });
});
