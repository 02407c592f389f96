// OpenAI's own client against real inference: a forced tool is called with arguments that fit it, usage is true.
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACT, isAct } from './act-form.js';
import type { Inference } from './inference.js';
import { startInference } from './inference.js';
import { MODEL_NAME } from './model-defaults.js';
import { serveOpenAi } from './openai-server.js';
import type { HttpServer } from './serve-http.js';

let inference: Inference;
let server: HttpServer;
let client: OpenAI;
beforeAll(async () => {
  inference = await startInference(1);
  server = await serveOpenAi(inference);
  client = new OpenAI({ apiKey: 'none', baseURL: `${server.url}/v1`, maxRetries: 0 });
});
afterAll(async () => {
  await server?.close();
  await inference?.close();
});

const request = {
  model: MODEL_NAME,
  messages: [
    { role: 'system' as const, content: 'You are Lead.' },
    { role: 'user' as const, content: 'An order came: ship it.' },
  ],
  tools: [{ type: 'function' as const, function: { name: 'act', parameters: ACT } }],
  tool_choice: { type: 'function' as const, function: { name: 'act' } },
  max_completion_tokens: 400,
};

test('a forced tool is called, streamed, with arguments that fit', async () => {
  const stream = client.chat.completions.stream({
    ...request,
    stream_options: { include_usage: true },
  });
  const { choices, usage } = await stream.finalChatCompletion();
  expect(choices).toMatchObject([
    { finish_reason: 'tool_calls', message: { tool_calls: [{ function: { name: 'act' } }] } },
  ]);
  const [call] = choices[0]?.message.tool_calls ?? [];
  expect(call?.type === 'function' && isAct(JSON.parse(call.function.arguments))).toBe(true);
  expect(usage?.prompt_tokens).toBeGreaterThan(40);
  expect(usage?.completion_tokens).toBeGreaterThan(5);
});

test('at once it says the same, at the same price', async () => {
  const stream = client.chat.completions.stream({
    ...request,
    stream_options: { include_usage: true },
  });
  const streamed = await stream.finalChatCompletion();
  const whole = await client.chat.completions.create(request);
  const textOf = ({ choices }: typeof whole) => {
    const [call] = choices[0]?.message.tool_calls ?? [];
    return call?.type === 'function' ? call.function.arguments : '';
  };
  expect(isAct(JSON.parse(textOf(whole)))).toBe(true);
  expect(textOf(streamed)).toBe(textOf(whole));
  expect(streamed.usage).toEqual(whole.usage);
});

test('what is cut short says so', async () => {
  const { choices, usage } = await client.chat.completions.create({
    ...request,
    max_completion_tokens: 3,
  });
  expect(choices).toMatchObject([{ finish_reason: 'length' }]);
  expect(usage?.completion_tokens).toBe(3);
});

test('without a tool it writes, in the form that is asked for', async () => {
  const { choices } = await client.chat.completions.create({
    model: MODEL_NAME,
    messages: request.messages,
    response_format: { type: 'json_schema', json_schema: { name: 'act', schema: ACT } },
  });
  expect(isAct(JSON.parse(choices[0]?.message.content ?? ''))).toBe(true);
});

test.each([
  ['a model', { ...request, model: 'gpt' }, 404],
  [
    'a tool',
    { ...request, tool_choice: { type: 'function' as const, function: { name: 'x' } } },
    400,
  ],
])('%s that is not there is refused', async (_what, asked, status) => {
  await expect(client.chat.completions.create(asked)).rejects.toMatchObject({ status });
});
