// Ctrl-C: once, what is under way is ended and nothing new is begun; twice, what is under way is broken off. Both go on later.
import { expect, test } from 'vitest';
import { beginLive, resumeLive } from '#main/live/run-live';
import type { ModelAdapter } from '#models/adapter';
import { createDryRunAdapter } from '#models/dry-run';
import { ModelError } from '#models/model-error';
import { MemoryStorage } from '../../journal/memory-storage.js';
import { LiveWorld, OPTIONS, recordsOn, SLEEPING_ORG } from './live-world.js';

const SOURCE = { name: 'ORG.md', text: SLEEPING_ORG };
const ASKED = {
  limits: {},
  wishes: { inDoubt: null, orders: [], answers: [], decision: null },
  all: false,
};

/** Calls `press` while the third call is under way, and answers it only then. */
function pressing(press: () => void): ModelAdapter {
  const inner = createDryRunAdapter();
  let calls = 0;
  return {
    ...inner,
    call: async (request, options) => {
      calls += 1;
      if (calls === 3) press();
      if (options.signal.aborted) throw brokenOff();
      return inner.call(request, options);
    },
  };
}

function brokenOff(): ModelError {
  return new ModelError('The call was broken off.', {
    kind: 'aborted',
    status: null,
    retryAfter: null,
    mayBeBilled: true,
    usage: null,
  });
}

async function undisturbed(): Promise<LiveWorld> {
  const world = new LiveWorld();
  await beginLive(SOURCE, OPTIONS, false, world.host);
  return world;
}

test('once: calls under way are settled, none is begun, and it goes on without paying for any of them again', async () => {
  const plain = await undisturbed();
  const stopping = new AbortController();
  const aborting = new AbortController();
  const adapter = pressing(() => stopping.abort());
  const signals = { stopping: stopping.signal, aborting: aborting.signal };
  const world = new LiveWorld(undefined, { adapter, signals });
  const outcome = await beginLive(SOURCE, OPTIONS, false, world.host);
  expect(outcome).toMatchObject({ live: { state: 'interrupted', inDoubt: [] } });
  expect(world.sent).toHaveLength(3);
  const records = await recordsOn(world.storage.disk);
  expect(records.filter(({ type }) => type === 'call')).toHaveLength(3);
  expect(records.at(-1)).toMatchObject({ type: 'stop', why: 'interrupted' });

  const again = new LiveWorld(new MemoryStorage(world.storage.disk));
  const resumed = await resumeLive('sample', ASKED, again.host);
  expect(resumed).toMatchObject({ live: { state: 'done' } });
  expect(again.sent).toHaveLength(plain.sent.length - 3);
  expect(again.wakes).toEqual(plain.wakes);
  expect(again.results).toEqual(plain.results);
});

test('twice: what is under way is broken off and counts as much as it may have cost', async () => {
  const stopping = new AbortController();
  const aborting = new AbortController();
  const adapter = pressing(() => {
    stopping.abort();
    aborting.abort();
  });
  const signals = { stopping: stopping.signal, aborting: aborting.signal };
  const world = new LiveWorld(undefined, { adapter, signals });
  const outcome = await beginLive(SOURCE, OPTIONS, false, world.host);
  expect(outcome).toMatchObject({
    live: { state: 'interrupted', totals: { calls: { unknown: 1 } } },
  });
  const again = new LiveWorld(new MemoryStorage(world.storage.disk));
  const resumed = await resumeLive('sample', ASKED, again.host);
  expect(resumed).toMatchObject({ live: { state: 'done' } });
});
