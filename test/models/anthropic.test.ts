// The Anthropic adapter: the contract, and what it makes of a request.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelRequest } from '#models/adapter';
import { createAnthropicAdapter } from '#models/anthropic';
import { describeAdapter } from './adapter.contract.js';
import { accessOf, optionsOf, replyOf, requestOf } from './adapter-request.js';
import type { FaultServer } from './fault-server.js';
import { startFaultServer } from './fault-server.js';
import type { Step } from './fault-steps.js';

describeAdapter('anthropic', {
  create: createAnthropicAdapter,
  path: '',
  model: 'claude-opus-5-5',
  cachedUsage: {
    input_tokens: 11,
    cache_creation_input_tokens: 5,
    cache_read_input_tokens: 900,
    output_tokens: 7,
  },
  partialUsage: { input_tokens: 11, cache_read_input_tokens: 900, output_tokens: 1 },
  requestId: 'req_fault',
  hasRefusal: true,
  hostile: {
    ANTHROPIC_BASE_URL: 'OTHER',
    ANTHROPIC_API_KEY: 'evil-key',
    ANTHROPIC_AUTH_TOKEN: 'evil-token',
    ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer evil\nX-Evil: evil',
    ANTHROPIC_LOG: 'debug',
    ANTHROPIC_PROFILE: 'evil',
  },
});

describe('anthropic: a request', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await startFaultServer();
  });
  afterAll(() => server.close());

  async function sent(more: Partial<ModelRequest> = {}, step?: Step) {
    if (step !== undefined) server.script(step);
    const request = requestOf({ model: 'claude-opus-5-5', ...more });
    const reply = await createAnthropicAdapter(accessOf(server.url)).call(request, optionsOf());
    return { reply, body: server.calls.at(-1)?.body ?? {} };
  }

  it('marks where a cache ends, for as long as is asked', async () => {
    const { body } = await sent({ cacheTtl: '1h' });
    expect(body).toMatchObject({
      model: 'claude-opus-5-5',
      max_tokens: 256,
      stream: true,
      system: [
        { type: 'text', text: 'You are the lead.\n\n' },
        { type: 'text', cache_control: { type: 'ephemeral', ttl: '1h' } },
      ],
      messages: [{ role: 'user', content: 'A new order.' }],
      tools: [{ name: 'act', input_schema: requestOf().form.schema }],
    });
    expect((await sent({ cacheTtl: null })).body).not.toMatchObject({
      system: [{}, { cache_control: {} }],
    });
  });

  it('has four marks at most, on the longest prefixes, and no empty block', async () => {
    const system = ['a', 'b', '', 'c', 'd', 'e', 'f'].map((text) => ({ text, isCacheEnd: true }));
    const { body } = await sent({ system });
    expect(
      (body.system as { text: string; cache_control?: object }[]).map(
        ({ text, cache_control }) => text.trim() + (cache_control === undefined ? '' : '!'),
      ),
    ).toEqual(['a', 'b', 'c!', 'd!', 'e!', 'f!']);
  });

  it.each([
    ['claude-opus-5-5', false],
    ['claude-sonnet-5-5-20260928', false],
    ['claude-fable-5-1', false],
    ['claude-opus-6', false],
    ['claude-opus-5', true],
    ['claude-sonnet-5-20260301', true],
    ['claude-opus-4-8', true],
    ['claude-haiku-4-5-20251001', true],
    ['claude-3-5-haiku-latest', true],
  ])('makes %s use the tool by force: %s', async (model, isForced) => {
    const { body } = await sent({ model });
    expect(body.tool_choice).toMatchObject(
      isForced ? { type: 'tool', name: 'act' } : { type: 'auto' },
    );
    expect(/Always answer/u.test(JSON.stringify(body.tools))).toBe(!isForced);
  });

  it('has no temperature and no seed: the API knows neither', async () => {
    const { body } = await sent({ temperature: 0.5, seed: 7 });
    expect(Object.keys(body)).not.toContain('temperature');
    expect(Object.keys(body)).not.toContain('seed');
  });

  it('tells what was wrong as the result of the tool', async () => {
    const reply = replyOf('{"actions":[{"action":"fly"}]}');
    const { body } = await sent({ correction: { reply, complaint: 'Nobody can fly.' } });
    expect(body.messages).toEqual([
      { role: 'user', content: 'A new order.' },
      {
        role: 'assistant',
        content: [
          {
            type: 'tool_use',
            id: 'toolu_corrected',
            name: 'act',
            input: { actions: [{ action: 'fly' }] },
          },
        ],
      },
      {
        role: 'user',
        content: [
          {
            type: 'tool_result',
            tool_use_id: 'toolu_corrected',
            is_error: true,
            content: 'Nobody can fly.',
          },
        ],
      },
    ]);
  });

  it.each([
    ['I will not. ', 'I will not.'],
    ['[1]', '[1]'],
    ['{"actions":[', '{"actions":['],
    [' ', '(nothing)'],
  ])('repeats what was no input (%j) as text', async (text, content) => {
    const { body } = await sent({ correction: { reply: replyOf(text), complaint: 'No.' } });
    expect((body.messages as object[]).slice(1)).toEqual([
      { role: 'assistant', content },
      { role: 'user', content: 'No.' },
    ]);
  });

  it('repeats what no JSON could be written of again, for all its depth, as text', async () => {
    const text = `{"actions":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const { body } = await sent({ correction: { reply: replyOf(text), complaint: 'No.' } });
    expect((body.messages as object[]).slice(1)).toEqual([
      { role: 'assistant', content: text },
      { role: 'user', content: 'No.' },
    ]);
  });

  it('reads no thoughts, and several calls as no valid answer', async () => {
    const events = [
      { type: 'message_start', message: { model: 'm', usage: { input_tokens: 1, x: null } } },
      { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'Hm' } },
      { type: 'content_block_start', index: 1, content_block: { type: 'tool_use', input: {} } },
      {
        type: 'content_block_start',
        index: 2,
        content_block: { type: 'tool_use', input: { a: 1 } },
      },
      {
        type: 'content_block_delta',
        index: 1,
        delta: { type: 'input_json_delta', partial_json: '{}' },
      },
      { type: 'content_block_delta' },
      { type: 'content_block_delta', delta: { type: 'text_delta', text: 5 } },
      { type: 'unheard_of' },
      {
        type: 'message_delta',
        delta: { stop_reason: 'brand_new' },
        usage: { output_tokens: 3, input_tokens: null },
      },
      { type: 'message_stop' },
    ];
    const body = events
      .map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
      .join('');
    const { reply } = await sent({}, { do: 'raw', contentType: 'text/event-stream', body });
    expect(reply).toMatchObject({ text: '{}\n{"a":1}', stopReason: 'other', model: 'm' });
    expect(reply.usage?.raw).toEqual({ input_tokens: 1, output_tokens: 3, x: null });
  });
});
