import { describe, expect, it } from 'vitest';
import { createEngine } from '#engine/create-engine';
import type { Answer, Failure, Invocation } from '#engine/types';
import { boss, bossAndWorker, chat, order, pollingBoss } from './orgs.js';
import type { Given } from './simulate.js';
import { orgOf, simulate, wakesOf } from './simulate.js';

const REASON = 'two answers were not valid';

function failure(until: number | null, hold: Failure['hold'] = 'failing'): Partial<Answer> {
  return { failure: { reason: REASON, hold, until } };
}

/** Fails at these ticks, each with its answer. */
function failingAt(ticks: Record<number, Partial<Answer>>): NonNullable<Given['answer']> {
  return ({ tick }) => ticks[tick];
}

function idsShown(invocations: readonly Invocation[]): string[] {
  return invocations.map(({ tick, messages }) => `${tick}: ${messages.map(({ id }) => id).join()}`);
}

describe('what a failed turn was shown', () => {
  it('is shown again, before what arrived since, and is processed then', () => {
    const run = simulate(boss(), {
      ticks: 20,
      events: { 2: [order(), order()], 5: [order()] },
      answer: failingAt({ 2: failure(8) }),
    });
    expect(idsShown(run.invocations)).toEqual(['2: 1,2', '8: 1,2,3']);
    const [result] = run.results.agents;
    expect(result?.pending).toBe(0);
    expect(result?.tally).toMatchObject({ received: 3, processed: 3, invocations: 2 });
  });

  it('stays before what a colleague sends in the same wave', () => {
    const run = simulate(bossAndWorker(), {
      ticks: 12,
      events: { 1: [order(), order('high', 'worker')] },
      answer: ({ agent, tick }) => {
        if (tick > 1) return undefined;
        if (agent === 'worker') return failure(4);
        return { actions: [{ type: 'delegation', to: 'worker', body: '' }] };
      },
    });
    const worker = run.invocations.filter(({ agent }) => agent === 'worker');
    expect(idsShown(worker)).toEqual(['1: 2', '4: 2,3']);
  });

  it('counts as pending at the end of the run', () => {
    const run = simulate(boss(), {
      ticks: 6,
      events: { 2: [order()] },
      answer: failingAt({ 2: failure(null, 'parked') }),
    });
    const [result] = run.results.agents;
    expect(result?.pending).toBe(1);
    expect(result?.tally).toMatchObject({ received: 1, processed: 0, queueDepth: 1 });
  });

  it('is due anew as it was: timers, thresholds and work in progress too', () => {
    const org = boss('- **Timer:** look at 00:01\n- **Threshold:** agent event_queue_depth >= 1\n');
    const run = simulate(org, {
      ticks: 30,
      events: { 0: [{ ...chat, to: 'boss' }], 2: [order()] },
      answer: ({ tick }) => {
        if (tick === 0) return { workInProgress: true };
        if (tick === 1) return failure(2);
        if (tick === 2) return failure(9);
        return undefined;
      },
    });
    expect(wakesOf(run, 'boss')).toEqual([
      '0 message',
      '1 continue',
      '2 message+timer+continue',
      '9 message+timer+threshold+continue',
    ]);
    expect(run.invocations.at(-1)?.timers).toHaveLength(1);
  });

  it('makes a poll wait for the next poll after the hold', () => {
    const run = simulate(pollingBoss('- **Tick interval:** 4 ticks\n'), {
      ticks: 20,
      events: { 1: [chat], 9: [chat] },
      answer: failingAt({ 4: failure(9) }),
    });
    expect(idsShown(run.invocations)).toEqual(['0: ', '4: 1', '12: 1,2', '16: ']);
  });
});

