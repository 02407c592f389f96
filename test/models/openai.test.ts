// The OpenAI adapter: the contract, and what it makes of a request.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest } from '#base/http-port';
import type { ModelRequest } from '#models/adapter';
import { createOpenaiAdapter } from '#models/openai';
import { describeAdapter } from './adapter.contract.js';
import { accessOf, optionsOf, replyOf, requestOf } from './adapter-request.js';
import type { FaultServer } from './fault-server.js';
import { answer, startFaultServer } from './fault-server.js';

describeAdapter('openai', {
  create: createOpenaiAdapter,
  path: '/v1',
  model: 'gpt-5-mini',
  cachedUsage: { prompt_tokens: 911, completion_tokens: 7, total_tokens: 918 },
  partialUsage: null,
  requestId: 'req_fault',
  hasRefusal: true,
  hostile: {
    OPENAI_BASE_URL: 'OTHER/v1',
    OPENAI_API_KEY: 'evil-key',
    OPENAI_ADMIN_KEY: 'evil-admin',
    OPENAI_ORG_ID: 'evil-org',
    OPENAI_PROJECT_ID: 'evil-project',
    OPENAI_CUSTOM_HEADERS: 'Authorization: Bearer evil\nX-Evil: evil',
    OPENAI_LOG: 'debug',
  },
});

describe('openai: a request', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await startFaultServer();
  });
  afterAll(() => server.close());

  /** What would go to that host: nothing leaves this machine. */
  async function sent(more: Partial<ModelRequest> = {}, host: string | null = null) {
    const asked: HttpRequest[] = [];
    const adapter = createOpenaiAdapter(
      accessOf(host === null ? `${server.url}/v1` : host, {
        send: async (request) => {
          asked.push(request);
          throw new Error('Not in a test.');
        },
      }),
    );
    await adapter.call(requestOf(more), optionsOf()).catch(() => undefined);
    return { url: asked[0]?.url, body: JSON.parse(asked[0]?.body ?? 'null') };
  }

  it('streams, with usage', async () => {
    const { body } = await sent();
    expect(body).toMatchObject({
      model: 'some-model',
      stream: true,
      stream_options: { include_usage: true },
      messages: [
        { role: 'system', content: 'You are the lead.\n\nYou may delegate.' },
        { role: 'user', content: 'A new order.' },
      ],
      tools: [{ type: 'function', function: { name: 'act' } }],
    });
    for (const absent of ['temperature', 'seed', 'parallel_tool_calls'])
      expect(Object.keys(body)).not.toContain(absent);
    expect((await sent({ temperature: 0, seed: 0 })).body).toMatchObject({
      temperature: 0,
      seed: 0,
    });
  });

  it.each([
    ['https://api.openai.com/v1', 'gpt-4.1', 'max_completion_tokens'],
    ['https://mine.openai.azure.com/openai/v1', 'gpt-4.1', 'max_completion_tokens'],
    ['https://openrouter.ai/api/v1', 'openai/gpt-5-mini', 'max_completion_tokens'],
    ['https://gateway.example/v1', 'o3-mini', 'max_completion_tokens'],
    ['http://127.0.0.1:8080/v1', 'qwen3-o1-mini', 'max_tokens'],
    ['http://127.0.0.1:1234/v1', 'openai/gpt-oss-20b', 'max_tokens'],
    ['https://notopenai.com/v1', 'mistral', 'max_tokens'],
  ])('to %s for %s says %s', async (host, model, word) => {
    const { url, body } = await sent({ model }, host);
    expect(url).toBe(`${host}/chat/completions`);
    expect(Object.keys(body).filter((key) => key.startsWith('max_'))).toEqual([word]);
    expect(body[word]).toBe(256);
  });

  it.each([
    ['https://api.openai.com/v1', 'gpt-4.1', { type: 'function', function: { name: 'act' } }],
    ['http://127.0.0.1:1234/v1', 'qwen3', 'required'],
    ['https://openrouter.ai/api/v1', 'anthropic/claude-opus-5', 'required'],
    ['https://openrouter.ai/api/v1', 'anthropic/claude-opus-5.5', 'auto'],
  ])('to %s makes %s use the tool by %j', async (host, model, choice) => {
    expect((await sent({ model }, host)).body.tool_choice).toEqual(choice);
  });

  it('is strict where the schema allows it', async () => {
    const schema = {
      type: 'object',
      properties: { actions: { type: 'array', items: { type: 'string' } } },
      required: ['actions'],
      additionalProperties: false,
    };
    const form = { name: 'act', description: '', schema };
    expect((await sent({ form })).body.tools[0].function.strict).toBe(true);
    expect((await sent()).body.tools[0].function.strict).toBeUndefined();
  });

  it('tells what was wrong as the answer of the tool', async () => {
    const correction = { reply: replyOf('{"actions":['), complaint: 'It is cut.' };
    expect((await sent({ correction })).body.messages.slice(2)).toEqual([
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          {
            id: 'call_corrected',
            type: 'function',
            function: { name: 'act', arguments: '{"actions":[' },
          },
        ],
      },
      { role: 'tool', tool_call_id: 'call_corrected', content: 'It is cut.' },
    ]);
  });

  async function answered(...chunks: object[]) {
    const body = [...chunks.map((chunk) => JSON.stringify(chunk)), '[DONE]']
      .map((data) => `data: ${data}\n\n`)
      .join('');
    server.script({ do: 'raw', contentType: 'text/event-stream', body });
    return createOpenaiAdapter(accessOf(`${server.url}/v1`)).call(requestOf(), optionsOf());
  }
  const chunkOf = (delta: object, finish_reason: string | null = null) => ({
    choices: [{ delta, finish_reason }],
  });

  it('may be refused in words', async () => {
    expect(
      await answered(
        chunkOf({ refusal: 'I can' }),
        chunkOf({ refusal: 'not.' }),
        chunkOf({}, 'stop'),
      ),
    ).toMatchObject({ text: 'I cannot.', stopReason: 'refusal' });
  });

  it('may be answered by several calls, which is no valid answer, and by odd chunks', async () => {
    const call = (index: number | undefined, text: unknown) =>
      chunkOf({ tool_calls: [{ index, function: { arguments: text } }] });
    expect(
      await answered(
        call(undefined, '{"a"'),
        call(0, ':1}'),
        call(1, '{}'),
        call(1, 5),
        { choices: 'none' },
        { choices: [null] },
        { choices: [], usage: { prompt_tokens: 4 } },
        chunkOf({}, 'brand_new'),
      ),
    ).toMatchObject({
      text: '{"a":1}\n{}',
      stopReason: 'other',
      usage: { provider: 'openai', raw: { prompt_tokens: 4 } },
    });
  });

  it('is whole without usage', async () => {
    server.script(answer('{}', { usage: null }));
    expect(
      await createOpenaiAdapter(accessOf(`${server.url}/v1`)).call(requestOf(), optionsOf()),
    ).toMatchObject({ text: '{}', usage: null });
  });

  it('never prints what an event holds', async () => {
    const body = 'event: thread.x\ndata: {"\u001b]52;c;eA==\u0007\n\n';
    server.script({ do: 'raw', contentType: 'text/event-stream', body });
    const called = createOpenaiAdapter(accessOf(`${server.url}/v1`)).call(requestOf(), optionsOf());
    await expect(called).rejects.toMatchObject({ facts: { kind: 'malformed' } });
  });
});
