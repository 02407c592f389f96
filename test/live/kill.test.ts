// Killed with SIGKILL at random moments, a live run goes on as if nothing had happened, and pays for nothing twice.
import { beforeAll, expect, test } from 'vitest';
import type { Turns } from './kill-run.js';
import { CONCURRENCY, killRun, undisturbedTurns } from './kill-run.js';

const KILLS_EACH = 4;

let expected: Turns;
beforeAll(async () => {
  expected = await undisturbedTurns();
}, 60_000);

test('the run that is not disturbed wakes all eight', () => {
  const agents = new Set([...expected.keys()].map((key) => key.split('.')[2]));
  expect(agents.size).toBe(8);
});

test.each([1, 2, 3])('kills of seed %i', { timeout: 60_000 }, async (seed) => {
  const { faults, doubtMost, kills } = await killRun(seed, KILLS_EACH, expected);
  expect(faults).toEqual([]);
  expect(doubtMost).toBeLessThanOrEqual(CONCURRENCY);
  expect(kills).toBeGreaterThan(1);
});
