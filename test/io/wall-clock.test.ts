// The clock of the machine: what it promises without measuring how long anything takes.
import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { wallClock } from '#io/wall-clock';

test('it sleeps at least as long as it is asked to', async () => {
  const startMs = wallClock.elapsed();
  await wallClock.sleep(15);
  expect(wallClock.elapsed() - startMs).toBeGreaterThanOrEqual(15);
});

test('whoever aborts wakes it, and leaves nothing behind', async () => {
  const controller = new AbortController();
  const sleep = wallClock.sleep(2 ** 40, controller.signal);
  controller.abort();
  await sleep;
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  await wallClock.sleep(2 ** 40, controller.signal);
});

test('it tells the time of the wall', () => {
  expect(new Date(wallClock.now()).getUTCFullYear()).toBeGreaterThanOrEqual(2026);
});
