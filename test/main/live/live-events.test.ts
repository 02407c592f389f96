// What is told of a live run while it goes on: each step once, and nothing of what a run that is taken up went through before.
import { expect, test } from 'vitest';
import { wallClock } from '#io/wall-clock';
import type { LiveEvent } from '#live/live-events';
import { beginLive, resumeLive } from '#main/live/run-live';
import type { ModelAdapter } from '#models/adapter';
import { createDryRunAdapter } from '#models/dry-run';
import { MemoryStorage } from '../../journal/memory-storage.js';
import { anError } from '../../live/samples.js';
import { LiveWorld, OPTIONS, SLEEPING_ORG } from './live-world.js';

const SOURCE = { name: 'ORG.md', text: SLEEPING_ORG };

function kindsOf(events: readonly LiveEvent[]): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const { kind } of events) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return kinds;
}

/** The first answers are an error, then one that is none. */
function stumbling(): ModelAdapter {
  const inner = createDryRunAdapter();
  let calls = 0;
  return {
    ...inner,
    call: async (request, options) => {
      calls += 1;
      if (calls === 1) throw anError('overloaded', { status: 529 });
      const reply = await inner.call(request, options);
      return calls === 2 ? { ...reply, text: 'Certainly!' } : reply;
    },
  };
}

async function played(options: Partial<typeof OPTIONS>, adapter = stumbling()) {
  const events: LiveEvent[] = [];
  const world = new LiveWorld(undefined, { adapter });
  const heard = (event: LiveEvent) => void events.push(event);
  // It waits half a second at most.
  const host = { ...world.host, clock: wallClock, heard };
  const outcome = await beginLive(SOURCE, { ...OPTIONS, ...options }, false, host);
  if (outcome.kind !== 'played') throw new Error(`the run was ${outcome.kind}`);
  return { world, events, live: outcome.live };
}

test('every call is told when it waits, goes out and is settled; the run when it begins and stops', async () => {
  const { events, live, world } = await played({});
  const kinds = kindsOf(events);
  expect(events.at(0)).toMatchObject({ kind: 'run-started', isResumed: false });
  expect(events.at(-1)).toMatchObject({ kind: 'run-stopped', why: 'done' });
  expect(kinds.get('call-sent')).toBe(world.sent.length);
  expect(kinds.get('call-settled')).toBe(world.sent.length);
  expect(live.totals.calls).toMatchObject({ failed: 1, retried: 1, corrected: 1 });
  expect(events.filter(({ kind }) => kind === 'turn-refused')).toMatchObject([{ agent: 'coo' }]);
  const waits = events.flatMap((event) => (event.kind === 'call-waiting' ? [event.why] : []));
  expect(new Set(waits)).toEqual(new Set(['line', 'retry']));
  expect(events.filter(({ kind }) => kind === 'task-done').at(-1)).toMatchObject({
    task: 'order-1',
    orders: { all: 1, done: 1 },
  });
});

test('a run that is taken up tells what was spent before, and no step again', async () => {
  const first = await played({ maxCalls: 11 });
  expect(first.live.state).toBe('limit');
  const events: LiveEvent[] = [];
  const again = new LiveWorld(new MemoryStorage(first.world.storage.disk));
  const outcome = await resumeLive(
    'sample',
    {
      limits: { maxCalls: 100 },
      wishes: { inDoubt: null, orders: [], answers: [], decision: null },
      all: false,
    },
    { ...again.host, heard: (event) => void events.push(event) },
  );
  if (outcome.kind !== 'played') throw new Error(`the run was ${outcome.kind}`);
  expect(events[0]).toMatchObject({
    kind: 'run-started',
    isResumed: true,
    spent: { requests: 11 },
    limits: { maxCalls: 100 },
  });
  const settled = (told: readonly LiveEvent[]): string[] =>
    told.flatMap((event) => (event.kind === 'call-settled' ? [event.call.id] : []));
  expect(settled(events).filter((id) => settled(first.events).includes(id))).toEqual([]);
  const done = (told: readonly LiveEvent[]): string[] =>
    told.flatMap((event) => (event.kind === 'task-done' ? [event.task] : []));
  expect(done(first.events).length).toBeGreaterThan(0);
  expect(new Set([...done(first.events), ...done(events)]).size).toBe(
    done(first.events).length + done(events).length,
  );
  expect(outcome.live.totals.calls.answered).toBe(outcome.live.spent.requests - 1);
});
