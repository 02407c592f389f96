// Ollama's own client against real inference: a schema holds, tokens are counted, the same seed says the same.
import { Ollama } from 'ollama';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACT, isAct } from './act-form.js';
import type { Inference } from './inference.js';
import { startInference } from './inference.js';
import { MODEL_NAME } from './model-defaults.js';
import { serveOllama } from './ollama-server.js';
import type { HttpServer } from './serve-http.js';

let inference: Inference;
let server: HttpServer;
let client: Ollama;
beforeAll(async () => {
  inference = await startInference(1);
  server = await serveOllama(inference);
  client = new Ollama({ host: server.url });
});
afterAll(async () => {
  await server?.close();
  await inference?.close();
});

const request = {
  model: MODEL_NAME,
  messages: [
    { role: 'system', content: 'You are Lead.' },
    { role: 'user', content: 'An order came: ship it.' },
  ],
  format: ACT,
  options: { num_predict: 400 },
};

test('it is listed', async () => {
  const { models } = await client.list();
  expect(models).toMatchObject([{ name: 'random:latest' }]);
  expect(models[0]?.size).toBeGreaterThan(100_000);
});

test('a streamed answer fits the schema, whatever the seed', async () => {
  const texts = [];
  for (const seed of [1, 2, 3]) {
    const parts = await client.chat({
      ...request,
      options: { ...request.options, seed },
      stream: true,
    });
    let text = '';
    for await (const part of parts) text += part.message.content;
    expect(isAct(JSON.parse(text)), text).toBe(true);
    texts.push(text);
  }
  expect(new Set(texts).size).toBe(3);
});

test('the same seed says the same, whatever was asked between', async () => {
  const ask = async (seed: number) => {
    const { message } = await client.chat({ ...request, options: { num_predict: 80, seed } });
    return message.content;
  };
  const first = await ask(7);
  await ask(8);
  expect(await ask(7)).toBe(first);
});

test('tokens are counted: more for a longer prompt, at most as many as may be answered', async () => {
  const short = await client.chat({ ...request, options: { num_predict: 20 } });
  const [system, user] = request.messages;
  const long = await client.chat({
    ...request,
    messages: [system!, { ...user!, content: `${user?.content} ${'Quickly. '.repeat(20)}` }],
    options: { num_predict: 20 },
  });
  expect(short.eval_count).toBe(20);
  expect(short.done_reason).toBe('length');
  expect(long.prompt_eval_count - short.prompt_eval_count).toBe(' Quickly.'.length * 20 + 1);
});

test('the model answers an abort', async () => {
  const parts = await client.chat({ ...request, format: '', stream: true });
  await expect(async () => {
    for await (const part of parts) if (part.message.content !== '') parts.abort();
  }).rejects.toThrow(/abort/iu);
  // The next one is not kept waiting.
  const { done } = await client.generate({
    model: MODEL_NAME,
    prompt: 'Hm',
    options: { num_predict: 2 },
  });
  expect(done).toBe(true);
});

test('another model is not there', async () => {
  await expect(client.chat({ ...request, model: 'llama3' })).rejects.toThrow(/not found/u);
});
