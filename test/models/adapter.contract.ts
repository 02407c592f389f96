// What every adapter over a network must do, whoever it speaks to: called by the test of each. The peer is the fault server.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelAdapter, ModelReply, ModelRequest } from '#models/adapter';
import type { ModelErrorFacts } from '#models/model-error';
import { ModelError } from '#models/model-error';
import type { ProviderAccess } from '#models/provider-access';
import { accessOf, KEY, optionsOf, requestOf } from './adapter-request.js';
import type { FaultServer, Step } from './fault-server.js';
import { answer, startFaultServer } from './fault-server.js';

export interface AdapterUnderTest {
  readonly create: (access: ProviderAccess) => ModelAdapter;
  /** What is to be added to the server's address. */
  readonly path: string;
  /** A model that the fault server's protocol may be asked of. */
  readonly model: string;
  /** In the provider's own terms, with tokens from a cache where it knows any. */
  readonly cachedUsage: Readonly<Record<string, number>>;
  /** What is left of it where the answer breaks off in the middle. */
  readonly partialUsage: Readonly<Record<string, unknown>> | null;
  readonly requestId: string | null;
  /** Environment variables that its SDK knows: `OTHER` stands for another server, and means trouble. */
  readonly hostile: Readonly<Record<string, string>>;
  readonly hasRefusal: boolean;
}

const ANSWER = '{"actions":[{"action":"idle"}]}';

