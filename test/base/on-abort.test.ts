// Many who wait for one signal.
import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { onAbort } from '#base/on-abort';

test('the platform has one listener for all, and none when nobody listens', () => {
  const { signal } = new AbortController();
  const releases = Array.from({ length: 1000 }, () => onAbort(signal, () => undefined));
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  for (const release of releases) release();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  onAbort(signal, () => undefined)();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('each is told once, but for those who do not listen any more', () => {
  const controller = new AbortController();
  const { signal } = controller;
  const told: string[] = [];
  const tell = (): void => void told.push('twice');
  onAbort(signal, tell);
  onAbort(signal, tell);
  onAbort(signal, () => told.push('kept'));
  const release = onAbort(signal, () => told.push('released'));
  const releaseOther = onAbort(signal, () => told.push('released by another'));
  release();
  release();
  onAbort(signal, () => told.push('last'));
  const stop = onAbort(signal, () => releaseOther());
  releaseOther();
  controller.abort();
  stop();
  expect(told).toEqual(['twice', 'twice', 'kept', 'last']);
});

test('whoever is told may release another, who then is not', () => {
  const controller = new AbortController();
  const told: string[] = [];
  onAbort(controller.signal, () => release());
  const release = onAbort(controller.signal, () => told.push('released'));
  controller.abort();
  expect(told).toEqual([]);
});
