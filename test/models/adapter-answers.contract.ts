// The contract of the adapters, what they make of answers; called by adapter.contract.ts.
import { describe, expect, it, vi } from 'vitest';
import type { AdapterBench, AdapterUnderTest } from './adapter-bench.js';
import { ANSWER } from './adapter-bench.js';
import { accessOf, KEY, optionsOf, requestOf } from './adapter-request.js';
import { answer, startFaultServer } from './fault-server.js';

export function describeAnswers(
  name: string,
  subject: AdapterUnderTest,
  bench: AdapterBench,
): void {
  describe(`${name}: an answer`, () => {
    it('is the input of the tool, with usage, model and request id as they came', async () => {
      bench.server.script(answer(ANSWER, { usage: subject.cachedUsage }));
      const counted: number[] = [];
      const reply = await bench.call({}, { onText: (characters) => counted.push(characters) });
      expect(reply).toMatchObject({
        text: ANSWER,
        stopReason: 'end',
        model: subject.model,
        requestId: subject.requestId,
      });
      expect(reply.usage?.provider).toBe(bench.adapter.provider);
      expect(reply.usage?.raw).toMatchObject(subject.cachedUsage);
      expect(counted.length).toBeGreaterThan(1);
      expect(counted.at(-1)).toBe(ANSWER.length);
      expect(counted).toEqual([...counted].sort((a, b) => a - b));
    });

    it('is the prose, where it is prose', async () => {
      bench.server.script(answer('I would rather not.', { as: 'prose' }));
      expect(await bench.call()).toMatchObject({ text: 'I would rather not.', stopReason: 'end' });
    });

    it('may have no usage: that is unknown, not zero', async () => {
      bench.server.script(answer(ANSWER, { usage: null }));
      expect((await bench.call()).usage).toBeNull();
    });

    it.each([
      ['deep', JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)],
      ['wide', Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`k${at}`, at]))],
      ['long', 'x'.repeat(10_000)],
    ])('may report a usage that is too %s to be one: unknown, too', async (_, odd) => {
      bench.server.script(answer(ANSWER, { usage: { ...subject.cachedUsage, odd_count: odd } }));
      expect(await bench.call()).toMatchObject({ text: ANSWER, usage: null });
    });

    it('may be cut at its length', async () => {
      bench.server.script(answer('{"actions":[', { stop: 'length' }));
      expect(await bench.call()).toMatchObject({ text: '{"actions":[', stopReason: 'length' });
    });

    it('may be a refusal, where the protocol knows any', async () => {
      bench.server.script(answer('No.', { as: 'prose', stop: 'refusal' }));
      expect((await bench.call()).stopReason).toBe(subject.hasRefusal ? 'refusal' : 'end');
    });

    it.each([1, 2, 3, 5])('is whole where characters are cut into %i bytes', async (chunkBytes) => {
      const text = '{"actions":[{"body":"é – 漢字 👩🏽‍🚀 \\u0000 \u2028"}]}';
      bench.server.script(answer(text, {}), { do: 'answer', text, chunkBytes });
      expect((await bench.call()).text).toBe(text);
      expect((await bench.call()).text).toBe(text);
    });

    it('may be long', async () => {
      const text = JSON.stringify({ actions: 'word '.repeat(4000) });
      bench.server.script(answer(text));
      expect((await bench.call({ outputTokensMax: 8000 })).text).toBe(text);
    });

    it('need not wait for a connection that is not closed', async () => {
      bench.server.script({ do: 'slow-close', text: ANSWER });
      expect((await bench.call()).text).toBe(ANSWER);
    });

    it('is an answer once it is whole, whatever becomes of the connection', async () => {
      bench.server.script({ do: 'slow-close', text: ANSWER, usage: null });
      const reply = await bench.call({}, { silenceMsMax: 150 });
      expect(reply).toMatchObject({ text: ANSWER, usage: null, stopReason: 'end' });
    });

    it('may drip: each byte puts off the silence', async () => {
      bench.server.script({ do: 'drip', everyMs: 1, text: '{}', bytes: 40 });
      const waits = { begun: 0, over: 0 };
      const slow = subject.create(
        accessOf(bench.server.url + subject.path, {
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
      bench.server.script(answer(ANSWER));
      await bench.call();
      const { headers, body } = bench.server.calls.at(-1)!;
      expect(headers.authorization).toBe(`Bearer ${KEY}`);
      expect(Object.keys(headers).filter((header) => header.startsWith('x-'))).toEqual([]);
      expect(JSON.stringify(body)).not.toContain(KEY);
    });

    it('goes out without a key where there is none', async () => {
      bench.server.script(answer(ANSWER));
      for (const apiKey of [null, '', ' ']) {
        const open = subject.create(accessOf(bench.server.url + subject.path, { apiKey }));
        await open.call(requestOf({ model: subject.model }), optionsOf());
        expect(bench.server.calls.at(-1)?.headers.authorization).toBeUndefined();
      }
    });

    it('comes from nowhere else, whatever the environment says', async () => {
      const other = await startFaultServer();
      for (const [variable, value] of Object.entries(subject.hostile))
        vi.stubEnv(variable, value.replace('OTHER', other.url));
      bench.server.script(answer(ANSWER));
      const hardened = subject.create(accessOf(bench.server.url + subject.path));
      expect((await hardened.call(requestOf({ model: subject.model }), optionsOf())).text).toBe(
        ANSWER,
      );
      await hardened.reach(new AbortController().signal);
      for (const { headers } of bench.server.requests.slice(-2)) {
        expect(headers.authorization).toBe(`Bearer ${KEY}`);
        expect(JSON.stringify(headers)).not.toMatch(/evil/u);
      }
      expect(other.socketsMade).toBe(0);
      await other.close();
    });
  });
}
