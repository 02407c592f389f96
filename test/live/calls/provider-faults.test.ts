// A provider in trouble: how often it is asked, when, and how long a call may take. All on a clock that stands still.
import { describe, expect, test } from 'vitest';
import { RETRY_POLICY } from '#live/calls/retry-policy';
import { anError, aReply, USAGE } from '../samples.js';
import { aWorld } from './caller-world.js';

const rateLimited = (retryAfter: string | null) =>
  anError('rate-limited', { status: 429, retryAfter });
const timesOf = (asked: readonly { readonly atMs: number }[]) => asked.map(({ atMs }) => atMs);
const FINE = aReply('{}', USAGE);

describe('attempts of one call', () => {
  test.each([
    ['429 without more', rateLimited(null), 5],
    ['429 with a negative retry-after', rateLimited('-7'), 5],
    ['429 with an enormous one', rateLimited('1000000000'), 1],
    ['529', anError('overloaded', { status: 529 }), 5],
    ['500', anError('server', { status: 500 }), 5],
    ['a reset', anError('network', { mayBeBilled: true }), 5],
    ['an answer that is not of the protocol', anError('malformed', { mayBeBilled: true }), 5],
    ['400', anError('invalid-request', { status: 400 }), 1],
    ['401', anError('unauthorized', { status: 401 }), 1],
    ['403', anError('unauthorized', { status: 403 }), 1],
    ['404', anError('not-found', { status: 404 }), 1],
    ['422', anError('invalid-request', { status: 422 }), 1],
  ])('%s', async (_what, error, attempts) => {
    const { call, clock, anthropic, ledger } = aWorld([error]);
    const outcome = await clock.run(call());
    expect(outcome.kind).toBe('failed');
    expect(anthropic.asked).toHaveLength(attempts);
    expect([ledger.intents.length, ledger.underWay]).toEqual([attempts, 0]);
  });

  test('the error says why it was the last', async () => {
    const { call, clock } = aWorld([anError('overloaded')]);
    expect(await clock.run(call())).toMatchObject({
      error: { message: 'It failed: overloaded, and it is not asked again: it failed 5 times.' },
    });
  });

  test('the waits between them come from the seed and the call alone', async () => {
    const waits = async (seed: number, agent: string): Promise<number[]> => {
      const { call, clock, anthropic } = aWorld([anError('server')], { seed });
      await clock.run(call({ agent }));
      return timesOf(anthropic.asked);
    };
    expect(await waits(1, 'coo')).toEqual(await waits(1, 'coo'));
    expect(await waits(1, 'coo')).not.toEqual(await waits(1, 'cto'));
    expect(await waits(1, 'coo')).not.toEqual(await waits(2, 'coo'));
  });
});

