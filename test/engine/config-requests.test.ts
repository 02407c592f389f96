import { describe, expect, it } from 'vitest';
import type { Action } from '#engine/types';
import { simulate, wakesOf } from './simulate.js';

const org = `# Org
## Structure
### COO
- **Trigger:** event-driven
- **Wake on:** orders
- **Max sleep:** never
### Engineering
#### Engineering Lead
- **Trigger:** event-driven
- **Wake on:** orders
- **Max sleep:** never
#### Backend Worker
- **Trigger:** polling
- **Max sleep:** never
- **Wake on:** orders
`;

const ask: Action = {
  type: 'config_request',
  agent: 'backend-worker',
  trigger: { mode: 'event-driven', triggerOn: [{ trigger: 'task_assigned', filter: null }] },
  reason: 'low volume',
};
const orderTo = (to: string) => ({ type: 'order', to, body: '' }) as const;

describe('config requests', () => {
  it('switches at the tick after the approval, and shows pending messages at once', () => {
    const run = simulate(org, {
      ticks: 12,
      events: {
        5: [orderTo('engineering-lead')],
        6: [{ type: 'message', from: 'x', to: 'backend-worker', body: 'unwanted but pending' }],
      },
      answer: ({ agent, tick }) => {
        if (agent === 'engineering-lead' && tick === 5) return { actions: [ask] };
        if (agent === 'coo') return { actions: [{ type: 'approve' }] };
        return undefined;
      },
    });
    expect(run.trace.map(({ tick, wave, agent }) => `${tick}.${wave} ${agent}`)).toEqual([
      ...[0, 1, 2, 3, 4].map((tick) => `${tick}.0 backend-worker`),
      '5.0 engineering-lead',
      '5.0 backend-worker',
      '5.1 coo',
      '6.0 engineering-lead',
    ]);
    expect(run.log.find((record) => record.type === 'switch')).toEqual({
      type: 'switch',
      tick: 6,
      agent: 'backend-worker',
      change: ask.type === 'config_request' ? ask.trigger : {},
      requestedBy: 'engineering-lead',
      approvedBy: 'coo',
      reason: 'low volume',
    });
    expect(run.results.agents.find((agent) => agent.id === 'backend-worker')?.mode).toBe(
      'event-driven',
    );
  });

  it('makes everything that is pending at a switch to event-driven due at its first tick', () => {
    const slow = org.replace(
      '- **Trigger:** polling',
      '- **Trigger:** polling\n- **Tick interval:** 100',
    );
    const run = simulate(slow, {
      ticks: 12,
      events: {
        4: [{ type: 'message', from: 'x', to: 'backend-worker', body: 'unwanted but pending' }],
        5: [orderTo('engineering-lead')],
        8: [{ type: 'message', from: 'x', to: 'backend-worker', body: 'unwanted' }],
      },
      answer: ({ agent, tick }) => {
        if (agent === 'engineering-lead' && tick === 5) return { actions: [ask] };
        if (agent === 'coo') return { actions: [{ type: 'approve' }] };
        return undefined;
      },
    });
    expect(wakesOf(run, 'backend-worker')).toEqual(['0 poll', '6 message']);
  });

  it('refuses whoever is not a superior at L7 or above, and says why', () => {
    const requests: [string, Action, RegExp][] = [
      ['backend-worker', ask, /own mode/],
      ['backend-worker', { ...ask, agent: 'coo' } as Action, /not a superior/],
      ['engineering-lead', { ...ask, agent: 'coo' } as Action, /not a superior/],
      ['coo', { ...ask, agent: 'nobody' } as Action, /no agent nobody/],
    ];
    for (const [from, action, why] of requests) {
      const run = simulate(org, {
        ticks: 3,
        events: { 1: [orderTo(from)] },
        answer: ({ agent, tick }) =>
          agent === from && tick === 1 ? { actions: [action] } : undefined,
      });
      const refusal = run.log.find((record) => record.type === 'refused');
      expect(refusal?.type === 'refused' && refusal.why).toMatch(why);
      expect(run.results.configRequests).toEqual([]);
    }
  });

  it('refuses a request from below L7', () => {
    const junior = org.replace('#### Engineering Lead', '#### Engineering Lead\n- **Level:** 6');
    const run = simulate(junior, {
      ticks: 3,
      events: { 1: [orderTo('engineering-lead')] },
      answer: ({ agent, tick }) =>
        agent === 'engineering-lead' && tick === 1 ? { actions: [ask] } : undefined,
    });
    expect(run.log.find((record) => record.type === 'refused')).toMatchObject({
      why: expect.stringMatching(/L6.*L7/),
    });
  });

  it('needs the approval of the requester’s manager: nobody else’s counts', () => {
    const run = simulate(org, {
      ticks: 10,
      events: { 2: [orderTo('engineering-lead')] },
      answer: ({ agent, tick }) => {
        if (agent === 'engineering-lead') return { actions: tick === 2 ? [ask] : [] };
        if (agent === 'backend-worker' && tick === 4) return { actions: [{ type: 'approve' }] };
        return undefined;
      },
    });
    expect(run.results.agents.find((agent) => agent.id === 'backend-worker')?.mode).toBe('polling');
    expect(run.results.configRequests[0]?.state).toBe('open');
    expect(run.log.filter((record) => record.type === 'refused')).toHaveLength(1);
  });

  it('goes to the human principal from the top, who may approve any request', () => {
    const run = simulate(org, {
      ticks: 10,
      events: { 2: [orderTo('coo')], 5: [{ type: 'approve' }] },
      answer: ({ agent, tick }) => (agent === 'coo' && tick === 2 ? { actions: [ask] } : undefined),
    });
    expect(run.principal.map((message) => message.kind)).toEqual(['config_request']);
    expect(wakesOf(run, 'coo')).toEqual(['2 message', '5 message']);
    expect(run.log.some((record) => record.type === 'switch' && record.tick === 6)).toBe(true);
  });
});
