// Busy polls drawn in runs say the same as a message for each of them.
import { expect, test } from 'vitest';
import { createActivityArrivals } from '#behavior/activity-arrivals';
import { createBusyPolls } from '#behavior/busy-polls';
import type { EngineName } from '#engine/create-engine';
import { createEngine } from '#engine/create-engine';
import type { Behavior, Outside } from '#engine/types';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import { orgOf } from '../engine/simulate.js';

const org = orgOf(`# Acme
## Structure
### Worker
- **Trigger:** polling
- **Timer:** look hourly
### Helper
- **Trigger:** polling
`);
const TICKS = 20_000;

function run(behavior: Behavior, outside: Outside, engineName: EngineName = 'fast') {
  const calendar = createCalendar({
    timezone: 'UTC',
    startMs: defaultStartMs('UTC'),
    tickSeconds: 30,
    workingHours: null,
  });
  const price = { costNano: 10, tokens: 10, idleCostNano: 1, idleTokens: 1, noteTokens: 0 };
  const prices = org.agents.map(() => price);
  const engine = createEngine(engineName, { org, ticks: TICKS, calendar, outside, prices });
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave())
    engine.answerWave(wave.invocations.map((invocation) => behavior.answer(invocation)));
  return engine.results().agents.map(({ tally }) => tally);
}

const nothing = (): Outside => createActivityArrivals({ org, seed: 1, ticks: TICKS, arrivals: [] });
const busy = (share: number, seed = 1): Behavior =>
  createBusyPolls(seed, new Map([['worker', share]]));

test.each([0.02, 0.5, 0.8, 1])('a share of %d of the polls finds work', (share) => {
  const [worker, helper] = run(busy(share), nothing());
  const idle = worker?.idlePolls ?? Number.NaN;
  expect(worker?.invocations).toBe(TICKS);
  // Polls on which the timer fires are never idle.
  const tries = TICKS - (worker?.wakes.timer ?? 0);
  const margin = 5 * Math.sqrt(tries * share * (1 - share));
  expect(Math.abs(idle - tries * (1 - share))).toBeLessThanOrEqual(margin);
  expect(worker?.costNano).toBe(idle + (TICKS - idle) * 10);
  expect(helper?.idlePolls).toBe(TICKS);
});

test('runs of busy polls are as long as chance makes them, as with a message for each', () => {
  const byMessages = run(
    busy(0),
    createActivityArrivals({
      org,
      seed: 1,
      ticks: TICKS,
      arrivals: [{ pattern: 'one a tick', perTick: 0.8 }],
    }),
  )[0];
  const byRuns = run(busy(0.8), nothing())[0];
  const deviation = Math.sqrt(2 * TICKS * 0.8 * 0.2);
  expect(Math.abs((byMessages?.idlePolls ?? 0) - (byRuns?.idlePolls ?? 0))).toBeLessThan(
    5 * deviation,
  );
});

test('how far the engine looks ahead changes nothing of how many; another seed does', () => {
  const share = (behavior: Behavior, name?: EngineName): number =>
    (run(behavior, nothing(), name)[0]?.idlePolls ?? Number.NaN) / TICKS;
  expect(share(busy(0.3))).toBe(share(busy(0.3)));
  expect(share(busy(0.3, 2))).not.toBe(share(busy(0.3)));
  // The reference engine asks at every tick, so it draws other runs: the share is the same.
  expect(share(busy(0.3), 'reference')).toBeCloseTo(0.7, 1);
});
