// How budgets count: alerts once a period, several limits at once, credits, tokens, and what an idle poll costs.
import { describe, expect, it } from 'vitest';
import { boss, order, pollingBoss } from './orgs.js';
import { simulate, wakesOf } from './simulate.js';

const WARN = '### Budget\n- **Overage behavior:** warn\n';
const PAUSE = '### Budget\n- **Overage behavior:** pause\n';

describe('a budget alert', () => {
  it('comes when the share is reached, not when it is passed', () => {
    const org = pollingBoss('- **Budget:** $0.10/day', `${WARN}- **Alert threshold:** 50%`);
    expect(simulate(org, { ticks: 9 }).log).toEqual([
      { type: 'budget-alert', tick: 4, agent: 'boss', used: 0.5 },
    ]);
  });

  it('comes once a period, and again in the next', () => {
    const run = simulate(pollingBoss('- **Budget:** $0.10/hour', WARN), { ticks: 240 });
    expect(run.log.map(({ type, tick }) => [type, tick])).toEqual([
      ['budget-alert', 7],
      ['budget-alert', 127],
    ]);
  });
});

describe('a pause', () => {
  it('lasts until the last of the budgets that are spent starts anew', () => {
    const org = boss('- **Budget:** $0.01/hour\n- **Budget:** $0.01/day', PAUSE);
    const run = simulate(org, { ticks: 9, events: { 1: [order()], 3: [order()] } });
    expect(run.log.filter(({ type }) => type === 'hold')).toEqual([
      { type: 'hold', tick: 3, wave: 0, agent: 'boss', hold: 'budget', until: 2880 },
    ]);
  });

  it('counts credits at a cent each', () => {
    const run = simulate(pollingBoss('- **Budget:** 3 credits/day', PAUSE), { ticks: 30 });
    expect(wakesOf(run, 'boss')).toEqual(['0 poll', '1 poll', '2 poll']);
  });

  it.each(['10K tokens/day', '$0.02/day'])(
    'charges idle polls what they cost, but asks for a whole invocation’s room in %s',
    (budget) => {
      const idle = { costNano: 10e6, tokens: 5000, idleCostNano: 1e6, idleTokens: 500 };
      const run = simulate(pollingBoss(`- **Budget:** ${budget}`, PAUSE), {
        ticks: 30,
        price: idle,
      });
      expect(wakesOf(run, 'boss')).toHaveLength(11);
    },
  );

  it('counts the tokens of notes', () => {
    const wakesWith = (note: object) =>
      wakesOf(
        simulate(boss('- **Budget:** 10K tokens/day', PAUSE), {
          ticks: 9,
          events: { 1: [order()], 3: [order()] },
          answer: () => ({ actions: [{ type: 'work', task: 'a', ...note }] }),
        }),
        'boss',
      );
    expect(wakesWith({})).toEqual(['1 message', '3 message']);
    expect(wakesWith({ note: 'begun' })).toEqual(['1 message']);
  });
});
