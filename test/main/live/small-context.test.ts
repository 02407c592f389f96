// Models that hold little: whatever comes, prompt, answer and correction fit; what cannot fit is refused before it is paid for.
import { expect, test } from 'vitest';
import { beginLive } from '#main/live/run-live';
import type { ModelRequest } from '#models/adapter';
import { createDryRunAdapter } from '#models/dry-run';
import { LiveWorld, OPTIONS, SLEEPING_ORG } from './live-world.js';

const SOURCE = { name: 'ORG.md', text: SLEEPING_ORG };

/** Two bytes a token are more tokens than any usual text has. */
function tokensOf({ system, message, correction, outputTokensMax }: ModelRequest): number {
  const texts = [...system.map(({ text }) => text), message, correction?.complaint ?? ''];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes / 2 + outputTokensMax * (correction === null ? 1 : 2);
}

/** 400 long orders in one tick. */
const STORM = Array.from({ length: 400 }, (_, index) =>
  JSON.stringify({
    tick: 1,
    to: 'coo',
    type: 'message',
    from: `s${index}`,
    body: 'Go! '.repeat(3000),
  }),
).join('\n');

test('a storm never overflows the context', async () => {
  const inner = createDryRunAdapter();
  const adapter = {
    ...inner,
    call: async (...given: Parameters<typeof inner.call>) => {
      const reply = await inner.call(...given);
      return { ...reply, text: given[0].correction === null ? 'no JSON' : reply.text };
    },
  };
  for (const contextTokens of [8192, 16_384, 32_768]) {
    const world = new LiveWorld(undefined, { adapter });
    const options = { ...OPTIONS, contextTokens, events: { name: 'e.jsonl', text: STORM } };
    const outcome = await beginLive(SOURCE, options, false, world.host);
    expect(outcome.kind).toBe('played');
    const stormy = world.sent.filter(({ message }) => message.includes('more that are not shown'));
    expect(stormy.length).toBeGreaterThan(1);
    for (const request of world.sent) expect(tokensOf(request)).toBeLessThanOrEqual(contextTokens);
  }
});

test('a context that the stable part fills is refused, with whose and what to do', async () => {
  const world = new LiveWorld();
  const options = { ...OPTIONS, contextTokens: 2000 };
  await expect(beginLive(SOURCE, options, false, world.host)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(/COO .*2,000 tokens/),
    hint: expect.stringContaining('--context-tokens'),
  });
  expect(world.sent).toEqual([]);
});
