// One paid call: reserved, sent, settled, in that order, whatever comes of it.
import { describe, expect, test } from 'vitest';
import { sha256 } from '#io/hash-text';
import { promptText } from '#live/calls/prompt-text';
import { worstCaseOf } from '#live/calls/worst-case';
import { settle } from '../fake-clock.js';
import { aCall, anError, aReply, USAGE } from '../samples.js';
import { aWorld, OPUS } from './caller-world.js';

const RESERVED = worstCaseOf(aCall().request, OPUS);
/** Ten tokens at $4 and five at $20 a million. */
const SPENT = { nanoUsd: 140_000, tokens: 15, requests: 1 };

test('what was answered is settled at what it cost', async () => {
  const { call, clock, ledger } = aWorld([aReply('{"done":true}', USAGE)]);
  const outcome = await clock.run(call());
  expect(outcome).toEqual({
    kind: 'answered',
    id: '1.0.coo#1',
    reply: aReply('{"done":true}', USAGE),
    use: { attempts: 1, costNano: 140_000, tokens: 15 },
  });
  const { request } = aCall();
  expect(ledger.intents).toEqual([
    {
      id: '1.0.coo#1',
      agent: 'coo',
      tick: 1,
      wave: 0,
      attempt: 1,
      provider: 'anthropic',
      model: 'claude-opus',
      prompt: sha256(promptText('anthropic', { ...request, model: 'claude-opus' })),
      reserved: RESERVED,
    },
  ]);
  expect(ledger.calls).toEqual([
    {
      id: '1.0.coo#1',
      agent: 'coo',
      tick: 1,
      wave: 0,
      attempt: 1,
      provider: 'anthropic',
      model: 'claude-opus',
      wake: 'message',
      usage: USAGE?.raw,
      spent: SPENT,
      isKnown: true,
      reply: { text: '{"done":true}', stopReason: 'end', model: null, requestId: null },
      error: null,
      latencyMs: 100,
    },
  ]);
});

test('nothing is sent before the intent is on disk, nothing told before the settlement is', async () => {
  const world = aWorld([anError('overloaded'), aReply('{}', USAGE)]);
  const { clock, ledger, anthropic } = world;
  const order: string[] = [];
  ledger.beforeReserved = async () => {
    order.push(`asked ${anthropic.asked.length}`);
    await clock.sleep(4);
    order.push(`asked ${anthropic.asked.length}`);
  };
  let isTold = false;
  ledger.beforeSettled = async () => {
    await clock.sleep(4);
    order.push(`told ${isTold}, asked ${anthropic.asked.length}`);
  };
  const outcome = world.call().then((came) => {
    isTold = true;
    return came;
  });
  await clock.run(outcome);
  expect(order).toEqual([
    'asked 0',
    'asked 0',
    'told false, asked 1',
    'asked 1',
    'asked 1',
    'told false, asked 2',
  ]);
});

describe('a call that failed', () => {
  test('and is not on the bill cost a request, and no money', async () => {
    const { call, clock, ledger } = aWorld([anError('invalid-request', { status: 400 })]);
    const outcome = await clock.run(call());
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { message: 'It failed: invalid-request.' },
    });
    expect(outcome.use).toEqual({ attempts: 1, costNano: 0, tokens: 0 });
    expect(ledger.calls).toMatchObject([
      {
        spent: { nanoUsd: 0, tokens: 0, requests: 1 },
        isKnown: true,
        reply: null,
        error: { kind: 'invalid-request', status: 400, message: 'It failed: invalid-request.' },
      },
    ]);
  });

  test('and may be on the bill counts as reserved, again for each attempt', async () => {
    const { call, clock, ledger } = aWorld([anError('network', { mayBeBilled: true })]);
    const outcome = await clock.run(call());
    expect(ledger.calls.map(({ spent, isKnown }) => [spent, isKnown])).toEqual(
      Array.from({ length: 5 }, () => [RESERVED, false]),
    );
    expect(outcome.use).toEqual({
      attempts: 5,
      costNano: 5 * (RESERVED.nanoUsd ?? Number.NaN),
      tokens: 5 * RESERVED.tokens,
    });
  });

  test('after the input was reported counts that, and all the output there may have been', async () => {
    const error = anError('invalid-request', { mayBeBilled: true, usage: USAGE });
    const { call, clock, ledger } = aWorld([error]);
    await clock.run(call());
    expect(ledger.calls[0]).toMatchObject({
      spent: { nanoUsd: 10 * 4000 + 1000 * 20_000, tokens: 1010, requests: 1 },
      isKnown: false,
      usage: USAGE?.raw,
    });
  });

  test('is tried again, and each attempt has its own number and reservation', async () => {
    const { call, clock, ledger, anthropic } = aWorld([
      anError('overloaded'),
      anError('timeout', { mayBeBilled: true }),
      aReply('{}', USAGE),
    ]);
    const outcome = await clock.run(call());
    expect(outcome).toMatchObject({ kind: 'answered', id: '1.0.coo#3' });
    expect(outcome.use.attempts).toBe(3);
    expect(anthropic.asked).toHaveLength(3);
    expect(ledger.events).toEqual(
      [1, 2, 3].flatMap((n) => [`reserve 1.0.coo#${n}`, `settle 1.0.coo#${n}`]),
    );
  });

  test('in a way that no adapter should is settled all the same, and then thrown', async () => {
    const bug = new TypeError('x is undefined');
    const { call, clock, ledger } = aWorld(() => {
      throw bug;
    });
    await expect(clock.run(call())).rejects.toBe(bug);
    expect(ledger.calls).toMatchObject([
      { spent: RESERVED, isKnown: false, error: { kind: 'bug' } },
    ]);
  });
});

