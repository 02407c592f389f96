// The adapters against a server that is not ours: aimock speaks all three protocols, written by others from the same
// documentation. Its gaps: Ollama's usage is always 0, Anthropic's is what the fixture says.
import { LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ModelAdapter } from '#models/adapter';
import { createAnthropicAdapter } from '#models/anthropic';
import { ModelError } from '#models/model-error';
import { createOllamaAdapter } from '#models/ollama';
import { createOpenaiAdapter } from '#models/openai';
import { accessOf, optionsOf, requestOf } from './adapter-request.js';

const mock = new LLMock({ port: 0, logLevel: 'silent' });
beforeAll(() => mock.start());
afterAll(() => mock.stop());
afterEach(() => void mock.reset());

const INPUT = { actions: [{ action: 'message', to: 'lead', body: '漢字 👩🏽‍🚀 "so"' }] };

const PEERS: readonly {
  name: string;
  create: () => ModelAdapter;
  model: string;
  usage: Record<string, number>;
  reported: Record<string, unknown>;
}[] = [
  {
    name: 'anthropic',
    create: () => createAnthropicAdapter(accessOf(mock.url)),
    model: 'claude-opus-5-5',
    usage: { input_tokens: 321, output_tokens: 12 },
    reported: { input_tokens: 321, output_tokens: 12 },
  },
  {
    name: 'openai',
    create: () => createOpenaiAdapter(accessOf(`${mock.url}/v1`)),
    model: 'gpt-5-mini',
    usage: { prompt_tokens: 321, completion_tokens: 12, total_tokens: 333 },
    reported: { prompt_tokens: 321, completion_tokens: 12, total_tokens: 333 },
  },
  {
    name: 'ollama',
    create: () => createOllamaAdapter(accessOf(mock.url)),
    model: 'llama3.2',
    usage: {},
    reported: { prompt_eval_count: 0, eval_count: 0 },
  },
];

describe.each(PEERS)('$name', ({ name, create, model, usage, reported }) => {
  const call = () => create().call(requestOf({ model }), optionsOf());

  it('answers in prose', async () => {
    mock.onMessage(/order/u, { content: 'Well, 漢字.', usage });
    const reply = await call();
    expect(reply).toMatchObject({ text: 'Well, 漢字.', stopReason: 'end', model });
    expect(reply.usage?.raw).toMatchObject(reported);
  });

  it('answers by the tool, or in the form', async () => {
    const text = JSON.stringify(INPUT);
    // Ollama is asked for a form, and has no tool.
    if (name === 'ollama') mock.onMessage(/order/u, { content: text });
    else mock.onMessage(/order/u, { toolCalls: [{ name: 'act', arguments: text }], usage });
    const reply = await call();
    expect(JSON.parse(reply.text)).toEqual(INPUT);
    expect(reply).toMatchObject({ stopReason: 'end', model });
    expect(reply.usage?.raw).toMatchObject(reported);
  });

  it.each([
    [400, 'invalid-request'],
    [401, 'unauthorized'],
    [404, 'not-found'],
    [429, 'rate-limited'],
    [500, 'server'],
    [503, 'overloaded'],
    [529, 'overloaded'],
  ] as const)('fails with %i', async (status, kind) => {
    mock.nextRequestError(status, { message: 'as scripted', type: 'some_error' });
    const error: unknown = await call().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelError);
    expect((error as ModelError).facts).toMatchObject({ kind, status });
    expect(mock.getRequests()).toHaveLength(1);
  });

  it('is cut off in the middle', async () => {
    mock.onMessage(/order/u, { content: 'word '.repeat(200) }, { truncateAfterChunks: 3 });
    const error: unknown = await call().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelError);
    expect((error as ModelError).facts).toMatchObject({ kind: 'network', mayBeBilled: true });
  });

  it('is reachable', async () => {
    expect(await create().reach(new AbortController().signal)).toMatchObject({ kind: 'reachable' });
  });
});
