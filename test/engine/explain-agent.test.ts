import { describe, expect, it } from 'vitest';
import type { AgentExplanation } from '#engine/agent-explanation';
import type { Action } from '#engine/types';
import { boss, bossAndWorker, chat, order, pollingBoss } from './orgs.js';
import type { Given } from './simulate.js';
import { simulate } from './simulate.js';

type Events = Record<number, readonly (Action & { from?: string })[]>;

/** What the engine says of the boss at the end of tick `at`. */
function explain(org: string, at: number, events: Events, given: Partial<Given> = {}) {
  return simulate(org, { ...given, ticks: at + 1, events }).explain('boss');
}

/** `2 message_received not-in-wake-on`, with the ticks from which they are due. */
function rules({ pending }: AgentExplanation): string[] {
  return pending.map(({ messages, trigger, rule, dueFrom, dueTo }) => {
    const due = dueFrom === null ? '' : ` ${dueFrom}-${dueTo}`;
    return `${messages.length} ${trigger} ${rule}${due}`;
  });
}

/** `cooldown 12`. */
function holds({ holds: present }: AgentExplanation): string[] {
  return present.map(({ kind, until }) => `${kind} ${until}`);
}

/** `12 message+timer held by cooldown`. */
function next({ nextWake }: AgentExplanation): string | null {
  if (nextWake === null) return null;
  const held = nextWake.heldBy.length === 0 ? '' : ` held by ${nextWake.heldBy.join('+')}`;
  return `${nextWake.tick} ${nextWake.reasons.join('+')}${held}`;
}

const CLOSED_AT_FIRST = '### Working Hours\n- **Active hours:** 00:10-01:00\n';
const build = {
  type: 'build_failed',
  from: 'ci',
  to: 'boss',
  body: '',
  attributes: { repo: 'acme/web' },
} as const;
const done = { type: 'completion', from: 'worker', to: 'boss', body: '' } as const;

describe('what decides about a pending message', () => {
  it('a batch window, until its end', () => {
    const said = explain(boss('- **Batch window:** 5 ticks\n'), 3, { 1: [chat], 3: [chat] });
    expect(rules(said)).toEqual(['2 message_received batch-window 6-8']);
    expect(next(said)).toBe('6 message');
  });

  it('Wake on, which does not name it: it waits for any wake', () => {
    const said = explain(boss('- **Wake on:** orders\n'), 3, { 1: [chat] });
    expect(rules(said)).toEqual(['1 message_received not-in-wake-on']);
    expect(next(said)).toBeNull();
  });

  it('a filter that its attributes do not fit', () => {
    const said = explain(boss('- **Wake on:** builds (repo: acme/api)\n'), 3, { 1: [build] });
    expect(rules(said)).toEqual(['1 build_failed filter']);
    expect(said.pending[0]?.filters).toEqual([{ repo: 'acme/api' }]);
    expect(next(said)).toBeNull();
  });

  it('the mode: a polling agent sees it at its next poll', () => {
    const said = explain(pollingBoss('- **Tick interval:** 8 ticks\n'), 3, { 1: [chat] });
    expect(rules(said)).toEqual(['1 message_received polling']);
    expect(next(said)).toBe('8 poll');
    expect(said.nextWake?.shown).toBe(1);
  });

  it('nothing: it is due, and something holds it', () => {
    const said = explain(boss('- **Cooldown:** 9 ticks\n'), 4, { 1: [order()], 3: [order()] });
    expect(rules(said)).toEqual(['1 order_received due 5-5']);
    expect(holds(said)).toEqual(['cooldown 10']);
    expect(next(said)).toBe('10 message held by cooldown');
  });

  it('each its own, in the order of arrival', () => {
    const fields =
      '- **Wake on:** completions, builds (repo: acme/api)\n- **Batch window:** 5 ticks\n';
    const said = explain(boss(fields), 5, { 1: [chat, build], 2: [done], 5: [done, chat] });
    expect(rules(said)).toEqual([
      '2 message_received not-in-wake-on',
      '1 build_failed filter',
      '2 completion_received batch-window 7-10',
    ]);
    expect(next(said)).toBe('7 message');
    expect(said.nextWake?.shown).toBe(5);
  });

  it('a switch to event-driven: all is due at the first tick, and shown as such before it', () => {
    const org = pollingBoss(
      '- **Tick interval:** 50 ticks\n- **Max sleep:** never\n- **Wake on:** orders\n',
    );
    const request = {
      type: 'config_request',
      agent: 'boss',
      trigger: { mode: 'event-driven' },
      reason: 'idle',
    } as const;
    const said = explain(org, 2, { 1: [chat], 2: [request, { type: 'approve' }] });
    expect(said.trigger.mode).toBe('event-driven');
    expect(rules(said)).toEqual(['1 message_received due 3-3']);
    expect(next(said)).toBe('3 message');
  });
});

