// What every adapter over a network must do, whoever it speaks to: called by the test of each. The peer is the fault server.
import { afterEach, describe, expect, it } from 'vitest';
import { ModelError } from '#models/model-error';
import { describeAnswers } from './adapter-answers.contract.js';
import type { AdapterUnderTest } from './adapter-bench.js';
import { ANSWER, setUpBench } from './adapter-bench.js';
import { describeFailures } from './adapter-failures.contract.js';
import { accessOf, KEY } from './adapter-request.js';
import { startFaultServer } from './fault-server.js';

export function describeAdapter(name: string, subject: AdapterUnderTest): void {
  const bench = setUpBench(subject);
  describeAnswers(name, subject, bench);
  describeFailures(name, subject, bench);

  describe(`${name}: an abort`, () => {
    it('before the call sends nothing', async () => {
      const before = bench.server.requests.length;
      const error: unknown = await bench
        .call({}, { signal: AbortSignal.abort() })
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ModelError);
      expect((error as ModelError).facts).toMatchObject({ kind: 'aborted', mayBeBilled: false });
      expect(bench.server.requests.length).toBe(before);
    });

    it.each(['nothing', 'headers', 'half'] as const)('after %s ends the call', async (after) => {
      const stop = new AbortController();
      bench.server.script({ do: 'silence', after, text: ANSWER });
      const called = bench.call({}, { signal: stop.signal }).catch((thrown: unknown) => thrown);
      await expect.poll(() => bench.server.under.now).toBe(1);
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
      bench.server.script({ do: 'silence', after: 'half' });
      const first = bench.call({}, { signal: stop.signal }).catch((thrown: unknown) => thrown);
      await expect.poll(() => bench.server.under.now).toBe(1);
      const asked = bench.server.calls.length;
      bench.server.script({ do: 'drip', everyMs: 10, text: ANSWER, bytes: 40 });
      const second = bench.call();
      await expect.poll(() => bench.server.calls.length).toBe(asked + 1);
      stop.abort();
      expect(await first).toBeInstanceOf(ModelError);
      expect((await second).text).toBe(ANSWER);
    });
  });

  describe(`${name}: a look whether it is there`, () => {
    const look = () => bench.adapter.reach(new AbortController().signal);
    afterEach(() => {
      bench.server.models = ['some-model'];
    });

    it('lists the models, and calls none', async () => {
      const before = bench.server.calls.length;
      bench.server.models = ['one', 'two'];
      expect(await look()).toEqual({ kind: 'reachable', models: ['one', 'two'] });
      expect(bench.server.calls.length).toBe(before);
    });

    it('finds it there where it lists none', async () => {
      bench.server.models = null;
      expect(await look()).toEqual({ kind: 'reachable', models: null });
    });

    it('says why it is not', async () => {
      const gone = await startFaultServer();
      await gone.close();
      const found = await subject
        .create(accessOf(gone.url + subject.path))
        .reach(new AbortController().signal);
      expect(found).toMatchObject({ kind: 'unreachable', error: { facts: { kind: 'network' } } });
      expect(await bench.adapter.reach(AbortSignal.abort())).toMatchObject({
        kind: 'unreachable',
        error: { facts: { kind: 'aborted' } },
      });
    });
  });
}
