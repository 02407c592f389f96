import { describe, expect, it } from 'vitest';
import { simulate, wakesOf } from './simulate.js';

const org = `# Org
## Culture
- **Ack required:** yes
## Structure
### Lead
- **Level:** 10
- **Trigger:** event-driven
- **Max sleep:** never
#### Worker
- **Trigger:** event-driven
- **Wake on:** tasks
- **Max sleep:** never
- **Batch window:** 4 ticks
`;
const task = (id: string) =>
  ({ type: 'delegation', from: 'lead', to: 'worker', body: '', task: id }) as const;

describe('tasks', () => {
  it('measures assignment to completion, delegation to ack, arrival to invocation', () => {
    const run = simulate(org, {
      ticks: 30,
      events: { 2: [task('a')], 3: [task('b')] },
      answer: ({ agent, tick }) =>
        agent === 'worker' && tick === 6
          ? { actions: [{ type: 'completion', to: 'lead', task: 'a', body: '' }] }
          : undefined,
    });
    const { measure } = run.results;
    expect(wakesOf(run, 'worker')).toEqual(['6 message']);
    expect(wakesOf(run, 'lead')).toEqual(['6 message']);
    expect(measure('time_to_completion', 'agent', 'worker')).toBe(4);
    expect(measure('ack_latency', 'agent', 'worker')).toBe(3.5);
    expect(measure('trigger_latency', 'agent', 'worker')).toBe(3.5);
    expect(measure('open_tasks', 'agent', 'worker')).toBe(1);
    expect(measure('completion_rate', 'org', '')).toBe(0.5);
  });

  it('closes the oldest task of that delegator when a completion names none', () => {
    const run = simulate(org, {
      ticks: 30,
      events: { 2: [task('a'), task('b')] },
      answer: ({ agent, tick }) =>
        agent === 'worker' && tick === 6
          ? { actions: [{ type: 'completion', to: 'lead', body: '' }] }
          : undefined,
    });
    expect(
      run.invocations.find((invocation) => invocation.agent === 'lead')?.messages[0]?.task,
    ).toBe('a');
  });

  it('wakes who waits for an answer whatever it wakes on, and measures the wait', () => {
    const run = simulate(org, {
      ticks: 30,
      events: {
        2: [task('a')],
        10: [{ type: 'answer', from: 'lead', to: 'worker', task: 'a', body: 'go on' }],
        20: [{ type: 'answer', from: 'lead', to: 'worker', task: 'a', body: 'again' }],
      },
      answer: ({ agent, tick }) =>
        agent === 'worker' && tick === 6
          ? { actions: [{ type: 'escalation', to: 'lead', task: 'a', body: '' }] }
          : undefined,
    });
    expect(wakesOf(run, 'worker')).toEqual(['6 message', '10 message']);
    expect(run.results.measure('time_to_unblock', 'agent', 'worker')).toBe(4);
  });

  it('sends later what is to be sent later', () => {
    const run = simulate(org, {
      ticks: 30,
      events: { 2: [{ type: 'escalation', from: 'worker', to: 'lead', body: '', sendAtTick: 12 }] },
    });
    expect(wakesOf(run, 'lead')).toEqual(['12 message']);
    expect(run.results.measure('escalation_rate', 'agent', 'worker')).toBe(1);
  });

  it('reports delegations that nobody has seen', () => {
    const deaf = org.replace('- **Wake on:** tasks', '- **Wake on:** orders');
    const run = simulate(deaf, { ticks: 30, events: { 2: [task('a')] } });
    expect(run.results.agents.map((agent) => agent.unacknowledged)).toEqual([0, 1]);
  });

  it('adds the tokens of notes in a log to those of the invocation', () => {
    const run = simulate(org, {
      ticks: 30,
      events: { 2: [task('a')] },
      answer: ({ agent }) =>
        agent === 'worker'
          ? { actions: [{ type: 'work', task: 'a', note: 'half way' }] }
          : undefined,
    });
    expect(run.results.measure('tokens_per_hour', 'agent', 'worker')).toBe(5050 * 4);
  });
});