describe('what holds an agent now', () => {
  it('working hours, until they open', () => {
    const said = explain(boss('', CLOSED_AT_FIRST), 3, { 1: [order()] });
    expect(holds(said)).toEqual(['working-hours 20']);
    expect(next(said)).toBe('20 message held by working-hours');
  });

  it('a spent budget, until the next period, with what is spent', () => {
    const said = explain(boss('- **Budget:** $0.02/hour\n'), 6, {
      1: [order()],
      3: [order()],
      5: [order()],
    });
    expect(said.holds).toEqual([
      {
        kind: 'budget',
        until: 120,
        accounts: [
          {
            owner: 'agent',
            period: 'hourly',
            unit: 'nano-usd',
            limit: 20_000_000,
            spent: 20_000_000,
            price: 10_000_000,
            until: 120,
          },
        ],
      },
    ]);
    expect(next(said)).toBe('120 message held by budget');
  });

  it('a budget that has no room for a single wake, for ever', () => {
    const said = explain(boss('- **Budget:** $0.005/hour\n'), 6, { 1: [order()] });
    expect(holds(said)).toEqual(['budget null']);
    expect(said.nextWake).toBeNull();
  });

  it('all of them at once, and the next wake after the last', () => {
    const fields = '- **Cooldown:** 30 ticks\n- **Budget:** $0.01/hour\n';
    const policies = '### Working Hours\n- **Active hours:** 00:30-00:40\n';
    const events = { 61: [order()], 80: [order()], 81: [chat] };
    const said = explain(boss(fields, policies), 82, events);
    expect(holds(said)).toEqual(['cooldown 91', 'working-hours 2940', 'budget 120']);
    expect(next(said)).toBe('2940 message held by cooldown+working-hours');
  });

  it('nothing of cooldown and hours while a critical message is pending', () => {
    const fields = '- **Cooldown:** 30 ticks\n- **Budget:** $0.01/hour\n';
    const said = explain(boss(fields), 5, { 1: [order()], 3: [order('critical')] });
    expect(holds(said)).toEqual(['budget 120']);
  });
});

describe('the next certain wake', () => {
  it.each([
    ['a poll', pollingBoss('- **Tick interval:** 6 ticks\n'), {}, '6 poll'],
    [
      'a poll outside of a hold',
      pollingBoss('- **Tick interval:** 6 ticks\n', CLOSED_AT_FIRST),
      {},
      '24 poll held by working-hours',
    ],
    ['a timer', boss('- **Timer:** tidy at 00:20\n'), {}, '40 timer'],
    ['a safety wake', boss().replace('never', '25 ticks'), {}, '25 safety'],
    [
      'a timer before the safety wake',
      boss('- **Timer:** tidy at 00:05\n').replace('never', '25 ticks'),
      {},
      '10 timer',
    ],
    [
      'a safety wake when hours open',
      boss('', CLOSED_AT_FIRST).replace('never', '12 ticks'),
      {},
      '20 safety held by working-hours',
    ],
    [
      'two reasons at once',
      boss('- **Timer:** tidy at 00:05\n').replace('never', '10 ticks'),
      {},
      '10 timer+safety',
    ],
    ['none', boss(), {}, null],
  ])('%s', (_, org, events, expected) => {
    expect(next(explain(org, 3, events))).toBe(expected);
  });

  it('continued work', () => {
    const answer = (): { workInProgress: boolean } => ({ workInProgress: true });
    const said = explain(boss(), 3, { 3: [order()] }, { answer });
    expect(said.workInProgress).toBe(true);
    expect(next(said)).toBe('4 continue');
  });

  it('a message that is on its way', () => {
    const org = bossAndWorker();
    const answer = ({ agent }: { agent: string }): { actions: Action[] } => ({
      actions: agent === 'worker' ? [{ type: 'order', to: 'boss', body: '', sendAtTick: 17 }] : [],
    });
    const said = explain(org, 3, { 1: [{ ...chat, to: 'worker' }] }, { answer });
    expect(said.pending).toEqual([]);
    expect(next(said)).toBe('17 message');
  });

  it('a timer that fell due under a hold', () => {
    const said = explain(boss('- **Timer:** tidy at 00:05\n', CLOSED_AT_FIRST), 12, {});
    expect(next(said)).toBe('20 timer held by working-hours');
  });

  it('costs what a wake costs, an idle poll what an idle poll costs, and nothing known without a price', () => {
    const price = { idleCostNano: 1_000_000, idleTokens: 500 };
    const poll = explain(pollingBoss('- **Tick interval:** 6 ticks\n'), 3, {}, { price });
    expect(poll.nextWake).toMatchObject({ costNano: 1_000_000, tokens: 500 });
    const seen = explain(
      pollingBoss('- **Tick interval:** 6 ticks\n'),
      3,
      { 1: [chat] },
      { price },
    );
    expect(seen.nextWake).toMatchObject({ costNano: 10_000_000, tokens: 5000 });
    const unpriced = explain(
      pollingBoss(),
      3,
      {},
      { price: { costNano: null, idleCostNano: null } },
    );
    expect(unpriced.nextWake?.costNano).toBeNull();
  });
});

describe('thresholds', () => {
  const watcher = boss(
    '- **Threshold:** queue depth >= 2, cooldown 9 ticks\n- **Wake on:** builds\n',
  );

  it('have their value now', () => {
    const [threshold] = explain(watcher, 3, { 1: [chat] }).thresholds;
    expect(threshold).toMatchObject({ value: 1, isDue: false, restsUntil: null });
  });

  it('rest after they fired', () => {
    const said = explain(watcher, 4, { 1: [chat], 2: [chat] });
    expect(said.lastWake).toBe(3);
    expect(said.thresholds[0]).toMatchObject({ value: 0, isDue: false, restsUntil: 12 });
  });

  it('are a reason of the next wake when a hold kept them', () => {
    const held = boss(
      '- **Threshold:** queue depth >= 2, cooldown 9 ticks\n- **Wake on:** builds\n',
      CLOSED_AT_FIRST,
    );
    const said = explain(held, 4, { 1: [chat], 2: [chat] });
    expect(said.thresholds[0]).toMatchObject({ value: 2, isDue: true, restsUntil: 12 });
    expect(next(said)).toBe('20 threshold held by working-hours');
  });
});

it('an agent that is not in the org is refused', () => {
  const run = simulate(boss(), { ticks: 1 });
  expect(() => run.explain('nobody')).toThrow(RangeError);
});
