import { describe, expect, it } from 'vitest';
import { simulate, wakesOf } from './simulate.js';

const order = (priority: 'high' | 'critical' = 'high') =>
  ({ type: 'order', to: 'boss', body: '', priority }) as const;

const boss = (fields: string, rest = ''): string => `# Org
## Policies
${rest}
## Structure
### Boss
- **Trigger:** event-driven
- **Max sleep:** never
${fields}
`;

describe('cooldown', () => {
  it('holds an agent after its first wake, and every wake starts it anew', () => {
    const run = simulate(boss('- **Cooldown:** 10 ticks'), {
      ticks: 60,
      events: { 2: [order()], 5: [order()], 9: [order()], 40: [order()] },
    });
    expect(wakesOf(run, 'boss')).toEqual(['2 message', '12 message', '40 message']);
    expect(run.log).toEqual([
      { type: 'hold', tick: 5, wave: 0, agent: 'boss', hold: 'cooldown', until: 12 },
    ]);
  });

  it('lets a critical message through, unless the agent does not wake on it', () => {
    const events = { 2: [order()], 5: [order('critical')] };
    expect(
      wakesOf(simulate(boss('- **Cooldown:** 10 ticks'), { ticks: 30, events }), 'boss'),
    ).toEqual(['2 message', '5 message']);
    const deaf = '- **Cooldown:** 10 ticks\n- **Wake on:** escalations\n- **Timer:** look at 00:01';
    const run = simulate(boss(deaf), {
      ticks: 30,
      events: { 1: [order('critical')], 5: [order('critical')] },
    });
    expect(wakesOf(run, 'boss')).toEqual(['2 timer']);
  });

  it('remembers a timer that falls due under a hold, and wakes for it when the hold ends', () => {
    const run = simulate(boss('- **Cooldown:** 10 ticks\n- **Timer:** look at 00:03'), {
      ticks: 30,
      events: { 2: [order()] },
    });
    expect(wakesOf(run, 'boss')).toEqual(['2 message', '12 timer']);
  });

  it('tells a remembered timer at the next wake, whatever causes it', () => {
    const run = simulate(boss('- **Cooldown:** 10 ticks\n- **Timer:** look at 00:03'), {
      ticks: 30,
      events: { 2: [order()], 8: [order('critical')] },
    });
    expect(wakesOf(run, 'boss')).toEqual(['2 message', '8 message+timer']);
  });

  it('does not make up for polls that fall into it', () => {
    const text =
      '# Org\n## Structure\n### Boss\n- **Trigger:** polling\n- **Cooldown:** 3 ticks\n- **Tick interval:** 2\n';
    expect(wakesOf(simulate(text, { ticks: 10 }), 'boss')).toEqual(['0 poll', '4 poll', '8 poll']);
  });

  it('lets a polling agent see a critical message at its own poll only', () => {
    const text =
      '# Org\n## Structure\n### Boss\n- **Trigger:** polling\n- **Cooldown:** 9 ticks\n- **Tick interval:** 4\n';
    const run = simulate(text, { ticks: 10, events: { 1: [order('critical')] } });
    expect(wakesOf(run, 'boss')).toEqual(['0 poll', '4 poll']);
  });
});

describe('working hours', () => {
  const hours = '### Working Hours\n- **Active hours:** 08:00-09:00\n';
  const eight = 8 * 120;

  it('queues what comes outside until they open', () => {
    const run = simulate(boss('', hours), {
      ticks: 2880,
      events: { 5: [order()], [eight + 120]: [order()] },
    });
    expect(wakesOf(run, 'boss')).toEqual([`${eight} message`]);
    expect(run.log).toEqual([
      { type: 'hold', tick: 5, wave: 0, agent: 'boss', hold: 'working-hours', until: eight },
      {
        type: 'hold',
        tick: eight + 120,
        wave: 0,
        agent: 'boss',
        hold: 'working-hours',
        until: eight + 2880,
      },
    ]);
  });

  it('lets critical messages pass, and a safety wake wait for opening', () => {
    const text = boss('', hours).replace('Max sleep:** never', 'Max sleep:** 100 ticks');
    const run = simulate(text, { ticks: eight + 5, events: { 5: [order('critical')] } });
    expect(wakesOf(run, 'boss')).toEqual(['5 message', `${eight} safety`]);
  });

  it('spans midnight', () => {
    const night = '### Working Hours\n- **Active hours:** 22:00-06:00\n';
    const run = simulate(boss('', night), {
      ticks: 2880,
      events: { 10: [order()], [7 * 120]: [order()], [22 * 120]: [order()] },
    });
    expect(wakesOf(run, 'boss')).toEqual(['10 message', `${22 * 120} message`]);
  });
});

describe('budgets', () => {
  const two = (budget: string, policy = ''): string => `# Org
## Policies
### Budget
${policy}
## Structure
### Boss
- **Level:** 10
- **Trigger:** event-driven
- **Max sleep:** never
#### Worker
- **Trigger:** polling
${budget}
`;

  it('holds an agent when one more invocation would pass the limit, until the next period', () => {
    const run = simulate(two('- **Budget:** $0.05/day', '- **Overage behavior:** pause'), {
      ticks: 2890,
    });
    const polls = wakesOf(run, 'worker').map((wake) => Number.parseInt(wake, 10));
    expect(polls).toEqual([0, 1, 2, 3, 4, 2880, 2881, 2882, 2883, 2884]);
    expect(run.log.filter((record) => record.type === 'hold')).toEqual([
      { type: 'hold', tick: 5, wave: 0, agent: 'worker', hold: 'budget', until: 2880 },
      { type: 'hold', tick: 2885, wave: 0, agent: 'worker', hold: 'budget', until: 5760 },
    ]);
  });

  it('escalates once a period, which wakes the manager in the same tick', () => {
    const run = simulate(
      two('- **Budget:** $0.05/day', '- **Overage behavior:** pause and escalate'),
      { ticks: 2890 },
    );
    expect(
      run.trace.filter((r) => r.agent === 'boss').map((r) => [r.tick, r.wave, r.triggers]),
    ).toEqual([
      [5, 1, { escalation_received: 1 }],
      [2885, 1, { escalation_received: 1 }],
    ]);
  });

  it('only warns when told so', () => {
    const run = simulate(two('- **Budget:** $0.05/day', '- **Overage behavior:** warn'), {
      ticks: 20,
    });
    expect(wakesOf(run, 'worker')).toHaveLength(20);
    expect(run.log.filter((record) => record.type === 'budget-alert')).toHaveLength(1);
  });

  it('grants a shared budget in document order', () => {
    const text = `# Org
## Policies
### Budget
- **Org limit:** 15K tokens/day
- **Overage behavior:** pause
## Structure
### A
- **Trigger:** polling
### B
- **Trigger:** polling
`;
    const run = simulate(text, { ticks: 10 });
    expect(run.trace.map(({ tick, agent }) => `${tick} ${agent}`)).toEqual(['0 a', '0 b', '1 a']);
  });

  it('holds a critical message, too', () => {
    const run = simulate(
      boss('- **Budget:** $0.01/day', '### Budget\n- **Overage behavior:** pause'),
      {
        ticks: 9,
        events: { 1: [order()], 3: [order('critical')] },
      },
    );
    expect(wakesOf(run, 'boss')).toEqual(['1 message']);
  });
});
