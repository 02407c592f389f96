// Keys that a provider echoes or a model repeats are gone before anybody keeps, shows or passes on what it said.
import { expect, test } from 'vitest';
import { Secret } from '#base/secret';
import type { ModelAdapter, ModelRequest } from '#models/adapter';
import { ModelError } from '#models/model-error';
import { openAdapter } from '#models/registry';
import { createScrubbedAdapter } from '#models/scrubbed';
import { aCall, anError, aReply } from '../live/samples.js';

const KEY = 'sk-canary-0123456789';
new Secret(KEY);
const REQUEST: ModelRequest = { ...aCall().request, model: 'some-model' };
const OPTIONS = { signal: new AbortController().signal, silenceMsMax: 1000 };

function saying(answer: Awaited<ReturnType<ModelAdapter['call']>> | Error): ModelAdapter {
  return createScrubbedAdapter({
    provider: 'anthropic',
    endpoint: `proxy/${KEY}`,
    call: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
    reach: () =>
      Promise.resolve(
        answer instanceof ModelError
          ? { kind: 'unreachable', error: answer }
          : { kind: 'reachable', models: [`model-of-${KEY}`] },
      ),
  });
}

test('answers, usage, names and ids', async () => {
  const usage = { provider: 'anthropic' as const, raw: { [KEY]: 1, deep: { at: KEY } } };
  const said = { ...aReply(`{"a":"${KEY}"}`, usage), model: KEY, requestId: KEY };
  const reply = await saying(said).call(REQUEST, OPTIONS);
  expect(reply).toMatchObject({ text: '{"a":"[redacted]"}', model: '[redacted]' });
  expect(JSON.stringify(reply)).not.toContain('canary');
  expect(saying(said).endpoint).toBe('proxy/[redacted]');
  expect(JSON.stringify(await saying(said).reach(OPTIONS.signal))).not.toContain('canary');
});

test('a key that JSON spells in escapes is found where it is read', async () => {
  const spelled = Array.from(KEY, (one) => `\\u00${one.charCodeAt(0).toString(16)}`).join('');
  const { text } = await saying(aReply(`{ "a" : "${spelled}" }`)).call(REQUEST, OPTIONS);
  expect(JSON.parse(text)).toEqual({ a: '[redacted]' });
});

test('what holds none comes through to the byte', async () => {
  const text = '{ "a" : "\\u0041" }  ';
  expect(await saying(aReply(text)).call(REQUEST, OPTIONS)).toMatchObject({ text });
});

test('errors keep what they are', async () => {
  const usage = { provider: 'anthropic' as const, raw: { said: KEY } };
  const { facts } = anError('overloaded', { status: 529, retryAfter: KEY, usage });
  const failing = saying(new ModelError(`It said ${KEY}.`, facts));
  const error = await failing.call(REQUEST, OPTIONS).catch((each: unknown) => each);
  expect(error).toBeInstanceOf(ModelError);
  expect(error).toMatchObject({
    message: 'It said [redacted].',
    facts: { kind: 'overloaded', status: 529, retryAfter: '[redacted]' },
  });
  expect(JSON.stringify(error)).not.toContain('canary');
  expect(JSON.stringify(await failing.reach(OPTIONS.signal))).not.toContain('canary');
});

test('whoever opens an adapter gets one whose answers hold none', async () => {
  const adapter = await openAdapter('dry-run', {
    apiKey: null,
    baseUrl: null,
    send: () => Promise.reject(new Error('nobody is asked')),
    doLater: () => () => undefined,
  });
  const task = { given: 0, givenOpen: 0, isBlocked: false };
  const facts = {
    ...REQUEST.facts,
    reports: ['dev'],
    mayDelegate: true,
    openTasks: [{ ...task, id: 'order-1', from: 'human-principal', body: `Use ${KEY}` }],
  };
  const { text } = await adapter.call({ ...REQUEST, facts }, OPTIONS);
  expect(text).toContain('Use [redacted]');
});
