import { describe, expect, it } from 'vitest';
import type { Priority } from '#org/names';
import { simulate, wakesOf } from './simulate.js';

const lead = (fields: string): string => `# Org
## Structure
### Engineering
#### Engineering Lead
- **Trigger:** event-driven
- **Max sleep:** never
${fields}
#### Backend Workers
- **Count:** 3
- **Trigger:** event-driven
- **Max sleep:** never
`;

const completion = (worker: number, priority: Priority = 'normal') =>
  ({
    type: 'completion',
    from: `backend-worker-${worker}`,
    to: 'engineering-lead',
    body: 'done',
    priority,
  }) as const;
const toLead = { to: 'engineering-lead', body: '' } as const;

describe('messages', () => {
  it('wakes once for a batch when the window of its first message ends', () => {
    const run = simulate(lead('- **Batch window:** 3 ticks (for completions)'), {
      ticks: 40,
      events: { 10: [completion(1)], 11: [completion(2)], 12: [completion(3)] },
    });
    expect(run.trace).toEqual([
      {
        tick: 13,
        wave: 0,
        agent: 'engineering-lead',
        reasons: ['message'],
        triggers: { completion_received: 3 },
        timers: [],
        thresholds: [],
        pending: 3,
        slept: 13,
        idle: false,
      },
    ]);
  });

  it('wakes at once for what the window is not for, and shows all that is pending', () => {
    const run = simulate(lead('- **Batch window:** 3 ticks for completions'), {
      ticks: 40,
      events: {
        10: [completion(1)],
        11: [{ type: 'escalation', from: 'backend-worker-1', ...toLead }],
      },
    });
    expect(wakesOf(run, 'engineering-lead')).toEqual(['11 message']);
    expect(run.trace[0]?.pending).toBe(2);
  });

  it('passes batch windows with a critical message', () => {
    const run = simulate(lead('- **Batch window:** 9 ticks'), {
      ticks: 40,
      events: { 10: [completion(1, 'critical')] },
    });
    expect(wakesOf(run, 'engineering-lead')).toEqual(['10 message']);
  });

  it("takes a priority's window before the trigger's, and that before the agent's", () => {
    const run = simulate(
      lead('- **Batch window:** 2 ticks, 5 ticks for completions, 9 ticks for low priority'),
      {
        ticks: 60,
        events: {
          10: [completion(1, 'low')],
          30: [completion(1)],
          50: [{ type: 'message', from: 'backend-worker-1', ...toLead }],
        },
      },
    );
    expect(wakesOf(run, 'engineering-lead')).toEqual(['19 message', '35 message', '52 message']);
  });

  it('makes 50 messages of one tick one wake', () => {
    const burst = Array.from({ length: 50 }, () => completion(1));
    const run = simulate(lead(''), { ticks: 9, events: { 4: burst } });
    expect(run.trace.map(({ tick, pending }) => [tick, pending])).toEqual([[4, 50]]);
  });

  it('keeps what no wake is wanted for and shows it at the next wake', () => {
    const run = simulate(lead('- **Wake on:** escalations'), {
      ticks: 40,
      events: { 3: [completion(1)], 20: [{ type: 'escalation', from: 'x', ...toLead }] },
    });
    expect(wakesOf(run, 'engineering-lead')).toEqual(['20 message']);
    expect(run.trace[0]?.triggers).toEqual({ completion_received: 1, escalation_received: 1 });
  });

  it('filters events from outside by their attributes, and lets unnamed ones in when they are addressed', () => {
    const run = simulate(lead('- **Wake on:** code changes (repo: acme/api)'), {
      ticks: 40,
      events: {
        3: [{ type: 'code_changed', ...toLead, attributes: { repo: 'acme/web' } }],
        5: [{ type: 'code_changed', ...toLead, attributes: { repo: 'acme/api' } }],
        9: [{ type: 'alert_fired', ...toLead }],
      },
    });
    expect(wakesOf(run, 'engineering-lead')).toEqual(['5 message', '9 message']);
  });

  it('invokes an agent at most once a tick: what comes after that waits for the next', () => {
    const run = simulate(lead(''), {
      ticks: 6,
      events: { 2: [{ type: 'order', ...toLead }] },
      answer: ({ agent }) =>
        agent === 'engineering-lead'
          ? { actions: [{ type: 'message', to: 'backend-worker-1', body: 'ping' }] }
          : { actions: [{ type: 'message', to: 'engineering-lead', body: 'pong' }] },
    });
    expect(run.trace.map(({ tick, wave, agent }) => `${tick}.${wave} ${agent}`)).toEqual([
      '2.0 engineering-lead',
      '2.1 backend-worker-1',
      '3.0 engineering-lead',
      '3.1 backend-worker-1',
      '4.0 engineering-lead',
      '4.1 backend-worker-1',
      '5.0 engineering-lead',
      '5.1 backend-worker-1',
    ]);
  });
});