describe('requests before `retry-after` are 0', () => {
  test.each([
    ['seconds', '7', 7000],
    ['a date', 'Mon, 05 Jan 2026 12:01:00 GMT', 60_000],
    ['milliseconds', '2500ms', 2500],
  ])('of the call itself: %s', async (_what, retryAfter, untilMs) => {
    const { call, clock, anthropic } = aWorld([rateLimited(retryAfter), FINE]);
    expect((await clock.run(call())).kind).toBe('answered');
    // A date counts from when it is read, which is when it came.
    const least = retryAfter.includes('GMT') ? untilMs : untilMs + 100;
    expect(timesOf(anthropic.asked)[1]).toBeGreaterThanOrEqual(least);
  });

  test('of all calls to that provider, and another provider is asked meanwhile', async () => {
    const { call, clock, anthropic, ollama } = aWorld((asked) =>
      asked === 1 ? rateLimited('60') : FINE,
    );
    const calls = [call()];
    await clock.advance(200);
    for (const agent of ['a', 'b', 'c']) calls.push(call({ agent, model: 'claude-haiku' }));
    const local = call({ agent: 'd', model: 'ollama/llama3' });
    await clock.run(local);
    expect(clock.elapsed()).toBe(300);
    expect(ollama.asked).toHaveLength(1);
    const outcomes = await clock.run(Promise.all(calls));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(4).fill('answered'));
    const [first, ...others] = timesOf(anthropic.asked);
    expect(first).toBe(0);
    expect(Math.min(...others)).toBeGreaterThanOrEqual(60_100);
  });

  test('of one whose intent was just being written', async () => {
    const { call, clock, anthropic, ledger } = aWorld((asked) =>
      asked === 1 ? rateLimited('60') : FINE,
    );
    const first = call();
    await clock.advance(50);
    ledger.beforeReserved = () => clock.sleep(80);
    const second = call({ agent: 'cto' });
    await clock.run(Promise.all([first, second]));
    expect(timesOf(anthropic.asked).filter((atMs) => atMs < 60_100)).toEqual([0]);
  });

  test('an enormous one ends the calls that cannot wait so long, at once and in words', async () => {
    const { call, clock, anthropic, ollama } = aWorld([rateLimited('1000000000')]);
    expect(await clock.run(call())).toMatchObject({
      kind: 'failed',
      error: {
        message:
          'It failed: rate-limited, and it is not asked again: it takes no requests before 2057-09-13 13:46:41 UTC.',
      },
    });
    const later = await clock.run(call({ agent: 'cto' }));
    expect(later).toMatchObject({
      kind: 'failed',
      error: {
        message: 'anthropic is not asked: it takes no requests before 2057-09-13 13:46:41 UTC.',
        facts: { kind: 'rate-limited', mayBeBilled: false },
      },
      use: { attempts: 0, costNano: 0 },
    });
    expect(anthropic.asked).toHaveLength(1);
    expect((await clock.run(call({ model: 'ollama/llama3' }))).kind).toBe('answered');
    expect(ollama.asked).toHaveLength(1);
  });
});

describe('the deadline of a call is kept', () => {
  test('by one that never answers', async () => {
    const { call, clock, anthropic, ledger } = aWorld(['silence']);
    const outcome = await clock.run(call());
    expect(clock.elapsed()).toBe(RETRY_POLICY.deadlineMs);
    expect(anthropic.asked).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'failed', error: { facts: { kind: 'timeout' } } });
    expect(ledger.calls).toMatchObject([{ isKnown: false, error: { kind: 'timeout' } }]);
  });

  test('even where the adapter does not let go', async () => {
    const { call, clock, ledger } = aWorld(['deafness']);
    const outcome = await clock.run(call());
    expect(clock.elapsed()).toBe(RETRY_POLICY.deadlineMs + 2000);
    expect(outcome.kind).toBe('failed');
    expect(ledger.underWay).toBe(0);
  });

  test('by attempts that each take long: the last one is cut off', async () => {
    const { call, clock, anthropic } = aWorld([anError('timeout', { mayBeBilled: true })]);
    anthropic.latencyMs = 170_000;
    await clock.run(call());
    expect(anthropic.asked).toHaveLength(4);
    expect(clock.elapsed()).toBe(RETRY_POLICY.deadlineMs);
    expect(clock.sleeping).toBe(0);
  });

  test('by waits that the provider asks for', async () => {
    const { call, clock, anthropic } = aWorld([rateLimited('120')]);
    anthropic.latencyMs = 60_000;
    const outcome = await clock.run(call());
    expect(anthropic.asked).toHaveLength(4);
    expect(clock.elapsed()).toBeLessThanOrEqual(RETRY_POLICY.deadlineMs);
    expect(outcome).toMatchObject({
      error: { message: expect.stringContaining('its 10 minutes would be over by then') },
    });
  });

  test('which does not count what it waits for others of ours', async () => {
    const limits = { concurrency: 1, requestsPerMinute: null, tokensPerMinute: null };
    const { call, clock, anthropic } = aWorld([FINE], { limitsOf: () => limits });
    anthropic.latencyMs = 100_000;
    const calls = Array.from({ length: 20 }, (_, n) => call({ agent: `a${n}` }));
    const outcomes = await clock.run(Promise.all(calls));
    expect(outcomes.every(({ kind }) => kind === 'answered')).toBe(true);
    expect(clock.elapsed()).toBe(2_000_000);
    expect(anthropic.mostRunning).toBe(1);
  });
});