describe('the hold after a failed turn', () => {
  it('is noted with its reason as the turn fails, once, and is passed by nothing', () => {
    const run = simulate(boss('- **Cooldown:** 2 ticks\n'), {
      ticks: 30,
      events: { 2: [order()], 4: [order('critical')], 6: [order('critical')] },
      answer: failingAt({ 2: failure(12) }),
    });
    expect(wakesOf(run, 'boss')).toEqual(['2 message', '12 message']);
    const said = { tick: 2, wave: 0, agent: 'boss', hold: 'failing', until: 12 };
    expect(run.log).toEqual([
      { type: 'failure', ...said, reason: REASON },
      { type: 'hold', ...said },
    ]);
    expect(run.results.agents[0]?.holds).toEqual([
      { kind: 'failing', times: 1, first: 2, last: 2, until: 12, reason: REASON },
    ]);
  });

  it('starts cooldown and sleep with the wake: what is longer holds on', () => {
    const held = simulate(boss('- **Cooldown:** 10 ticks\n'), {
      ticks: 30,
      events: { 2: [order()] },
      answer: failingAt({ 2: failure(5) }),
    });
    expect(wakesOf(held, 'boss')).toEqual(['2 message', '12 message']);
    const asleep = simulate(boss().replace('never', '9 ticks'), {
      ticks: 30,
      answer: failingAt({ 9: failure(12) }),
    });
    expect(wakesOf(asleep, 'boss')).toEqual(['9 safety', '18 safety', '27 safety']);
  });

  it('of a budget escalates nothing, and holds where the agent has no budget', () => {
    const run = simulate(boss('', '### Budget\n- **Overage behavior:** pause and escalate\n'), {
      ticks: 20,
      events: { 2: [order()], 4: [order()] },
      answer: failingAt({ 2: failure(7, 'budget') }),
    });
    expect(wakesOf(run, 'boss')).toEqual(['2 message', '7 message']);
    expect(run.principal).toEqual([]);
    expect(run.results.agents[0]?.holds).toMatchObject([{ kind: 'budget', times: 1, until: 7 }]);
  });

  it('has no actions, and ends after its wake', () => {
    const given = { ticks: 5, events: { 2: [order()] } };
    const work = { type: 'work', task: 'a' } as const;
    const acting = failingAt({ 2: { ...failure(4), actions: [work] } });
    expect(() => simulate(boss(), { ...given, answer: acting })).toThrow('has no actions');
    const ended = failingAt({ 2: failure(2) });
    expect(() => simulate(boss(), { ...given, answer: ended })).toThrow('held until 2');
  });
});

describe('a release', () => {
  const events = { 2: [order()], 6: [order('high', 'worker')] };
  const parked: Given['answer'] = ({ agent, tick }) =>
    agent === 'boss' && tick === 2 ? failure(null, 'parked') : undefined;

  it('ends the hold from the next tick on', () => {
    const run = simulate(bossAndWorker(), {
      ticks: 30,
      events,
      answer: parked,
      release: ({ tick }) => (tick === 6 ? ['boss'] : []),
    });
    expect(wakesOf(run, 'boss')).toEqual(['2 message', '7 message']);
    expect(run.log.at(-1)).toEqual({
      type: 'release',
      tick: 6,
      agent: 'boss',
      hold: 'parked',
      until: 7,
    });
    expect(run.results.agents[0]?.holds).toEqual([
      { kind: 'parked', times: 1, first: 2, last: 2, until: 7, reason: REASON },
    ]);
  });

  it('is not felt by the waves of the tick that is under way', () => {
    const run = simulate(bossAndWorker(), {
      ticks: 30,
      events,
      answer: (invocation) =>
        invocation.agent === 'worker'
          ? { actions: [{ type: 'order', to: 'boss', body: '', priority: 'critical' }] }
          : parked(invocation),
      release: ({ tick }) => (tick === 6 ? ['boss'] : []),
    });
    expect(wakesOf(run, 'boss')).toEqual(['2 message', '7 message']);
    expect(idsShown(run.invocations).at(-1)).toBe('7: 1,3');
  });

  it('ends no other hold, and none that ends by then anyway', () => {
    const hold = (until: number | null, kind: Failure['hold'], fields = ''): string[] =>
      wakesOf(
        simulate(bossAndWorker({ boss: fields }), {
          ticks: 30,
          events,
          answer: ({ agent, tick }) =>
            agent === 'boss' && tick === 2 ? failure(until, kind) : undefined,
          release: ({ tick }) => (tick === 6 ? ['boss'] : []),
        }),
        'boss',
      );
    expect(hold(20, 'budget')).toEqual(['2 message', '20 message']);
    expect(hold(7, 'failing')).toEqual(['2 message', '7 message']);
    expect(hold(20, 'failing', '- **Cooldown:** 9 ticks')).toEqual(['2 message', '11 message']);
    expect(hold(null, 'budget')).toEqual(['2 message']);
  });

  it('is refused for an agent that is not there', () => {
    for (const name of ['fast', 'reference'] as const) {
      const engine = createEngine(name, {
        org: orgOf(boss()),
        ticks: 1,
        calendar: {
          hourOfDay: () => 0,
          isOpen: () => true,
          nextOpenTick: (tick) => tick,
          nextPeriodTick: (_, tick) => tick + 10,
          timerTicks: () => ({ nextDueTick: () => null }),
          nextHourTick: (tick) => tick + 10,
          nextClosedTick: () => null,
        },
        outside: { eventsAt: () => [], nextTick: () => null, receive: () => undefined },
        prices: [{ costNano: 1, tokens: 1, idleCostNano: 1, idleTokens: 1, noteTokens: 0 }],
      });
      expect(() => engine.release('nobody')).toThrow(RangeError);
      engine.release('boss');
      expect(engine.explain('boss').holds).toEqual([]);
    }
  });
});