describe('cascades', () => {
  const cascade = (workers: string): string => `# Org
## Structure
### COO
- **Trigger:** event-driven
${['A', 'B', 'C', 'D']
  .map(
    (name) => `### ${name}
#### ${name} Lead
- **Trigger:** event-driven
#### ${name} Workers
- **Count:** 3
- **Trigger:** ${workers}
`,
  )
  .join('')}`;
  const delegateDown = ({ agent, messages }: { agent: string; messages: readonly unknown[] }) => {
    if (messages.length === 0) return undefined;
    const reports =
      agent === 'coo'
        ? ['a-lead', 'b-lead', 'c-lead', 'd-lead']
        : agent.endsWith('-lead')
          ? [1, 2, 3].map((n) => agent.replace('lead', `worker-${n}`))
          : [];
    return { actions: reports.map((to) => ({ type: 'delegation', to, body: '' }) as const) };
  };

  it('goes breadth first through a tick: 1 + 4 + 12 wakes in waves 0, 1 and 2', () => {
    const events = { 7: [{ type: 'order', to: 'coo', body: 'go' }] } as const;
    const run = simulate(cascade('event-driven'), { ticks: 20, events, answer: delegateDown });
    const waves = [0, 1, 2].map(
      (wave) => run.trace.filter((r) => r.tick === 7 && r.wave === wave).length,
    );
    expect(waves).toEqual([1, 4, 12]);
    expect(run.trace).toHaveLength(17);
  });

  it('leaves polling workers to their next poll', () => {
    const events = { 7: [{ type: 'order', to: 'coo', body: 'go' }] } as const;
    const text = cascade('polling\n- **Tick interval:** 5');
    const run = simulate(text, { ticks: 20, events, answer: delegateDown });
    const seen = run.trace.filter(
      (record) => record.triggers.task_assigned && record.agent.includes('worker'),
    );
    expect(seen.map((record) => record.tick)).toEqual(new Array(12).fill(10));
  });
});

describe('polls', () => {
  const poller = (fields: string): string => `# Org
## Structure
### Watcher
- **Trigger:** polling
${fields}
`;

  it('polls every interval from tick 0 on, idle when nothing is there', () => {
    const run = simulate(poller('- **Tick interval:** 4'), {
      ticks: 10,
      events: { 5: [{ type: 'order', to: 'watcher', body: '' }] },
    });
    expect(run.trace.map(({ tick, idle, pending }) => [tick, idle, pending])).toEqual([
      [0, true, 0],
      [4, true, 0],
      [8, false, 1],
    ]);
    expect(run.results.measure('utilization', 'agent', 'watcher')).toBeCloseTo(1 / 3);
  });

  it('is not idle while work is in progress or something is done', () => {
    const run = simulate(poller(''), {
      ticks: 4,
      answer: ({ tick }) => ({
        workInProgress: tick === 0,
        actions: tick === 2 ? [{ type: 'message', to: 'human-principal', body: 'hello' }] : [],
      }),
    });
    expect(run.trace.map((record) => record.idle)).toEqual([true, false, false, true]);
    expect(run.principal).toHaveLength(1);
  });

  it('wakes for timers between polls', () => {
    const run = simulate(poller('- **Tick interval:** 100\n- **Timer:** check at 00:01'), {
      ticks: 50,
    });
    expect(wakesOf(run, 'watcher')).toEqual(['0 poll', '2 timer']);
    expect(run.trace[1]?.timers).toEqual(['check']);
  });
});

describe('safety and continue', () => {
  const sleeper = `# Org
## Structure
### Sleeper
- **Trigger:** event-driven
- **Max sleep:** 10 ticks
`;

  it('wakes at the latest after its longest sleep, counted from any wake', () => {
    const run = simulate(sleeper, {
      ticks: 40,
      events: { 14: [{ type: 'order', to: 'sleeper', body: '' }] },
    });
    expect(wakesOf(run, 'sleeper')).toEqual(['10 safety', '14 message', '24 safety', '34 safety']);
    expect(run.results.measure('utilization', 'agent', 'sleeper')).toBeCloseTo(1 / 4);
  });

  it('goes on with work that needs another turn', () => {
    const run = simulate(sleeper, {
      ticks: 9,
      events: { 2: [{ type: 'order', to: 'sleeper', body: '' }] },
      answer: ({ tick }) => ({ workInProgress: tick < 4 }),
    });
    expect(wakesOf(run, 'sleeper')).toEqual(['2 message', '3 continue', '4 continue']);
  });

  it('tells all reasons of one wake at once, in their order', () => {
    const text = `${sleeper}- **Timer:** early at 00:05\n- **Timer:** also early at 00:05\n`;
    const run = simulate(text, {
      ticks: 12,
      events: { 10: [{ type: 'order', to: 'sleeper', body: '' }] },
    });
    expect(wakesOf(run, 'sleeper')).toEqual(['10 message+timer+safety']);
    expect(run.trace[0]?.timers).toEqual(['early', 'also early']);
  });
});
