import { expect, it } from 'vitest';
import { readWakeOn } from '#org/values/read-wake-on';
import { wakeOnValue } from '#org/wake-on-value';

it.each([
  ['all'],
  ['tasks, code changes (repo: acme/api, branch: main), orders'],
  ['all, issues, build_failed'],
  ['escalations, completions, tasks, messages'],
])('%s: writes what is read', (text) => {
  const { value } = readWakeOn(text);
  expect(value).not.toBeNull();
  expect(wakeOnValue(value ?? [])).toBe(text);
});

it('says in the short words what is said at length', () => {
  const { value } = readWakeOn('task_assigned, builds (repo: a/b)');
  const said = wakeOnValue(value ?? []);
  expect(said).toBe('tasks, build_failed (repo: a/b), build_succeeded (repo: a/b)');
  expect(readWakeOn(said).value).toEqual(value);
});