describe('the counts of failed turns', () => {
  it('are wakes with their reasons, but no batch, no latency and nothing to act on', () => {
    const run = simulate(boss(), {
      ticks: 20,
      events: { 2: [order(), order()] },
      answer: failingAt({ 2: failure(8) }),
    });
    const tally = run.results.agents[0]?.tally;
    expect(tally?.wakes.message).toBe(2);
    expect(tally).toMatchObject({ failedWakes: 1, eventWakes: 2, actedWakes: 1, messageWakes: 1 });
    expect(tally).toMatchObject({ batchedWakes: 1, messagesInMessageWakes: 2, tokens: 10_000 });
    expect([...(tally?.triggerLatency ?? [])]).toEqual([[6, 2]]);
    expect(run.results.measure('utilization', 'agent', 'boss')).toBe(0.5);
  });

  it('of polls: what failed is not used, and is idle only where there was nothing to see', () => {
    const run = simulate(pollingBoss('- **Tick interval:** 4 ticks\n'), {
      ticks: 16,
      events: { 3: [chat] },
      answer: failingAt({ 0: failure(1), 4: failure(5) }),
    });
    const tally = run.results.agents[0]?.tally;
    expect(tally).toMatchObject({ invocations: 4, idlePolls: 2, failedWakes: 2, failedPolls: 1 });
    expect(run.results.measure('utilization', 'agent', 'boss')).toBe(0.25);
  });
});

describe('why a failing agent sleeps', () => {
  it('names the hold, its end, its reason and the wake after it', () => {
    const run = simulate(boss('- **Cooldown:** 3 ticks\n'), {
      ticks: 4,
      events: { 2: [order()] },
      answer: failingAt({ 2: failure(9) }),
    });
    const { holds, nextWake, pending } = run.explain('boss');
    expect(holds[0]).toEqual({ kind: 'failing', until: 9, reason: REASON, accounts: [] });
    expect(nextWake).toMatchObject({
      tick: 9,
      reasons: ['message'],
      heldBy: ['failing'],
      shown: 1,
    });
    expect(pending).toMatchObject([{ rule: 'due' }]);
  });

  it('is sure of no wake while it is parked', () => {
    const run = simulate(boss('- **Timer:** look at 00:10\n'), {
      ticks: 4,
      events: { 2: [order()] },
      answer: failingAt({ 2: failure(null, 'parked') }),
    });
    const { holds, nextWake } = run.explain('boss');
    expect(holds).toEqual([{ kind: 'parked', until: null, reason: REASON, accounts: [] }]);
    expect(nextWake).toBeNull();
  });
});