test('the number of an attempt goes on after what the journal has', async () => {
  const earlier = [
    { tick: 1, wave: 0, agent: 'coo', attempt: 2 },
    { tick: 1, wave: 0, agent: 'coo', attempt: 1 },
    { tick: 9, wave: 0, agent: 'coo', attempt: 7 },
  ];
  const { call, clock } = aWorld([], { earlier });
  expect(await clock.run(call())).toMatchObject({ id: '1.0.coo#3' });
  expect(await clock.run(call())).toMatchObject({ id: '1.0.coo#4' });
  expect(await clock.run(call({ wave: 1 }))).toMatchObject({ id: '1.1.coo#1' });
});

test('what no budget covers is not sent, and takes no number', async () => {
  const { call, clock, ledger, anthropic } = aWorld();
  const scope = { key: 'run', name: 'the run', unit: 'nanoUsd', limit: 1 } as const;
  const refusal = { kind: 'refused', scope, wanted: 2, spent: 0, reserved: 0 } as const;
  ledger.refusal = refusal;
  expect(await clock.run(call())).toEqual({
    kind: 'refused',
    refusal,
    use: { attempts: 0, costNano: 0, tokens: 0 },
  });
  expect(anthropic.asked).toEqual([]);
  ledger.refusal = null;
  expect(await clock.run(call())).toMatchObject({ id: '1.0.coo#1' });
});

test('a journal that cannot be written ends the call, and lets go of everything', async () => {
  const limits = { concurrency: 1, requestsPerMinute: null, tokensPerMinute: null };
  const { call, clock, ledger } = aWorld([], { limitsOf: () => limits });
  ledger.beforeSettled = () => Promise.reject(new Error('the disk is full'));
  await expect(clock.run(call())).rejects.toThrow('the disk is full');
  ledger.beforeSettled = () => Promise.resolve();
  expect(await clock.run(call())).toMatchObject({ kind: 'answered', id: '1.0.coo#2' });
});

describe('cache breakpoints are set only where what they write has a price', () => {
  test.each([
    ['it has', 3.75, '5m'],
    ['it has none', null, null],
  ])('%s', async (_what, cacheWrite5mUsd, wanted) => {
    if (OPUS.kind !== 'priced') throw new Error('it has a price');
    const { price } = OPUS;
    const bands = [
      { overInputTokens: 0, rates: { ...price.bands[0].rates, cacheWrite5mUsd } },
    ] as const;
    const { anthropic, clock, ledger, abort } = aWorld();
    const { createPaidCaller } = await import('#live/calls/create-paid-caller');
    const caller = createPaidCaller({
      clock,
      ledger,
      routeOf: () => ({
        provider: 'anthropic',
        name: 'm',
        adapter: anthropic,
        cost: { kind: 'priced', price: { ...price, bands } },
        silenceMsMax: 1000,
      }),
      limitsOf: () => ({ concurrency: 1, requestsPerMinute: null, tokensPerMinute: null }),
      hash: sha256,
      seed: 1,
      earlier: [],
    });
    await clock.run(caller.call(aCall(), abort.signal));
    expect(anthropic.asked[0]?.request.cacheTtl).toBe(wanted);
  });
});

test('a watcher sees each step, in order', async () => {
  const seen: string[] = [];
  const { call, clock } = aWorld([anError('overloaded'), aReply('{}', USAGE)], {
    watcher: {
      waits: ({ agent }, why) => seen.push(`${agent} waits for ${why}`),
      sends: (_call, id) => seen.push(`sends ${id}`),
      settles: (_call, { id, spent }) => seen.push(`settles ${id} at ${spent.nanoUsd}`),
    },
  });
  await clock.run(call());
  await settle();
  expect(seen).toEqual([
    'coo waits for line',
    'sends 1.0.coo#1',
    'settles 1.0.coo#1 at 0',
    'coo waits for retry',
    'coo waits for line',
    'sends 1.0.coo#2',
    'settles 1.0.coo#2 at 140000',
  ]);
});
