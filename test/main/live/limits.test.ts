// What ends a live run, or an agent's part in it: limits of the run, budgets of the file, caps of a chain, turns that fail.
import { expect, test } from 'vitest';
import { visibleText } from '#base/visible-text';
import type { LiveOptions } from '#main/live/live-options';
import type { LiveOutcome } from '#main/live/run-live';
import { beginLive, resumeLive } from '#main/live/run-live';
import type { ModelAdapter } from '#models/adapter';
import { createDryRunAdapter } from '#models/dry-run';
import { ModelError } from '#models/model-error';
import { MemoryStorage } from '../../journal/memory-storage.js';
import {
  LiveWorld,
  OPTIONS,
  SLEEPING_ORG as ORG,
  ORG as POLLING_ORG,
  recordsOn,
} from './live-world.js';

const NO_WISHES = { inDoubt: null, orders: [], answers: [], decision: null };

function playedOf(outcome: LiveOutcome): Extract<LiveOutcome, { kind: 'played' }> {
  if (outcome.kind !== 'played') throw new Error(`the run was ${outcome.kind}`);
  return outcome;
}

async function play(
  text: string,
  wanted: Partial<LiveOptions> = {},
  adapter?: ModelAdapter,
): Promise<{ world: LiveWorld; played: ReturnType<typeof playedOf> }> {
  const world = new LiveWorld(undefined, adapter === undefined ? {} : { adapter });
  const options = { ...OPTIONS, ...wanted };
  const outcome = await beginLive({ name: 'ORG.md', text }, options, false, world.host);
  return { world, played: playedOf(outcome) };
}

/** A dry run whose answers are spoilt. */
function spoiling(spoil: (agent: string, call: number) => string | null): ModelAdapter {
  const inner = createDryRunAdapter();
  const calls = new Map<string, number>();
  return {
    ...inner,
    call: async (request, options) => {
      const { agent } = request.facts;
      const count = (calls.get(agent) ?? 0) + 1;
      calls.set(agent, count);
      const reply = await inner.call(request, options);
      return { ...reply, text: spoil(agent, count) ?? reply.text };
    },
  };
}

test('requests sent never pass --max-calls, and with more of them it goes on as if it had never stopped', async () => {
  const { played: plain, world: whole } = await play(ORG);
  expect(whole.sent.length).toBeGreaterThan(10);
  for (const maxCalls of [1, 5, whole.sent.length - 1]) {
    const { world, played } = await play(ORG, { maxCalls });
    expect(played.live).toMatchObject({
      state: 'limit',
      reason: '--max-calls does not cover another call.',
    });
    expect(world.sent).toHaveLength(maxCalls);
    const more = new LiveWorld(new MemoryStorage(world.storage.disk));
    const asked = { limits: { maxCalls: 1000 }, wishes: NO_WISHES, all: false };
    const resumed = playedOf(await resumeLive('sample', asked, more.host));
    expect(resumed.report).toEqual(plain.report);
    expect(more.sent).toHaveLength(whole.sent.length - maxCalls);
  }
});

test('--until end goes on to the last tick', async () => {
  const { played } = await play(ORG, { until: 'end' });
  expect(played.live.state).toBe('end');
  expect(played.report.ticks).toBe(200);
});

test('an answer that is not valid is told once; the second one counts', async () => {
  const { world, played } = await play(
    ORG,
    {},
    spoiling((agent, call) => (agent === 'coo' && call === 1 ? 'no JSON at all' : null)),
  );
  expect(played.live.state).toBe('done');
  const [first, second] = world.sent;
  expect(first?.correction).toBeNull();
  expect(second?.correction?.complaint).toContain('JSON');
  const turns = (await recordsOn(world.storage.disk)).filter(({ type }) => type === 'turn');
  expect(turns[0]).toMatchObject({ agent: 'coo', refusals: [expect.stringContaining('JSON')] });
});

test('what a model writes reaches files without a character that steers a terminal', async () => {
  const body = 'one\\u001b]52;c;x\\u0007\\ntwo\\tthree\\u202e';
  const done = `{"actions":[{"action":"complete","task":"order-1","body":"${body}"}]}`;
  const { world } = await play(
    ORG,
    {},
    spoiling((agent) => (agent === 'coo' ? done : null)),
  );
  expect(world.results.get('order-1')).toBe('one␛]52;c;x␇\ntwo\tthree\\u{202e}\n');
  const written = world.transcript.join('');
  expect(written).toBe(visibleText(written));
});