describe('an outage', () => {
  const OUTAGE_MS = 600_000;

  test('while the circuit is open nobody asks, and one probe finds out that it is over', async () => {
    const { call, clock, anthropic } = aWorld(() =>
      clock.elapsed() < OUTAGE_MS ? anError('overloaded') : FINE,
    );
    const failed: string[] = [];
    let answeredAtMs = 0;
    // Four agents that call, and call again when a call has failed, as those of a run do.
    const agents = ['a', 'b', 'c', 'd'].map(async (agent) => {
      for (let tick = 0; ; tick++) {
        const outcome = await call({ agent, tick });
        if (outcome.kind === 'answered') break;
        failed.push(outcome.kind);
      }
      answeredAtMs = Math.max(answeredAtMs, clock.elapsed());
    });
    await clock.run(Promise.all(agents));
    expect(new Set(failed)).toEqual(new Set(['failed']));
    const during = timesOf(anthropic.asked).filter((atMs) => atMs < OUTAGE_MS);
    // What opened it, with what was under way then, and a probe at 30, 60, 120 and 240 s from each other.
    const opening = during.filter((atMs) => atMs < 10_000);
    expect(opening.length).toBeLessThanOrEqual(5 + 3);
    expect(during.length - opening.length).toBeLessThanOrEqual(4);
    expect(answeredAtMs).toBeLessThanOrEqual(OUTAGE_MS + 300_000);
  });

  test('another model and another provider go on', async () => {
    const { call, clock, anthropic, ollama } = aWorld((_asked, { model }) =>
      model === 'claude-opus' ? anError('server') : FINE,
    );
    await clock.run(call());
    const openedMs = clock.elapsed();
    const waiting = call({ agent: 'cto' });
    const others = [call({ model: 'claude-haiku' }), call({ model: 'ollama/llama3', tick: 2 })];
    await clock.run(Promise.all(others));
    expect(clock.elapsed()).toBe(openedMs + 100);
    expect(ollama.asked).toHaveLength(1);
    const opus = () => anthropic.asked.filter(({ request }) => request.model === 'claude-opus');
    expect(opus()).toHaveLength(5);
    await clock.run(waiting);
    expect(timesOf(opus())[5]).toBeGreaterThanOrEqual(openedMs + 30_000);
  });

  test('whoever would wait longer than its deadline is told so', async () => {
    const { call, clock } = aWorld([anError('server')], {
      breaker: { failuresMost: 5, coolDownMs: 700_000, coolDownMsMax: 700_000 },
    });
    await clock.run(call());
    const startMs = clock.elapsed();
    expect(await clock.run(call({ agent: 'cto' }))).toMatchObject({
      kind: 'failed',
      error: {
        message: expect.stringMatching(
          /^anthropic is not asked: its claude-opus kept failing, and is tried again at 2026-01-05 12:11:\d\d UTC\.$/,
        ),
      },
      use: { attempts: 0 },
    });
    expect(clock.elapsed()).toBe(startMs);
  });
});

test('a thousand calls at once: never more than four, each in its turn, all settled', async () => {
  const { call, clock, anthropic, ledger } = aWorld([FINE]);
  const calls = Array.from({ length: 1000 }, (_, n) => call({ agent: `agent-${n}` }));
  await clock.run(Promise.all(calls));
  expect(anthropic.mostRunning).toBe(4);
  expect(ledger.calls.map(({ agent }) => agent)).toEqual(
    Array.from({ length: 1000 }, (_, n) => `agent-${n}`),
  );
  expect([ledger.underWay, clock.sleeping]).toEqual([0, 0]);
});
