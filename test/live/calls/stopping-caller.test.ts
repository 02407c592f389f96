// A paid call whose run is ended meanwhile: nothing more is sent, and what is under way is settled.
import { describe, expect, test } from 'vitest';
import { worstCaseOf } from '#live/calls/worst-case';
import { aCall, anError, aReply, USAGE } from '../samples.js';
import { aWorld, OPUS } from './caller-world.js';

const RESERVED = worstCaseOf(aCall().request, OPUS);

describe('the run is aborted', () => {
  test('before the request: nothing is sent', async () => {
    const { call, abort, clock, ledger } = aWorld();
    abort.abort();
    expect(await clock.run(call())).toMatchObject({ kind: 'aborted', use: { attempts: 0 } });
    expect(ledger.intents).toEqual([]);
  });

  test('while the intent is written: nothing is sent, and that is on record', async () => {
    const { call, abort, clock, ledger, anthropic } = aWorld();
    ledger.beforeReserved = async () => abort.abort();
    expect(await clock.run(call())).toEqual({
      kind: 'aborted',
      use: { attempts: 0, costNano: 0, tokens: 0 },
    });
    expect(anthropic.asked).toEqual([]);
    expect(ledger.calls).toMatchObject([
      { spent: { nanoUsd: 0, tokens: 0, requests: 0 }, isKnown: true, error: { kind: 'aborted' } },
    ]);
  });

  test('during the request: it may be on the bill, and counts as reserved', async () => {
    const { call, abort, clock, ledger } = aWorld(['silence']);
    const outcome = call();
    await clock.advance(50);
    abort.abort();
    expect(await clock.run(outcome)).toMatchObject({
      kind: 'aborted',
      use: { attempts: 1, costNano: RESERVED.nanoUsd },
    });
    expect(ledger.calls).toMatchObject([{ spent: RESERVED, isKnown: false }]);
    expect(clock.elapsed()).toBe(50);
  });

  test('between two attempts: no second one', async () => {
    const { call, abort, clock, anthropic } = aWorld([
      anError('rate-limited', { retryAfter: '60' }),
    ]);
    const outcome = call();
    await clock.advance(1000);
    abort.abort();
    expect(await clock.run(outcome)).toMatchObject({ kind: 'aborted', use: { attempts: 1 } });
    expect(anthropic.asked).toHaveLength(1);
    expect(clock.sleeping).toBe(0);
  });
});

describe('the run is stopping', () => {
  test('what is under way is waited for, and nothing else is sent', async () => {
    const stopping = new AbortController();
    const { call, clock, anthropic } = aWorld([aReply('{}', USAGE)], {
      stopping: stopping.signal,
      limitsOf: () => ({ concurrency: 1, requestsPerMinute: null, tokensPerMinute: null }),
    });
    const [first, second] = [call(), call({ agent: 'cto' })];
    await clock.advance(50);
    stopping.abort();
    expect(await clock.run(first)).toMatchObject({ kind: 'answered' });
    expect(await clock.run(second)).toMatchObject({ kind: 'aborted', use: { attempts: 0 } });
    expect(anthropic.asked).toHaveLength(1);
  });

  test('an attempt that fails is the last one', async () => {
    const stopping = new AbortController();
    const { call, clock, anthropic } = aWorld([anError('overloaded')], {
      stopping: stopping.signal,
    });
    const outcome = call();
    await clock.advance(50);
    stopping.abort();
    expect(await clock.run(outcome)).toMatchObject({ kind: 'aborted', use: { attempts: 1 } });
    expect(anthropic.asked).toHaveLength(1);
  });
});
