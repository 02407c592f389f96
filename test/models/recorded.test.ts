// Recording answers and giving them again: the same answers, the same bytes, nothing secret.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#io/hash-text';
import type { ModelAdapter, ModelReply, ModelRequest } from '#models/adapter';
import { ModelError } from '#models/model-error';
import { createRecordedAdapter, createRecorder } from '#models/recorded';
import type { Recording } from '#models/recording';
import { formatRecordings, parseRecordings } from '#models/recording';
import { canonicalJson, requestKey } from '#models/request-key';
import { optionsOf, replyOf, requestOf } from './adapter-request.js';

const keyOf = (more: Partial<ModelRequest> = {}) => requestKey(requestOf(more), sha256);

const error = new ModelError('Ollama (x) is overloaded (503).', {
  kind: 'overloaded',
  status: 503,
  retryAfter: 'Wed, 21 Oct 2099 07:28:00 GMT',
  mayBeBilled: false,
  usage: { provider: 'ollama', raw: { eval_count: 3, eval_duration: 12_345 } },
});

/** Gives these, one after the other. */
function scripted(...outcomes: (ModelReply | Error)[]): ModelAdapter {
  return {
    provider: 'ollama',
    endpoint: 'x',
    call: async () => {
      const next = outcomes.shift();
      if (next === undefined || next instanceof Error) throw next ?? new Error('no more');
      return next;
    },
    reach: async () => ({ kind: 'reachable', models: null }),
  };
}

async function outcomeOf(adapter: ModelAdapter, request: ModelRequest): Promise<unknown> {
  return adapter.call(request, optionsOf()).catch((thrown: unknown) => thrown);
}

