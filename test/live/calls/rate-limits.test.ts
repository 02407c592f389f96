// How much of a provider is used at once: nobody overtakes, and no minute takes more than it should.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Permit, ProviderLimits } from '#live/calls/rate-limits';
import { ProviderLine } from '#live/calls/rate-limits';
import { FakeClock } from '../fake-clock.js';

const FREE: ProviderLimits = { concurrency: 1000, requestsPerMinute: null, tokensPerMinute: null };
const never = new AbortController().signal;

function aLine(limits: Partial<ProviderLimits>) {
  const clock = new FakeClock();
  const line = new ProviderLine(clock, { ...FREE, ...limits });
  const entered: { readonly who: number; readonly atMs: number; readonly permit: Permit }[] = [];
  const enter = async (who: number, tokens = 1): Promise<void> => {
    const permit = await line.enter(tokens, never);
    if (permit !== null) entered.push({ who, atMs: clock.elapsed(), permit });
  };
  return { clock, line, entered, enter, times: () => entered.map(({ atMs }) => atMs) };
}

test('so many at once, and first come, first served', async () => {
  const { clock, entered, enter } = aLine({ concurrency: 2 });
  for (let who = 0; who < 5; who++) void enter(who);
  await clock.advance(0);
  expect(entered.map(({ who }) => who)).toEqual([0, 1]);
  entered[1]?.permit.leave(1);
  await clock.advance(0);
  expect(entered.map(({ who }) => who)).toEqual([0, 1, 2]);
  entered[0]?.permit.cancel();
  entered[2]?.permit.leave(null);
  await clock.advance(0);
  expect(entered.map(({ who }) => who)).toEqual([0, 1, 2, 3, 4]);
});

test('a permit counts once, however often it is given back', async () => {
  const { clock, entered, enter } = aLine({ concurrency: 1 });
  for (let who = 0; who < 3; who++) void enter(who);
  await clock.advance(0);
  entered[0]?.permit.leave(1);
  entered[0]?.permit.leave(1);
  entered[0]?.permit.cancel();
  await clock.advance(0);
  expect(entered).toHaveLength(2);
});

test('requests a minute: a minute of them at first, then evenly', async () => {
  const { clock, enter, times } = aLine({ requestsPerMinute: 3 });
  for (let who = 0; who < 6; who++) void enter(who);
  await clock.advance(60_000);
  expect(times()).toEqual([0, 0, 0, 20_000, 40_000, 60_000]);
});

describe('tokens a minute', () => {
  test('are taken as estimated, and put right when it is known', async () => {
    const { clock, entered, enter, times } = aLine({ tokensPerMinute: 600 });
    void enter(0, 600);
    void enter(1, 100);
    await clock.advance(1000);
    expect(times()).toEqual([0]);
    // It took but 50: what was estimated too much is there again.
    entered[0]?.permit.leave(50);
    await clock.advance(0);
    expect(times()).toEqual([0, 1000]);
  });

  test('one that took more makes the next wait longer', async () => {
    const { clock, entered, enter, times } = aLine({ tokensPerMinute: 600 });
    void enter(0, 10);
    await clock.advance(0);
    entered[0]?.permit.leave(1200);
    void enter(1, 1);
    await clock.advance(600_000);
    expect(times()).toEqual([0, 60_100]);
  });

  test('a request that no minute holds goes when the bucket is full, and the next one waits', async () => {
    const { clock, entered, enter, times } = aLine({ tokensPerMinute: 600 });
    void enter(0, 5000);
    await clock.advance(0);
    entered[0]?.permit.leave(null);
    void enter(1, 600);
    await clock.advance(1_000_000);
    expect(times()).toEqual([0, 500_000]);
  });

  test('a small one does not overtake a large one', async () => {
    const { clock, entered, enter } = aLine({ tokensPerMinute: 600 });
    void enter(0, 500);
    void enter(1, 500);
    void enter(2, 1);
    await clock.advance(60_000);
    expect(entered.map(({ who }) => who)).toEqual([0, 1, 2]);
  });
});

test('what was not sent uses up nothing of the minute', async () => {
  const { clock, entered, enter, times } = aLine({ requestsPerMinute: 1, tokensPerMinute: 10 });
  void enter(0, 10);
  void enter(1, 10);
  await clock.advance(5);
  entered[0]?.permit.cancel();
  await clock.advance(0);
  expect(times()).toEqual([0, 5]);
});

test('whoever gives up leaves the line, and holds up nobody', async () => {
  const clock = new FakeClock();
  const line = new ProviderLine(clock, { ...FREE, requestsPerMinute: 1, tokensPerMinute: 100 });
  const first = await line.enter(1, never);
  const abort = new AbortController();
  const impatient = line.enter(100, abort.signal);
  const patient = line.enter(1, never);
  abort.abort();
  expect(await impatient).toBeNull();
  first?.leave(1);
  await clock.run(patient);
  expect(clock.elapsed()).toBe(60_000);
  expect(await line.enter(1, abort.signal)).toBeNull();
  expect(clock.sleeping).toBe(0);
});

test('in no minute more is begun than the limit and what was there at first', async () => {
  const requests = fc.array(fc.record({ atMs: fc.nat(120_000), tookMs: fc.nat(5000) }), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(requests, fc.integer({ min: 1, max: 4 }), async (wanted, concurrency) => {
      const perMinute = 6;
      const clock = new FakeClock();
      const line = new ProviderLine(clock, {
        ...FREE,
        concurrency,
        requestsPerMinute: perMinute,
      });
      let running = 0;
      const begun: number[] = [];
      const all = wanted.map(async ({ atMs, tookMs }) => {
        await clock.sleep(atMs);
        const permit = await line.enter(1, never);
        begun.push(clock.elapsed());
        running += 1;
        expect(running).toBeLessThanOrEqual(concurrency);
        await clock.sleep(tookMs);
        running -= 1;
        permit?.leave(1);
      });
      await clock.run(Promise.all(all));
      for (const start of begun) {
        const within = begun.filter((atMs) => atMs >= start && atMs < start + 60_000).length;
        expect(within).toBeLessThanOrEqual(2 * perMinute);
      }
      expect(begun).toHaveLength(wanted.length);
    }),
    { numRuns: 20 },
  );
});