export function describeAdapter(name: string, subject: AdapterUnderTest): void {
  let server: FaultServer;
  let adapter: ModelAdapter;
  beforeAll(async () => {
    server = await startFaultServer();
    adapter = subject.create(accessOf(server.url + subject.path));
  });
  afterAll(() => server.close());

  const printed = vi.fn<() => void>();
  beforeEach(() => {
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation(printed);
  });
  // Whatever happened: nothing on the terminal, no connection left, no step of the script left over.
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    expect(printed.mock.calls).toEqual([]);
    expect(await server.openSockets()).toBe(0);
  });

  const call = (
    more: Partial<ModelRequest> = {},
    options: Parameters<typeof optionsOf>[0] = {},
  ): Promise<ModelReply> =>
    adapter.call(requestOf({ model: subject.model, ...more }), optionsOf(options));

  async function failOf(step: Step, options: Parameters<typeof optionsOf>[0] = {}) {
    const before = server.calls.length;
    server.script(step);
    const error: unknown = await call({}, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelError);
    // Never asked again by itself.
    expect(server.calls.length - before).toBe(1);
    const { message, facts, cause } = error as ModelError;
    expect(cause).toBeUndefined();
    expect(message).toMatch(/^[A-Z].*\.$/su);
    expect(message).toContain(server.url.replace('http://', ''));
    expect(JSON.stringify([message, facts])).not.toContain(KEY.slice(0, 10));
    return facts;
  }

  describe(`${name}: an answer`, () => {
    it('is the input of the tool, with usage, model and request id as they came', async () => {
      server.script(answer(ANSWER, { usage: subject.cachedUsage }));
      const counted: number[] = [];
      const reply = await call({}, { onText: (characters) => counted.push(characters) });
      expect(reply).toMatchObject({
        text: ANSWER,
        stopReason: 'end',
        model: subject.model,
        requestId: subject.requestId,
      });
      expect(reply.usage?.provider).toBe(adapter.provider);
      expect(reply.usage?.raw).toMatchObject(subject.cachedUsage);
      expect(counted.length).toBeGreaterThan(1);
      expect(counted.at(-1)).toBe(ANSWER.length);
      expect(counted).toEqual([...counted].sort((a, b) => a - b));
    });

    it('is the prose, where it is prose', async () => {
      server.script(answer('I would rather not.', { as: 'prose' }));
      expect(await call()).toMatchObject({ text: 'I would rather not.', stopReason: 'end' });
    });

    it('may have no usage: that is unknown, not zero', async () => {
      server.script(answer(ANSWER, { usage: null }));
      expect((await call()).usage).toBeNull();
    });

    it('may be cut at its length', async () => {
      server.script(answer('{"actions":[', { stop: 'length' }));
      expect(await call()).toMatchObject({ text: '{"actions":[', stopReason: 'length' });
    });

    it('may be a refusal, where the protocol knows any', async () => {
      server.script(answer('No.', { as: 'prose', stop: 'refusal' }));
      expect((await call()).stopReason).toBe(subject.hasRefusal ? 'refusal' : 'end');
    });

    it.each([1, 2, 3, 5])('is whole where characters are cut into %i bytes', async (chunkBytes) => {
      const text = '{"actions":[{"body":"é – 漢字 👩🏽‍🚀 \\u0000 \u2028"}]}';
      server.script(answer(text, {}), { do: 'answer', text, chunkBytes });
      expect((await call()).text).toBe(text);
      expect((await call()).text).toBe(text);
    });

    it('may be long', async () => {
      const text = JSON.stringify({ actions: 'word '.repeat(20_000) });
      server.script(answer(text));
      expect((await call({ outputTokensMax: 30_000 })).text).toBe(text);
    });

    it('need not wait for a connection that is not closed', async () => {
      server.script({ do: 'slow-close', text: ANSWER });
      expect((await call()).text).toBe(ANSWER);
    });

    it('may drip: each byte puts off the silence', async () => {
      server.script({ do: 'drip', everyMs: 1, text: '{}', bytes: 40 });
      const waits = { begun: 0, over: 0 };
      const slow = subject.create(
        accessOf(server.url + subject.path, {
          doLater: (delayMs) => {
            expect(delayMs).toBe(777);
            waits.begun += 1;
            return () => {
              waits.over += 1;
            };
          },
        }),
      );
      const reply = await slow.call(
        requestOf({ model: subject.model }),
        optionsOf({ silenceMsMax: 777 }),
      );
      expect(reply.text).toBe('{}');
      expect(waits.begun).toBeGreaterThan(5);
      expect(waits.over).toBe(waits.begun);
    });

    it('goes out with the key, to that host alone, and with nothing else of ours', async () => {
      server.script(answer(ANSWER));
      await call();
      const { headers, body } = server.calls.at(-1)!;
      expect(headers.authorization).toBe(`Bearer ${KEY}`);
      expect(Object.keys(headers).filter((header) => header.startsWith('x-'))).toEqual([]);
      expect(JSON.stringify(body)).not.toContain(KEY);
    });

    it('goes out without a key where there is none', async () => {
      server.script(answer(ANSWER));
      const open = subject.create(accessOf(server.url + subject.path, { apiKey: null }));
      await open.call(requestOf({ model: subject.model }), optionsOf());
      expect(server.calls.at(-1)?.headers.authorization).toBeUndefined();
    });

    it('comes from nowhere else, whatever the environment says', async () => {
      const other = await startFaultServer();
      for (const [variable, value] of Object.entries(subject.hostile))
        vi.stubEnv(variable, value.replace('OTHER', other.url));
      server.script(answer(ANSWER));
      const hardened = subject.create(accessOf(server.url + subject.path));
      expect((await hardened.call(requestOf({ model: subject.model }), optionsOf())).text).toBe(
        ANSWER,
      );
      await hardened.reach(new AbortController().signal);
      for (const { headers } of server.requests.slice(-2)) {
        expect(headers.authorization).toBe(`Bearer ${KEY}`);
        expect(JSON.stringify(headers)).not.toMatch(/evil/u);
      }
      expect(other.socketsMade).toBe(0);
      await other.close();
    });
  });

  describe(`${name}: a failure`, () => {
    const plain = { retryAfter: null, usage: null };
    it.each<[Step, Partial<ModelErrorFacts>]>([
      [
        { do: 'status', status: 400 },
        { kind: 'invalid-request', mayBeBilled: false, ...plain },
      ],
      [
        { do: 'status', status: 401 },
        { kind: 'unauthorized', mayBeBilled: false, ...plain },
      ],
      [
        { do: 'status', status: 402 },
        { kind: 'unauthorized', mayBeBilled: false },
      ],
      [
        { do: 'status', status: 403 },
        { kind: 'unauthorized', mayBeBilled: false, ...plain },
      ],
      [
        { do: 'status', status: 404 },
        { kind: 'not-found', mayBeBilled: false, ...plain },
      ],
      [
        { do: 'status', status: 408 },
        { kind: 'server', mayBeBilled: true },
      ],
      [
        { do: 'status', status: 409 },
        { kind: 'server', mayBeBilled: false },
      ],
      [
        { do: 'status', status: 413 },
        { kind: 'invalid-request', mayBeBilled: false },
      ],
      [
        { do: 'status', status: 422 },
        { kind: 'invalid-request', mayBeBilled: false },
      ],
      [
        { do: 'status', status: 429 },
        { kind: 'rate-limited', mayBeBilled: false, ...plain },
      ],
      [
        { do: 'status', status: 500 },
        { kind: 'server', mayBeBilled: true, ...plain },
      ],
      [
        { do: 'status', status: 502, body: '<h1>Bad gateway' },
        { kind: 'server', mayBeBilled: true },
      ],
      [
        { do: 'status', status: 503 },
        { kind: 'overloaded', mayBeBilled: false },
      ],
      [
        { do: 'status', status: 529 },
        { kind: 'overloaded', mayBeBilled: false, ...plain },
      ],
      [
        { do: 'status', status: 418 },
        { kind: 'invalid-request', mayBeBilled: false },
      ],
      [{ do: 'status', status: 204, body: '' }, { kind: 'malformed' }],
    ])('of status $status', async (step, facts) => {
      expect(await failOf(step)).toMatchObject({
        status: step.do === 'status' ? step.status : null,
        ...facts,
      });
    });

    it.each([
      '7',
      '0.5',
      'Wed, 21 Oct 2099 07:28:00 GMT',
      '-5',
      '999999999999999999999',
      'soon, \u00e9',
    ])('keeps a retry-after of %j as it stands', async (wait) => {
      const written = Buffer.from(wait).toString('latin1');
      const step: Step = { do: 'status', status: 429, headers: { 'retry-after': written } };
      expect((await failOf(step)).retryAfter).toBe(written);
    });

    it('gives retry-after-ms its unit, and prefers retry-after', async () => {
      const headers = { 'retry-after-ms': '1500' };
      expect((await failOf({ do: 'status', status: 429, headers })).retryAfter).toBe('1500ms');
      const both = { ...headers, 'retry-after': '2' };
      expect((await failOf({ do: 'status', status: 529, headers: both })).retryAfter).toBe('2');
    });

    it.each<[Step, Partial<ModelErrorFacts>]>([
      [
        { do: 'reset', after: 'nothing' },
        { kind: 'network', status: null, mayBeBilled: true },
      ],
      [
        { do: 'reset', after: 'headers' },
        { kind: 'network', status: 200, mayBeBilled: true },
      ],
      [
        { do: 'reset', after: 'half' },
        { kind: 'network', status: 200, mayBeBilled: true },
      ],
      [{ do: 'cut' }, { kind: 'network', status: 200, mayBeBilled: true }],
      [{ do: 'invalid-json' }, { kind: 'malformed', status: 200, mayBeBilled: true }],
      [
        { do: 'huge', bytes: 30_000_000 },
        { kind: 'malformed', mayBeBilled: true },
      ],
      [
        { do: 'raw', contentType: 'text/html', body: '<h1>Log in</h1>' },
        { kind: 'malformed', mayBeBilled: true },
      ],
      [
        {
          do: 'raw',
          contentType: 'text/event-stream; x-ndjson',
          body: 'json\0\u001b]52;c;eA==\u0007',
        },
        { mayBeBilled: true },
      ],
    ])('of kind: %j', async (step, facts) => {
      expect(await failOf(step)).toMatchObject({ retryAfter: null, ...facts });
    });

    it('in the middle of an answer keeps the usage that was reported', async () => {
      const usage = subject.cachedUsage;
      const facts = await failOf({ do: 'reset', after: 'half', text: ANSWER, usage });
      if (subject.partialUsage === null) expect(facts.usage).toBeNull();
      else expect(facts.usage?.raw).toMatchObject(subject.partialUsage);
    });

    it('that is reported in the middle of an answer may be billed', async () => {
      const facts = await failOf({ do: 'error-in-stream', error: 'some_error' });
      expect(facts).toMatchObject({ kind: 'server', status: 200, mayBeBilled: true });
    });

    it.each(['nothing', 'headers', 'half'] as const)('is silence after %s', async (after) => {
      const facts = await failOf({ do: 'silence', after }, { silenceMsMax: 150 });
      expect(facts).toMatchObject({ kind: 'timeout', mayBeBilled: true });
    });

    it.each([302, 307, 308])('is a redirect: the key does not follow (%i)', async (status) => {
      const other = await startFaultServer();
      const step: Step = {
        do: 'status',
        status,
        headers: { location: `${other.url}/v1/messages` },
      };
      expect(await failOf(step)).toMatchObject({ kind: 'not-found', status, mayBeBilled: false });
      expect(other.socketsMade).toBe(0);
      await other.close();
    });

    it.each([
      ['the key', KEY],
      ['a piece of it', `...${KEY.slice(4, 14)}...`],
      ['another key', 'sk-ant-somebodyelses'],
      ['a header', 'Authorization: Bearer abcdef0123'],
    ])('never repeats %s that came back', async (_, echoed) => {
      for (const status of [400, 401, 404, 429, 500]) {
        const body = JSON.stringify({ error: { message: `Bad: ${echoed}`, type: echoed } });
        server.script({ do: 'status', status, body });
        const error: unknown = await call().catch((thrown: unknown) => thrown);
        expect(String(error)).not.toContain(echoed);
        expect(String((error as Error).stack)).not.toContain(echoed);
      }
    });

    it('says what the provider said, made visible and short', async () => {
      const body = JSON.stringify({ error: { message: `max is \u001b[31m${'9'.repeat(999)}` } });
      server.script({ do: 'status', status: 400, body });
      const error: unknown = await call().catch((thrown: unknown) => thrown);
      expect(String(error)).toContain('"max is ␛[31m999');
      expect(String(error).length).toBeLessThan(500);
    });

    it('is not of the bill where nobody is there', async () => {
      const gone = await startFaultServer();
      await gone.close();
      const lost = subject.create(accessOf(gone.url + subject.path));
      const error: unknown = await lost
        .call(requestOf({ model: subject.model }), optionsOf())
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ModelError);
      expect((error as ModelError).facts).toMatchObject({ kind: 'network', mayBeBilled: false });
    });

    it('is a key that no header can hold', async () => {
      const odd = subject.create(accessOf(server.url + subject.path, { apiKey: 'a\nb\u20ac' }));
      const error: unknown = await odd
        .call(requestOf({ model: subject.model }), optionsOf())
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ModelError);
      expect((error as ModelError).facts).toMatchObject({
        kind: 'invalid-request',
        mayBeBilled: false,
      });
    });

    it('is an OrgsimError at once for an address that is none, without repeating it', () => {
      for (const url of ['nonsense://x', 'https://me:secret@host', 'https://host?key=secret']) {
        expect(() => subject.create(accessOf(url))).toThrow(/address/u);
        expect(() => subject.create(accessOf(url))).not.toThrow(/secret/u);
      }
    });
  });

  describe(`${name}: an abort`, () => {
    it('before the call sends nothing', async () => {
      const before = server.requests.length;
      const error: unknown = await call({}, { signal: AbortSignal.abort() }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(ModelError);
      expect((error as ModelError).facts).toMatchObject({ kind: 'aborted', mayBeBilled: false });
      expect(server.requests.length).toBe(before);
    });

    it.each(['nothing', 'headers', 'half'] as const)('after %s ends the call', async (after) => {
      const stop = new AbortController();
      server.script({ do: 'silence', after, text: ANSWER });
      const called = call({}, { signal: stop.signal }).catch((thrown: unknown) => thrown);
      await expect.poll(() => server.under.now).toBe(1);
      // For the headers or the half to arrive.
      if (after !== 'nothing') await new Promise((resolve) => setTimeout(resolve, 30));
      stop.abort(new Error(`with a reason, and ${KEY}`));
      const error = await called;
      expect(error).toBeInstanceOf(ModelError);
      expect((error as ModelError).facts).toMatchObject({ kind: 'aborted', mayBeBilled: true });
      expect(String(error)).not.toContain(KEY);
    });

    it('of one call leaves the others alone', async () => {
      const stop = new AbortController();
      server.script({ do: 'silence', after: 'half' });
      const first = call({}, { signal: stop.signal }).catch((thrown: unknown) => thrown);
      await expect.poll(() => server.under.now).toBe(1);
      const asked = server.calls.length;
      server.script({ do: 'drip', everyMs: 10, text: ANSWER, bytes: 40 });
      const second = call();
      await expect.poll(() => server.calls.length).toBe(asked + 1);
      stop.abort();
      expect(await first).toBeInstanceOf(ModelError);
      expect((await second).text).toBe(ANSWER);
    });
  });

  describe(`${name}: a look whether it is there`, () => {
    const look = () => adapter.reach(new AbortController().signal);
    afterEach(() => {
      server.models = ['some-model'];
    });

    it('lists the models, and calls none', async () => {
      const before = server.calls.length;
      server.models = ['one', 'two'];
      expect(await look()).toEqual({ kind: 'reachable', models: ['one', 'two'] });
      expect(server.calls.length).toBe(before);
    });

    it('finds it there where it lists none', async () => {
      server.models = null;
      expect(await look()).toEqual({ kind: 'reachable', models: null });
    });

    it('says why it is not', async () => {
      const gone = await startFaultServer();
      await gone.close();
      const found = await subject
        .create(accessOf(gone.url + subject.path))
        .reach(new AbortController().signal);
      expect(found).toMatchObject({ kind: 'unreachable', error: { facts: { kind: 'network' } } });
      expect(await adapter.reach(AbortSignal.abort())).toMatchObject({
        kind: 'unreachable',
        error: { facts: { kind: 'aborted' } },
      });
    });
  });
}
