import { describe, expect, it } from 'vitest';
import { simulate, wakesOf } from './simulate.js';

const org = (threshold: string, more = ''): string => `# Org
## Structure
### COO
- **Trigger:** event-driven
- **Wake on:** orders
- **Max sleep:** never
- **Threshold:** ${threshold}
${more}
#### Lead
- **Trigger:** event-driven
- **Wake on:** orders
- **Max sleep:** never
##### Worker
- **Trigger:** event-driven
- **Wake on:** orders
- **Max sleep:** never
`;

const task = { type: 'delegation', from: 'lead', to: 'worker', body: '' } as const;
const stuck = { type: 'escalation', from: 'worker', to: 'lead', body: '' } as const;

describe('thresholds', () => {
  it('looks at what stood when the last tick ended, and waits for its cooldown', () => {
    const run = simulate(org('org escalation rate > 30%, cooldown 50 ticks'), {
      ticks: 130,
      events: { 10: [task, task, stuck] },
    });
    expect(wakesOf(run, 'coo')).toEqual(['11 threshold', '61 threshold', '111 threshold']);
    expect(run.trace[0]?.thresholds).toEqual(['org escalation_rate > 0.3']);
  });

  it('forgets what is older than its window', () => {
    const run = simulate(org('escalation rate >= 50%, cooldown 1 tick, over 5 ticks'), {
      ticks: 40,
      events: { 10: [task, stuck] },
    });
    expect(wakesOf(run, 'coo')).toEqual([11, 12, 13, 14, 15].map((tick) => `${tick} threshold`));
  });

  it('counts a rate over at least one task, so that it is zero and not undefined from the start', () => {
    const run = simulate(org('escalation rate < 10%, cooldown 100 ticks'), { ticks: 20 });
    expect(wakesOf(run, 'coo')).toEqual(['0 threshold']);
  });

  it('never holds on a metric that is undefined', () => {
    const run = simulate(org('ack latency < 1000, cooldown 1 tick'), { ticks: 20 });
    expect(wakesOf(run, 'coo')).toEqual([]);
  });

  it('sums the queue of its scope: team is the agent and all below it', () => {
    const events = { 3: [stuck, task], 5: [task] };
    const team = simulate(org('team queue depth >= 3, cooldown 1000 ticks'), { ticks: 20, events });
    expect(wakesOf(team, 'coo')).toEqual(['6 threshold']);
    const agent = simulate(org('agent queue depth >= 1, cooldown 1000 ticks'), {
      ticks: 20,
      events,
    });
    expect(wakesOf(agent, 'coo')).toEqual([]);
  });

  it('gives the same wakes for team and org at the top of the chart', () => {
    const events = { 3: [task, stuck, stuck], 30: [stuck], 90: [task, stuck] };
    const wakes = ['team', 'org'].map((scope) =>
      wakesOf(
        simulate(org(`${scope} escalation rate > 1, cooldown 7 ticks, over 20 ticks`), {
          ticks: 200,
          events,
        }),
        'coo',
      ),
    );
    expect(wakes[0]).toEqual(wakes[1]);
    expect(wakes[0]?.length).toBeGreaterThan(2);
  });

  it('is not tested again once it fell due under a hold, and restarts its cooldown there', () => {
    const held = org(
      'escalation rate > 10%, cooldown 10 ticks, over 3 ticks',
      '- **Cooldown:** 20 ticks',
    );
    const run = simulate(held, {
      ticks: 60,
      events: { 1: [{ type: 'order', to: 'coo', body: '' }], 5: [stuck] },
    });
    expect(wakesOf(run, 'coo')).toEqual(['1 message', '21 threshold']);
  });
});
