// The contract of the adapters, what they make of failures; called by adapter.contract.ts.
import { describe, expect, it } from 'vitest';
import type { ModelErrorFacts } from '#models/model-error';
import { ModelError } from '#models/model-error';
import type { AdapterBench, AdapterUnderTest } from './adapter-bench.js';
import { ANSWER } from './adapter-bench.js';
import { accessOf, KEY, optionsOf, requestOf } from './adapter-request.js';
import type { Step } from './fault-server.js';
import { startFaultServer } from './fault-server.js';

export function describeFailures(
  name: string,
  subject: AdapterUnderTest,
  bench: AdapterBench,
): void {
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
      expect(await bench.failOf(step)).toMatchObject({
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
      expect((await bench.failOf(step)).retryAfter).toBe(written);
    });

    it('gives retry-after-ms its unit, and prefers retry-after', async () => {
      const headers = { 'retry-after-ms': '1500' };
      expect((await bench.failOf({ do: 'status', status: 429, headers })).retryAfter).toBe(
        '1500ms',
      );
      const both = { ...headers, 'retry-after': '2' };
      expect((await bench.failOf({ do: 'status', status: 529, headers: both })).retryAfter).toBe(
        '2',
      );
    });

    it.each<[Step, Partial<ModelErrorFacts> & { message?: string }]>([
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
        { kind: 'malformed', mayBeBilled: true, message: expect.stringMatching(/sent more than/u) },
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
      expect(await bench.failOf(step)).toMatchObject({ retryAfter: null, ...facts });
    });

    it('in the middle of an answer keeps the usage that was reported', async () => {
      const usage = subject.cachedUsage;
      const facts = await bench.failOf({ do: 'reset', after: 'half', text: ANSWER, usage });
      if (subject.partialUsage === null) expect(facts.usage).toBeNull();
      else expect(facts.usage?.raw).toMatchObject(subject.partialUsage);
    });

    it('that is reported in the middle of an answer may be billed', async () => {
      const facts = await bench.failOf({ do: 'error-in-stream', error: 'some_error' });
      expect(facts).toMatchObject({ kind: 'server', status: 200, mayBeBilled: true });
    });

    it.each(['nothing', 'headers', 'half'] as const)('is silence after %s', async (after) => {
      const facts = await bench.failOf({ do: 'silence', after }, { silenceMsMax: 150 });
      expect(facts).toMatchObject({ kind: 'timeout', mayBeBilled: true });
    });

    it.each([302, 307, 308])('is a redirect: the key does not follow (%i)', async (status) => {
      const other = await startFaultServer();
      const step: Step = {
        do: 'status',
        status,
        headers: { location: `${other.url}/v1/messages` },
      };
      expect(await bench.failOf(step)).toMatchObject({
        kind: 'not-found',
        status,
        mayBeBilled: false,
      });
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
        bench.server.script({ do: 'status', status, body });
        const error: unknown = await bench.call().catch((thrown: unknown) => thrown);
        expect(String(error)).not.toContain(echoed);
        expect(String((error as Error).stack)).not.toContain(echoed);
      }
    });

    it('says what the provider said, made visible and short', async () => {
      const body = JSON.stringify({ error: { message: `max is \u001b[31m${'9'.repeat(999)}` } });
      bench.server.script({ do: 'status', status: 400, body });
      const error: unknown = await bench.call().catch((thrown: unknown) => thrown);
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
      const odd = subject.create(
        accessOf(bench.server.url + subject.path, { apiKey: 'a\nb\u20ac' }),
      );
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
      for (const url of [
        'nonsense://x',
        'https://me:secret@host',
        'https://secret@host',
        'https://host?key=secret',
      ]) {
        expect(() => subject.create(accessOf(url))).toThrow(/address/u);
        expect(() => subject.create(accessOf(url))).not.toThrow(/secret/u);
      }
    });
  });
}
