// Our adapters against real inference: what the contract suite asks of an answer, of a peer that nobody scripted.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grammarForm, stableForm } from '#models/actions/answer-form';
import { parseAnswer } from '#models/actions/parse-answer';
import type { ModelAdapter, ModelRequest } from '#models/adapter';
import { ModelError } from '#models/model-error';
import { createOllamaAdapter } from '#models/ollama';
import { createOpenaiAdapter } from '#models/openai';
import { accessOf, optionsOf, requestOf } from '../models/adapter-request.js';
import type { Inference } from './inference.js';
import { startInference } from './inference.js';
import { MODEL_NAME } from './model-defaults.js';
import { serveOllama } from './ollama-server.js';
import { serveOpenAi } from './openai-server.js';
import type { HttpServer } from './serve-http.js';

const POWERS = { hasReports: true, mayDelegate: true, mayRequest: false, mayDecide: false };
const KNOWN = {
  colleagues: ['human-principal', 'rosa'],
  reports: ['rosa'],
  below: ['rosa'],
  openTasks: ['order-1'],
  workableTasks: ['order-1'],
  escalatableTasks: ['order-1'],
  completableTasks: ['order-1'],
  escalatedTasks: [],
  hasRequests: false,
};

let inference: Inference;
beforeAll(async () => {
  inference = await startInference(1);
});
afterAll(() => inference?.close());

describe.each([
  {
    name: 'ollama',
    serve: serveOllama,
    create: createOllamaAdapter,
    path: '',
    form: grammarForm(POWERS, KNOWN),
    usage: ['prompt_eval_count', 'eval_count'],
    listed: `${MODEL_NAME}:latest`,
  },
  {
    name: 'openai',
    serve: serveOpenAi,
    create: createOpenaiAdapter,
    path: '/v1',
    form: stableForm(POWERS, 'strict'),
    usage: ['prompt_tokens', 'completion_tokens'],
    listed: MODEL_NAME,
  },
])('$name', ({ name, serve, create, path, form, usage: names, listed }) => {
  const isOfForm = new Ajv2020().compile(form.schema);
  let server: HttpServer;
  let adapter: ModelAdapter;
  beforeAll(async () => {
    server = await serve(inference);
    adapter = create(accessOf(server.url + path));
  });
  afterAll(() => server?.close());

  const ask = (more: Partial<ModelRequest> = {}, options: Parameters<typeof optionsOf>[0] = {}) =>
    adapter.call(
      requestOf({ model: MODEL_NAME, form, seed: 1, outputTokensMax: 2000, ...more }),
      optionsOf(options),
    );

  test.each([1, 2, 3, 4])('an answer is of the form, whatever it says (seed %i)', async (seed) => {
    const counted: number[] = [];
    const { text, stopReason, model, usage } = await ask(
      { seed },
      { onText: (characters) => counted.push(characters) },
    );
    expect({ stopReason, model }).toEqual({ stopReason: 'end', model: MODEL_NAME });
    expect(isOfForm(JSON.parse(text)), text).toBe(true);
    // A strict form has no bounds: an answer of that form may be too long all the same.
    if (name === 'ollama') expect(parseAnswer(text)).toMatchObject({ kind: 'actions' });
    expect(counted.length).toBeGreaterThan(1);
    expect(counted).toEqual([...counted].sort((a, b) => a - b));
    expect(counted.at(-1)).toBe(text.length);
    const [input, output] = names.map((name) => Number(usage?.raw[name]));
    expect(input).toBeGreaterThan(50);
    expect(output).toBeGreaterThan(5);
    expect(output).toBeLessThanOrEqual(2000);
  });

  test('the same seed says the same', async () => {
    const [first, again] = [await ask({ seed: 5 }), await ask({ seed: 5 })];
    expect(again.text).toBe(first.text);
  });

  test('an answer that is cut short says so, and what it cost', async () => {
    const { stopReason, usage, text } = await ask({ outputTokensMax: 6 });
    expect(stopReason).toBe('length');
    expect(usage?.raw[names[1] ?? '']).toBe(6);
    expect(parseAnswer(text)).toMatchObject({ kind: 'complaint' });
  });

  test('a correction makes the prompt longer', async () => {
    const reply = await ask({ outputTokensMax: 20 });
    const correction = { reply, complaint: 'There is no task order-9.' };
    const corrected = await ask({ outputTokensMax: 20, correction });
    const [before, after] = [reply, corrected].map(({ usage }) =>
      Number(usage?.raw[names[0] ?? '']),
    );
    expect(after! - before!).toBeGreaterThanOrEqual(correction.complaint.length);
  });

  test('an abort half-way ends the call, and the next one is answered', async () => {
    const stop = new AbortController();
    const called = ask({}, { signal: stop.signal, onText: () => stop.abort() });
    const error: unknown = await called.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelError);
    expect((error as ModelError).facts).toMatchObject({ kind: 'aborted', mayBeBilled: true });
    expect((await ask({ outputTokensMax: 2 })).stopReason).toBe('length');
  });

  test('a model that is not there is not found', async () => {
    const error: unknown = await ask({ model: 'llama9' }).catch((thrown: unknown) => thrown);
    expect((error as ModelError).facts).toMatchObject({ kind: 'not-found', mayBeBilled: false });
  });

  test('it is reachable, and lists the model', async () => {
    const found = await adapter.reach(new AbortController().signal);
    expect(found).toEqual({ kind: 'reachable', models: [listed] });
  });
});
