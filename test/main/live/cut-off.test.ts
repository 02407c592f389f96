// Answers that end at the limit of their tokens: what the model is told, what a person reads, and how to go on.
import { expect, test } from 'vitest';
import { beginLive, resumeLive } from '#main/live/run-live';
import type { ModelAdapter } from '#models/adapter';
import { createDryRunAdapter } from '#models/dry-run';
import { MemoryStorage } from '../../journal/memory-storage.js';
import { LiveWorld, OPTIONS, SLEEPING_ORG } from './live-world.js';

const SOURCE = { name: 'ORG.md', text: SLEEPING_ORG };
const NO_WISHES = { inDoubt: null, orders: [], answers: [], decision: null };

/** Thinks for `thought` tokens before it writes. */
function thinking(thought: number, written = ''): ModelAdapter {
  const inner = createDryRunAdapter();
  return {
    ...inner,
    call: async (request, options) => {
      const reply = await inner.call(request, options);
      return request.outputTokensMax > thought
        ? reply
        : { ...reply, text: written, stopReason: 'length' };
    },
  };
}

test('a model that thinks and never comes to its answer is explained, and goes on with more tokens', async () => {
  const adapter = thinking(OPTIONS.outputTokens);
  const world = new LiveWorld(undefined, { adapter });
  const outcome = await beginLive(SOURCE, { ...OPTIONS, maxCalls: 10 }, false, world.host);
  if (outcome.kind !== 'played') throw new Error('it was not played');
  const coo = outcome.live.agents.find(({ id }) => id === 'coo');
  expect(coo?.parked).toMatch(/4,096 tokens went before it wrote anything/);
  expect(coo?.parked).toContain('--output-tokens');
  expect(world.sent[1]?.correction?.complaint).toContain('Think less');

  const more = new LiveWorld(new MemoryStorage(world.storage.disk), { adapter });
  const limits = { outputTokens: 8192, maxCalls: 1000 };
  const resumed = await resumeLive('sample', { limits, wishes: NO_WISHES, all: false }, more.host);
  if (resumed.kind !== 'played') throw new Error('it was not played');
  expect(resumed.live.state).toBe('done');
  expect(new Set(more.sent.map(({ outputTokensMax }) => outputTokensMax))).toEqual(new Set([8192]));
});

test('an answer that is cut off in the middle is told to be shorter', async () => {
  const world = new LiveWorld(undefined, { adapter: thinking(10_000, '{"actions":[{"act') });
  const outcome = await beginLive(SOURCE, OPTIONS, false, world.host);
  if (outcome.kind !== 'played') throw new Error('it was not played');
  const coo = outcome.live.agents.find(({ id }) => id === 'coo');
  expect(coo?.parked).toMatch(/cut off at 4,096 tokens.*--output-tokens/);
  expect(world.sent[1]?.correction?.complaint).toContain('write a shorter one');
});
