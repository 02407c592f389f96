// Arrivals by chance: how often, of which kinds, and that nothing of them piles up.
import { describe, expect, test } from 'vitest';
import type { AgentArrivals } from '#behavior/activity-arrivals';
import { chanceOfTick, createActivityArrivals } from '#behavior/activity-arrivals';
import { activityMessages } from '#behavior/activity-messages';
import { passive } from '#behavior/passive';
import { createEngine } from '#engine/create-engine';
import type { EngineResults } from '#engine/results';
import type { Outside, OutsideEvent, SendAction } from '#engine/types';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import type { Org } from '#org/types';
import { orgOf } from '../engine/simulate.js';

const TEXT = `# Acme
## Structure
### Boss
- **Trigger:** event-driven
### Team
#### Lead
- **Trigger:** event-driven
- **Wake on:** builds, code changes (repo: acme/api), code changes (repo: acme/web), completions
#### Worker
- **Trigger:** polling
`;
const TICKS = 50_000;
const rare = (perTick: number): AgentArrivals => ({ pattern: 'one a tick', perTick });
const bursts = (perTick: number): AgentArrivals => ({ pattern: 'poisson', perTick });

function outsideOf(arrivals: readonly AgentArrivals[], seed = 1, org = orgOf(TEXT)): Outside {
  return createActivityArrivals({ org, seed, ticks: TICKS, arrivals });
}

/** What comes to the agents, tick by tick; completions of tasks to the human principal aside. */
function eventsOf(
  outside: Outside,
): { tick: number; event: OutsideEvent & { action: SendAction } }[] {
  const events = [];
  for (let tick = outside.nextTick(0); tick !== null; tick = outside.nextTick(tick + 1)) {
    for (const { from, action } of outside.eventsAt(tick)) {
      if (!('to' in action)) throw new Error('nothing but messages comes');
      if (action.to !== 'human-principal') events.push({ tick, event: { from, action } });
    }
  }
  return events;
}

const ticksOf = (outside: Outside, to: string): number[] =>
  eventsOf(outside).flatMap(({ tick, event }) => (event.action.to === to ? [tick] : []));

function run(org: Org, arrivals: readonly AgentArrivals[], ticks = 2000): EngineResults {
  const { timezone, tickSeconds } = org;
  const calendar = createCalendar({
    timezone,
    startMs: defaultStartMs(timezone),
    tickSeconds,
    workingHours: null,
  });
  const outside = createActivityArrivals({ org, seed: 3, ticks, arrivals });
  const price = { costNano: 1, tokens: 1, idleCostNano: 1, idleTokens: 1, noteTokens: 0 };
  const prices = org.agents.map(() => price);
  const engine = createEngine('fast', { org, ticks, calendar, outside, prices });
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave())
    engine.answerWave(wave.invocations.map((invocation) => passive.answer(invocation)));
  return engine.results();
}

/** Five standard deviations of so many tries. */
const isNear = (count: number, tries: number, chance: number): boolean =>
  Math.abs(count - tries * chance) < 5 * Math.sqrt(tries * chance * (1 - chance));

describe('at most one a tick', () => {
  test.each([0.001, 0.05, 0.8])('as often as a chance of %d a tick says', (chance) => {
    const ticks = ticksOf(outsideOf([rare(chance), rare(0), rare(0)]), 'boss');
    expect(new Set(ticks).size).toBe(ticks.length);
    expect(isNear(ticks.length, TICKS, chance)).toBe(true);
  });

  test('a tick after an arrival is as likely as any other', () => {
    const ticks = ticksOf(outsideOf([rare(0.2), rare(0), rare(0)]), 'boss');
    const gaps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0));
    expect(isNear(gaps.filter((gap) => gap === 1).length, gaps.length, 0.2)).toBe(true);
    expect(isNear(gaps.filter((gap) => gap > 3).length, gaps.length, 0.8 ** 3)).toBe(true);
  });

  test('every tick from the first on where the chance is 1; none where it is 0', () => {
    const ticks = ticksOf(outsideOf([rare(1), rare(0), rare(0)]), 'boss');
    expect(ticks.slice(0, 3)).toEqual([0, 1, 2]);
    expect(ticks.at(-1)).toBe(TICKS - 1);
    expect(outsideOf([rare(0), rare(0), rare(0)]).nextTick(0)).toBeNull();
  });
});

describe('by chance', () => {
  test('several may come in one tick, and as many in all', () => {
    const ticks = ticksOf(outsideOf([bursts(0.3), rare(0), rare(0)]), 'boss');
    const withSome = new Set(ticks).size;
    expect(Math.abs(ticks.length - TICKS * 0.3)).toBeLessThan(5 * Math.sqrt(TICKS * 0.3));
    expect(isNear(withSome, TICKS, 1 - Math.exp(-0.3))).toBe(true);
    expect(chanceOfTick(bursts(0.3))).toBeCloseTo(1 - Math.exp(-0.3), 12);
  });
});

test('the same seed brings the same, another one something else; nobody shifts what comes to others', () => {
  const alone = ticksOf(outsideOf([rare(0.1), rare(0), rare(0)]), 'boss');
  expect(ticksOf(outsideOf([rare(0.1), rare(0.5), bursts(0.7)]), 'boss')).toEqual(alone);
  expect(ticksOf(outsideOf([rare(0.1), rare(0), rare(0)], 2), 'boss')).not.toEqual(alone);
});

test('within a tick events come in the order of the document', () => {
  const outside = outsideOf([rare(1), rare(1), rare(1)]);
  const [first, second, third] = eventsOf(outside);
  expect([first, second, third].map((one) => one?.event.action.to)).toEqual([
    'boss',
    'lead',
    'worker',
  ]);
});

test('every kind that wakes the agent comes as often as the others, with what its filter asks', () => {
  const events = eventsOf(outsideOf([rare(0), rare(0.5), rare(0)])).map(({ event }) => event);
  const counts = new Map<string, number>();
  for (const { action } of events) counts.set(action.type, (counts.get(action.type) ?? 0) + 1);
  expect([...counts.keys()].sort()).toEqual([
    'build_failed',
    'build_succeeded',
    'code_changed',
    'completion',
  ]);
  for (const count of counts.values()) expect(isNear(count, events.length, 0.25)).toBe(true);
  const changed = events.find(({ action }) => action.type === 'code_changed');
  expect(changed?.action.attributes).toEqual({ repo: 'acme/api' });
  expect(new Set(events.map(({ action }) => action.priority))).toEqual(new Set(['normal']));
});

test('whatever comes wakes: a passive agent is woken by every one', () => {
  const org = orgOf(TEXT);
  const results = run(org, [rare(0.3), rare(0.3), rare(0)]);
  for (const { tally, pending } of results.agents.slice(0, 2)) {
    expect(tally.wakes.message).toBe(tally.received);
    expect(tally.received).toBeGreaterThan(400);
    expect(pending).toBe(0);
  }
});

test('nothing piles up: no open task, nobody who waits for an answer', () => {
  const { agents } = run(orgOf(TEXT), [rare(0.9), rare(0.9), rare(0.9)]);
  expect(agents.map(({ tally }) => [tally.openTasks, tally.blockedTasks])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(agents[0]?.tally.tasksAssigned).toBeGreaterThan(200);
});

test('who polls hears every kind of message, whatever it would wake on', () => {
  const [, , worker] = orgOf(TEXT).agents;
  if (worker === undefined) throw new Error('there is a worker');
  expect(activityMessages(worker).map(([first]) => first?.action.type)).toEqual([
    'delegation',
    'escalation',
    'completion',
    'message',
    'order',
  ]);
});