describe('a key', () => {
  it('is the same for the same question, however its members are ordered', () => {
    const { facts } = requestOf();
    const turned = Object.fromEntries(Object.entries(facts).toReversed()) as typeof facts;
    expect(keyOf({ facts: turned })).toBe(keyOf());
    expect(keyOf()).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('does not depend on what changes the price alone, nor on limits, nor on ids', () => {
    expect(keyOf({ outputTokensMax: 1 })).toBe(keyOf());
    const complaint = 'No.';
    expect(keyOf({ cacheTtl: null })).toBe(keyOf({ cacheTtl: '1h' }));
    expect(keyOf({ facts: { ...requestOf().facts, tick: 9 } })).toBe(keyOf());
    expect(
      keyOf({ correction: { complaint, reply: replyOf('x', { requestId: 'req_1', model: 'm' }) } }),
    ).toBe(keyOf({ correction: { complaint, reply: replyOf('x') } }));
  });

  it.each<Partial<ModelRequest>>([
    { model: 'other' },
    { message: 'other' },
    { system: [{ text: 'other', isCacheEnd: true }] },
    { temperature: 0 },
    { seed: 0 },
    { form: { ...requestOf().form, schema: {} } },
    { facts: { ...requestOf().facts, agent: 'other' } },
    { correction: { complaint: 'No.', reply: replyOf('x') } },
    { correction: { complaint: 'Not so.', reply: replyOf('x') } },
  ])('differs where the answer may differ: %j', (more) => {
    const { facts } = requestOf();
    expect(keyOf(more)).not.toBe(keyOf());
    expect(keyOf({ correction: { complaint: 'No.', reply: replyOf('y') } })).not.toBe(keyOf(more));
    expect(facts.agent).toBe('lead');
  });

  it('stands on a form in which equal values are equal texts', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a replay', () => {
  it('gives again what was given, errors too, the n-th time the n-th', async () => {
    const kept: Recording[] = [];
    const first = replyOf('first', {
      model: 'llama3.2',
      requestId: 'req_secret',
      usage: { provider: 'ollama', raw: { eval_count: 7, total_duration: 99, load_duration: 1 } },
    });
    const recorder = createRecorder(
      scripted(error, first, replyOf('other'), replyOf('second')),
      sha256,
      (recording) => void kept.push(recording),
    );
    const requests = [
      requestOf(),
      requestOf(),
      requestOf({ facts: { ...requestOf().facts, agent: 'b' } }),
      requestOf(),
    ];
    for (const request of requests) await outcomeOf(recorder, request);
    const text = formatRecordings(kept);
    expect(text).toMatchInlineSnapshot(`
      "{"agent":"b","key":"bdbe8b1a7f1e0ec2b06038694a7d0de6b032bb31a87174c636374db21b556bc3","outcome":{"model":null,"stopReason":"end","text":"other","usage":null},"provider":"ollama"}
      {"agent":"lead","key":"6ee5b15bdf6d6ee54f3fb89e69562f6f439a2ece847777b34e7740ca9938c8ff","outcome":{"kind":"overloaded","mayBeBilled":false,"message":"Ollama (x) is overloaded (503).","status":503,"usage":{"eval_count":3}},"provider":"ollama"}
      {"agent":"lead","key":"6ee5b15bdf6d6ee54f3fb89e69562f6f439a2ece847777b34e7740ca9938c8ff","outcome":{"model":"llama3.2","stopReason":"end","text":"first","usage":{"eval_count":7}},"provider":"ollama"}
      {"agent":"lead","key":"6ee5b15bdf6d6ee54f3fb89e69562f6f439a2ece847777b34e7740ca9938c8ff","outcome":{"model":null,"stopReason":"end","text":"second","usage":null},"provider":"ollama"}
      "
    `);
    const again = createRecordedAdapter('ollama', parseRecordings(text, 'x'), sha256);
    const outcomes: unknown[] = [];
    for (const request of requests) outcomes.push(await outcomeOf(again, request));
    expect(outcomes).toMatchObject([
      { message: error.message, facts: { ...error.facts, retryAfter: null, usage: { raw: {} } } },
      { text: 'first', requestId: null, usage: { provider: 'ollama', raw: { eval_count: 7 } } },
      { text: 'other', usage: null },
      { text: 'second' },
    ]);
    expect(outcomes[0]).toBeInstanceOf(ModelError);
  });

  it('says whose answer is missing, and what to do', async () => {
    const none = createRecordedAdapter('ollama', [], sha256);
    const missing = await outcomeOf(none, requestOf({ facts: { ...requestOf().facts, tick: 12 } }));
    expect(missing).toBeInstanceOf(ModelError);
    expect(missing).toMatchObject({ facts: { kind: 'not-found', mayBeBilled: false } });
    expect(String(missing)).toMatch(/some-model for lead at tick 12.*--record/u);
  });

  it('gives nobody the answer of another provider', async () => {
    const recording = {
      agent: 'lead',
      provider: 'openai',
      key: keyOf(),
      outcome: { text: '{}', stopReason: 'end', usage: null, model: null },
    } as const;
    const replay = createRecordedAdapter('ollama', [recording], sha256);
    expect(await outcomeOf(replay, requestOf())).toBeInstanceOf(ModelError);
    const own = createRecordedAdapter('openai', [recording], sha256);
    expect(await outcomeOf(own, requestOf())).toMatchObject({ text: '{}' });
    expect(await outcomeOf(own, requestOf())).toBeInstanceOf(ModelError);
  });

  it('can be called off', async () => {
    const called = createRecordedAdapter('ollama', [], sha256).call(
      requestOf(),
      optionsOf({ signal: AbortSignal.abort() }),
    );
    await expect(called).rejects.toMatchObject({ facts: { kind: 'aborted' } });
  });
});

describe('a recorder', () => {
  it('keeps nothing of a call that was called off, and nothing of a bug', async () => {
    const kept: Recording[] = [];
    const aborted = new ModelError('Called off.', { ...error.facts, kind: 'aborted' });
    const bug = new TypeError('a bug');
    const recorder = createRecorder(scripted(aborted, bug), sha256, (one) => void kept.push(one));
    expect(await outcomeOf(recorder, requestOf())).toBe(aborted);
    expect(await outcomeOf(recorder, requestOf())).toBe(bug);
    expect(kept).toEqual([]);
    expect(recorder).toMatchObject({ provider: 'ollama', endpoint: 'x' });
    expect(await recorder.reach(new AbortController().signal)).toMatchObject({ models: null });
  });

  const recordings = fc.array(
    fc.record({
      agent: fc.constantFrom('a', 'b', 'c'),
      provider: fc.constantFrom('ollama' as const, 'openai' as const),
      key: fc.string({ maxLength: 3 }),
      outcome: fc.record({
        text: fc.string(),
        stopReason: fc.constantFrom('end' as const, 'length' as const),
        usage: fc.option(fc.dictionary(fc.string(), fc.integer()), { nil: null }),
        model: fc.option(fc.string(), { nil: null }),
      }),
    }),
    { maxLength: 12 },
  );

  it('writes the same bytes whoever was answered first, and reads them again', () => {
    fc.assert(
      fc.property(recordings, (list) => {
        const text = formatRecordings(list);
        // Agents interleave in any way; each keeps its own order.
        const byAgent = ['c', 'a', 'b'].flatMap((name) =>
          list.filter(({ agent }) => agent === name),
        );
        expect(formatRecordings(byAgent)).toBe(text);
        const read = parseRecordings(text, 'x');
        expect(formatRecordings(read)).toBe(text);
        expect(read).toHaveLength(list.length);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '{',
    '[]',
    '{"agent":"a"}',
    '{"agent":"a","key":"k","provider":"nobody","outcome":{"text":"","stopReason":"end","usage":null,"model":null}}',
    '{"agent":"a","key":"k","provider":"ollama","outcome":{"text":5,"stopReason":"end","usage":null,"model":null}}',
    '{"agent":"a","key":"k","provider":"ollama","outcome":{"kind":"odd","status":1,"mayBeBilled":true,"usage":null,"message":""}}',
  ])('refuses a line that is none: %s', (line) => {
    expect(() => parseRecordings(`\n${line}\n`, 'answers.jsonl')).toThrow(
      /^Line 2 of answers\.jsonl/u,
    );
  });
});
