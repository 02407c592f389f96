// What thresholds read and when: windows cut at the start, gauges of the tick before, each operator at its boundary.
import { describe, expect, it } from 'vitest';
import { boss, bossAndWorker, chat, delegation, escalation, order, pollingBoss } from './orgs.js';
import type { Given } from './simulate.js';
import { simulate, wakesOf } from './simulate.js';

const once = ', cooldown 1000 ticks';
const bossWith = (threshold: string) =>
  bossAndWorker({ boss: `- **Threshold:** ${threshold}${once}` });
const wakesWith = (threshold: string, events: Given['events'] = {}) =>
  wakesOf(simulate(bossWith(threshold), { ticks: 9, events }), 'boss');

it('takes a rate over the ticks that there were, not over the whole window', () => {
  const threshold = `- **Threshold:** agent wake rate > 100, over 1 hour${once}`;
  const run = simulate(pollingBoss(`- **Tick interval:** 10\n${threshold}`), { ticks: 9 });
  expect(wakesOf(run, 'boss')).toEqual(['0 poll', '1 threshold']);
});

describe('a threshold on a gauge', () => {
  it('sees the blocked and the open tasks of the team at the next tick', () => {
    expect(wakesWith('team blocked tasks >= 1', { 5: [escalation] })).toEqual(['6 threshold']);
    expect(wakesWith('team open tasks >= 1', { 5: [delegation] })).toEqual(['6 threshold']);
  });

  it('holds at the boundary for <=, and only beyond it for >', () => {
    expect(wakesWith('queue depth <= 0')).toEqual(['0 threshold']);
    expect(wakesWith('agent queue depth > 2', { 3: [chat, chat] })).toEqual([]);
    expect(wakesWith('agent queue depth > 2', { 3: [chat, chat, chat] })).toEqual(['4 threshold']);
  });
});

describe('a threshold on the team', () => {
  it('counts tokens that nobody used as saved', () => {
    expect(wakesWith('team efficiency > 50%')).toEqual(['1 threshold']);
  });

  it('shares idle time among all of the team', () => {
    const awakeAlone = wakesWith('team idle time == 50%, over 1 tick', { 3: [order()] });
    expect(awakeAlone).toEqual(['3 message', '4 threshold']);
  });

  it('knows no budget where the org alone has one', () => {
    const wakesAtSpent = (scope: 'team' | 'org') => {
      const org = bossAndWorker({
        boss: `- **Threshold:** ${scope} budget used > 50%${once}`,
        policies: '### Budget\n- **Org limit:** $0.02/day\n- **Overage behavior:** warn',
      });
      return wakesOf(simulate(org, { ticks: 9, events: { 2: [order()], 3: [order()] } }), 'boss');
    };
    expect(wakesAtSpent('team')).toEqual(['2 message', '3 message']);
    expect(wakesAtSpent('org')).toEqual(['2 message', '3 message', '4 threshold']);
  });
});

describe('a threshold on the budget used', () => {
  it('goes by the fullest of several budgets', () => {
    const fields = `- **Budget:** $0.02/day\n- **Budget:** $1/month\n- **Threshold:** agent budget used > 50%${once}`;
    const run = simulate(boss(fields, '### Budget\n- **Overage behavior:** warn'), {
      ticks: 9,
      events: { 2: [order()], 3: [order()] },
    });
    expect(wakesOf(run, 'boss')).toEqual(['2 message', '3 message', '4 threshold']);
  });

  it('still sees at a period’s first tick how the period before ended', () => {
    const fields = `- **Budget:** $0.02/hour\n- **Threshold:** agent budget used > 90%${once}`;
    const run = simulate(boss(fields), {
      ticks: 125,
      events: { 118: [order()], 119: [order()] },
    });
    expect(wakesOf(run, 'boss')).toEqual(['118 message', '119 message', '120 threshold']);
  });
});