test('what the chart does not allow is never applied', async () => {
  const order = '{"actions":[{"action":"delegate","to":"writer-1","body":"skip the lead"}]}';
  const { world, played } = await play(
    ORG,
    { length: { kind: 'ticks', ticks: 40 } },
    spoiling((agent) => (agent === 'coo' ? order : null)),
  );
  expect(world.log.filter(({ type }) => type === 'action')).toEqual([]);
  expect(world.wakes.some(({ agent, pending }) => agent === 'writer-1' && pending > 0)).toBe(false);
  expect(played.live.agents.find(({ id }) => id === 'coo')).toMatchObject({
    failedTurns: 5,
    parked: expect.stringContaining('5 turns in a row failed'),
  });
});

test('an agent that fails cools off longer and longer, is parked, keeps its mail, and a resume releases it', async () => {
  const { world, played } = await play(
    ORG,
    {},
    spoiling((agent) => (agent === 'coo' ? '{}' : null)),
  );
  const wakes = world.wakes.filter(({ agent }) => agent === 'coo').map(({ tick }) => tick);
  expect(wakes).toEqual([0, 1, 3, 7, 15]);
  expect(played.live).toMatchObject({
    state: 'end',
    reason: 'Nothing goes on before a person acts.',
  });
  expect(played.report.summary.agents[0]).toMatchObject({ id: 'coo', pending: 1 });
  const again = new LiveWorld(new MemoryStorage(world.storage.disk));
  const asked = { limits: {}, wishes: NO_WISHES, all: false };
  const resumed = playedOf(await resumeLive('sample', asked, again.host));
  expect(resumed.live.state).toBe('done');
  expect(resumed.live.agents[0]?.parked).toBeNull();
  const releases = (await recordsOn(again.storage.disk)).filter(({ type }) => type === 'release');
  expect(releases).toEqual([expect.objectContaining({ agent: 'coo', tick: 15, wave: 1 })]);
});

test('a provider that refuses the key parks its agents at once, and nothing else stops', async () => {
  const refused = new ModelError('The key was refused (401).', {
    kind: 'unauthorized',
    status: 401,
    retryAfter: null,
    mayBeBilled: false,
    usage: null,
  });
  const inner = createDryRunAdapter();
  const { world, played } = await play(
    ORG,
    {},
    {
      ...inner,
      call: (request, options) =>
        request.facts.agent === 'text-lead'
          ? Promise.reject(refused)
          : inner.call(request, options),
    },
  );
  expect(world.sent.filter(({ facts }) => facts.agent === 'text-lead')).toHaveLength(1);
  expect(played.live.agents.find(({ id }) => id === 'text-lead')?.parked).toContain('401');
  expect(played.live.state).toBe('end');
  expect([...world.results.keys()].some((task) => task.includes('design-lead'))).toBe(true);
});

test('a budget of the file that covers no other call holds its agent until the next period, and no longer', async () => {
  const text = ORG.replace(
    '### Design Lead\n',
    '### Design Lead\n\n- **Budget:** 24000 tokens per hour\n',
  );
  const wanted = { length: { kind: 'ticks', ticks: 600 }, outputTokens: 2048 } as const;
  const { world, played } = await play(text, wanted);
  const wakes = world.wakes.filter(({ agent }) => agent === 'design-lead');
  const hours = new Set(wakes.map(({ tick }) => Math.floor(tick / 120)));
  expect(hours.size).toBeGreaterThan(1);
  expect(played.live.state).toBe('done');
});

test('an order that everybody leaves alone ends the run: nobody is paid for looking on', async () => {
  // Its lead takes the order and gives nothing away; those who poll have nothing to do.
  const lazy = spoiling(() => '{"actions":[{"action":"idle"}]}');
  const { world, played } = await play(POLLING_ORG, {}, lazy);
  expect(played.live).toMatchObject({ state: 'end', orders: [{ state: 'open' }] });
  expect(played.live.reason).toContain('nothing goes on before a person acts');
  expect(world.sent.length).toBeLessThan(60);
  const { world: on } = await play(POLLING_ORG, { until: 'end' }, lazy);
  expect(on.sent.length).toBeGreaterThan(1000);
});
