// Where numbers get large and calendars odd: both engines must still do the same, and end.

import { describe, expect, it } from 'vitest';
import { createEngine } from '#engine/create-engine';
import { LaterSends } from '#engine/later-sends';
import { Scopes } from '#engine/scopes';
import { TaskBook } from '#engine/task-book';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import { bossAndWorker, delegation, order, pollingBoss } from './orgs.js';
import { orgOf, simulate, wakesOf } from './simulate.js';

it('reckons with a budget above what is counted exactly', () => {
  const org = pollingBoss('', '### Budget\n- **Org limit:** 2,000,000,000 credits/month\n');
  // 20 million dollars, which the file cannot say in dollars.
  const run = simulate(org, { ticks: 50, answer: () => ({ ahead: { turns: 20, actions: [] } }) });
  expect(wakesOf(run, 'boss')).toHaveLength(50);
});

it('wakes when ticks of nearly a day come round to working hours, however long that takes', () => {
  const hours = '### Working Hours\n- **Active hours:** 09:00-17:00\n';
  const org = pollingBoss('', hours).replace(
    '# Org\n',
    '# Org\n## Culture\n- **Tick:** 1439 min\n',
  );
  const run = simulate(org, { ticks: 1000 });
  // Each tick starts a minute earlier in the day: 16:59 comes after 421 of them, 09:00 after 900.
  expect(wakesOf(run, 'boss')).toHaveLength(480);
  expect(run.trace[0]?.tick).toBe(421);
});

describe('results in the middle of a tick', () => {
  it.each(['fast', 'reference'] as const)('leave the %s engine as it was', (name) => {
    const org = orgOf(bossAndWorker());
    const runOf = (isAsked: boolean) => {
      const engine = createEngine(name, {
        org,
        ticks: 40,
        calendar: createCalendar({
          timezone: 'UTC',
          startMs: defaultStartMs('UTC'),
          tickSeconds: 30,
          workingHours: null,
        }),
        outside: {
          eventsAt: (tick) =>
            tick % 3 === 0 ? [{ from: 'boss', action: { ...delegation, priority: 'low' } }] : [],
          nextTick: (tick) => Math.ceil(tick / 3) * 3,
          receive: () => undefined,
        },
        prices: org.agents.map(() => ({
          costNano: 1,
          tokens: 1,
          idleCostNano: 1,
          idleTokens: 1,
          noteTokens: 1,
        })),
      });
      for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
        engine.answerWave(
          wave.invocations.map(({ tick }) => ({
            actions: [order('low', 'worker')],
            workInProgress: tick % 7 === 0,
          })),
        );
        if (isAsked) engine.results();
      }
      return engine.results().agents;
    };
    expect(runOf(true)).toEqual(runOf(false));
  });
});

it('keeps what is sent later in order, however much that is', () => {
  const sends = new LaterSends();
  const action = { type: 'message', to: 'boss', body: '' } as const;
  for (const tick of [9, 3, 7, 3]) sends.add(tick, { from: `at ${tick}`, action });
  const taken: string[] = [];
  while (sends.nextTick < Number.POSITIVE_INFINITY)
    taken.push(...sends.take(sends.nextTick).map(({ from }) => from));
  expect(taken).toEqual(['at 3', 'at 3', 'at 7', 'at 9']);
  for (let tick = 0; tick < 150_000; tick++) sends.add(tick, { from: 'boss', action });
  for (let tick = 0; tick < 150_000; tick++) expect(sends.take(tick).length).toBe(1);
});

it('ends the wait of a task that is complete without an answer', () => {
  const tasks = new TaskBook(1);
  tasks.assign(0, 'a', 'boss', 0);
  tasks.block(0, 'a', 1);
  expect(tasks.complete(0, 'a', 'boss', 2)).toEqual({ task: 'a', ticks: 2 });
  expect(tasks.blockedTasksOf(0)).toBe(0);
  tasks.block(0, 'a', 3);
  expect(tasks.unblock(0, 'a', 5)).toBe(2);
});

it('gives one set to all whose scope has the same members', () => {
  const { agents } = orgOf('# Org\n## Structure\n### Team\n#### Lead\n#### Ann\n#### Ben\n');
  const scopes = new Scopes(agents);
  expect(scopes.agentsIn('department', 1)).toBe(scopes.agentsIn('department', 2));
  expect(scopes.agentsIn('team', 1)).not.toBe(scopes.agentsIn('team', 2));
  expect(scopes.agentsIn('org', 1)).toBe(scopes.agentsIn('org', 2));
});
