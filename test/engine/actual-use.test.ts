import { describe, expect, it } from 'vitest';
import type { ActualUse, Answer } from '#engine/types';
import { boss, order, pollingBoss } from './orgs.js';
import { simulate, wakesOf } from './simulate.js';

/** Dollars as nano-dollars. */
function used(usd: number | null, tokens = 100): Pick<Answer, 'use'> & { use: ActualUse } {
  return { use: { costNano: usd === null ? null : Math.round(usd * 1e9), tokens } };
}

const TWO_ORDERS = { 2: [order()], 130: [order()] };

describe('what a turn really used', () => {
  it('is counted instead of the price, by trigger and by hour', () => {
    const run = simulate(boss(), {
      ticks: 200,
      events: TWO_ORDERS,
      answer: ({ tick }) => (tick === 2 ? used(0.003, 777) : used(0.02, 1)),
    });
    const tally = run.results.agents[0]?.tally;
    expect(tally).toMatchObject({ costNano: 23_000_000, tokens: 778, unpriced: 0 });
    expect(tally?.tokensByTrigger).toEqual({ order_received: 778 });
    expect(tally?.tokensByHour.slice(0, 2)).toEqual([777, 1]);
  });

  it('replaces the notes and the idle price too', () => {
    const noted = { type: 'work', task: 'a', note: 'on it' } as const;
    const run = simulate(pollingBoss('- **Tick interval:** 10 ticks\n'), {
      ticks: 20,
      price: { idleCostNano: 5, idleTokens: 5 },
      answer: ({ tick }) => (tick === 0 ? used(0.001, 7) : { ...used(0.001, 7), actions: [noted] }),
    });
    const tally = run.results.agents[0]?.tally;
    expect(tally).toMatchObject({ costNano: 2_000_000, tokens: 14, idlePolls: 1 });
  });

  it('of no known cost makes the turn unpriced', () => {
    const run = simulate(boss('- **Budget:** $0.015/hour\n'), {
      ticks: 100,
      events: { 2: [order()], 4: [order()], 6: [order()] },
      answer: () => used(null),
    });
    expect(run.results.agents[0]?.tally).toMatchObject({ unpriced: 3, costNano: 0, tokens: 300 });
    expect(run.results.measure('cost_per_hour', 'agent', 'boss')).toBeUndefined();
    expect(run.results.agents[0]?.budgets[0]?.spent).toBe(0);
  });

  it('is booked for a turn that failed', () => {
    const run = simulate(boss(), {
      ticks: 9,
      events: { 2: [order()] },
      answer: () => ({
        ...used(0.004),
        failure: { reason: 'silence', hold: 'parked', until: null },
      }),
    });
    expect(run.results.agents[0]?.tally).toMatchObject({ costNano: 4_000_000, failedWakes: 1 });
  });
});

describe('a budget', () => {
  it('has room again for what a turn did not use', () => {
    const run = simulate(boss('- **Budget:** $0.02/hour\n'), {
      ticks: 100,
      events: { 2: [order()], 4: [order()], 6: [order()], 8: [order()] },
      answer: () => used(0.004),
    });
    // The price of a turn, a cent, fits until more than a cent is spent.
    expect(wakesOf(run, 'boss')).toHaveLength(3);
    expect(run.results.agents[0]?.budgets[0]).toMatchObject({ spent: 0.012 });
  });

  it('that the truth passes holds from the next look on, and says so without one', () => {
    const overspent = simulate(boss('- **Budget:** $0.05/hour\n'), {
      ticks: 140,
      events: { 2: [order()], 4: [order()] },
      answer: ({ tick }) => (tick === 2 ? used(0.07) : undefined),
    });
    expect(wakesOf(overspent, 'boss')).toEqual(['2 message', '120 message']);
    const silent = simulate(boss('- **Budget:** $0.05/hour\n'), {
      ticks: 20,
      events: { 2: [order()] },
      answer: () => used(0.07),
    });
    expect(silent.results.agents[0]?.budgets[0]).toMatchObject({
      spent: 0.07,
      periodsAlerted: 1,
      periodsExceeded: 1,
    });
    expect(silent.log).toEqual([{ type: 'budget-alert', tick: 2, agent: 'boss', used: 1.4 }]);
  });

  const ahead = { turns: Number.POSITIVE_INFINITY, actions: [] } as const;
  const orgWith = (overage: string): string => `# Org
## Policies
### Budget
- **Org limit:** $0.05
- **Period:** hourly
- **Overage behavior:** ${overage}
## Structure
### Boss
- **Level:** 10
- **Trigger:** event-driven
- **Max sleep:** never
#### Worker
- **Trigger:** polling
- **Tick interval:** 1 tick
`;

  // At tick 0 the worker promises its turns after the boss has spent too much, later before.
  it.each([
    ['pause', 30],
    ['pause', 0],
    ['warn', 30],
    ['pause and escalate', 30],
  ] as const)(
    'of the org, overspent, is felt by who costs nothing and has turns ahead: %s, at %i',
    (overage, first) => {
      const run = simulate(orgWith(overage), {
        ticks: 230,
        events: { [first]: [order()], 150: [order()] },
        priceOf: () => ({ costNano: 0, idleCostNano: 0 }),
        answer: ({ agent, tick }) => {
          if (agent === 'worker') return { ahead };
          return tick === first ? used(0.08) : used(0.045);
        },
      });
      const tally = run.results.agents[1]?.tally;
      const polls = run.trace.filter(({ agent }) => agent === 'worker');
      expect(polls.some(({ tick }) => tick > 31 && tick < 120)).toBe(overage === 'warn');
      expect(tally?.idlePolls).toBe(polls.length);
      // Where it is escalated, the boss is woken by that and spends more.
      const periodsExceeded = overage === 'pause and escalate' ? 2 : 1;
      expect(run.results.budgets[0]).toMatchObject({ periodsAlerted: 2, periodsExceeded });
    },
  );
});
