import { describe, expect, it } from 'vitest';
import { parseEvents } from '#behavior/parse-events';
import type { Action } from '#engine/types';
import { orgOf } from '../engine/simulate.js';
import { company, pyramid } from './orgs.js';
import type { FlowGiven, FlowRun } from './run-flow.js';
import { runFlow } from './run-flow.js';

function run(text: string, given: Partial<FlowGiven> & { lines?: readonly object[] }): FlowRun {
  const org = orgOf(text);
  const { lines = [], ...rest } = given;
  const events = parseEvents(lines.map((line) => JSON.stringify(line)).join('\n'), 'e', org);
  return runFlow(org, { ticks: 200, hasWorkload: false, events, ...rest });
}

interface Sent {
  readonly tick: number;
  readonly agent: string;
  readonly action: Action;
}

function sentOf({ log }: FlowRun, type: Action['type']): Sent[] {
  return log.flatMap((record) =>
    record.type === 'action' && record.action.type === type ? [record] : [],
  );
}

/** `from > to task`, in order. */
function paths(flow: FlowRun, type: Action['type']): string[] {
  return sentOf(flow, type).map(({ agent, action }) => {
    const to = 'to' in action ? action.to : '';
    return `${agent} > ${to} ${'task' in action ? action.task : ''}`;
  });
}

describe('an order', () => {
  it('goes down by domain, is split above those who do the work, and closes upward', () => {
    const flow = run(company(), { orders: ['Mend the WEB shop'] });
    expect(paths(flow, 'delegation')).toEqual([
      'ceo > head-of-product order-text-1',
      'head-of-product > web-lead order-text-1',
      'web-lead > web-worker-1 order-text-1.1',
      'web-lead > web-worker-2 order-text-1.2',
      'web-lead > web-worker-1 order-text-1.3',
      'web-lead > web-worker-2 order-text-1.4',
    ]);
    expect(paths(flow, 'completion').slice(-3)).toEqual([
      'web-lead > head-of-product order-text-1',
      'head-of-product > ceo order-text-1',
      'ceo > human-principal order-text-1',
    ]);
    expect(paths(flow, 'completion')).toHaveLength(7);
    expect(flow.principal.map(({ kind }) => kind)).toEqual(['completion']);
  });

  it('takes as many turns as its tasks have effort, one task at a time', () => {
    const flow = run(company(), { orders: ['web'] });
    const turns = sentOf(flow, 'work').filter(({ agent }) => agent === 'web-worker-1');
    expect(turns.map(({ tick }) => tick)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(new Set(turns.map(({ action }) => 'task' in action && action.task)).size).toBe(2);
  });

  it('goes to who has the fewest open, then to who was given less for its people, where no domain fits', () => {
    const flow = run(company(), { orders: ['One', 'Two', 'Three'] });
    expect(paths(flow, 'delegation').filter((path) => path.startsWith('ceo'))).toEqual([
      'ceo > head-of-product order-text-1',
      'ceo > head-of-sales order-text-2',
      'ceo > head-of-product order-text-3',
    ]);
  });

  it('is shared by all workers where the lead’s own domain says as much as theirs', () => {
    const text = company().replace(
      '### Web Workers',
      '### Web Designer\n- **Domain:** web\n- **Reports to:** Web Lead\n### Web Workers',
    );
    const tasks = paths(run(text, { orders: ['web'] }), 'delegation').slice(2);
    expect(tasks.map((path) => path.split(' ')[2])).toEqual([
      'web-designer',
      'web-worker-1',
      'web-worker-2',
      'web-designer',
    ]);
  });

  it('goes to the agent that it names', () => {
    const flow = run(company(), { orders: ['Seller: call them', 'head-of-sales: call more'] });
    expect(paths(flow, 'delegation')).toHaveLength(4);
    expect(flow.principal.map(({ from }) => from)).toEqual(['seller', 'head-of-sales']);
  });

  it('is one task where nobody has reports', () => {
    const solo = '# Solo\n## Workload\n- **Effort:** 3 ticks\n- **Blocked:** 0%\n## Structure\n';
    const flow = run(`${solo}### Ana\n### Bo\n- **Domain:** books\n`, {
      orders: ['Sort the books', 'Paint', 'Sing'],
    });
    expect(flow.principal.map(({ from, arrival }) => `${from} ${arrival}`)).toEqual([
      'ana 2',
      'bo 2',
      'ana 5',
    ]);
  });

  it('that is critical is critical all the way down, a usual one is not urgent there', () => {
    const order = { tick: 0, to: 'ceo', type: 'order', body: 'web' };
    const priorities = (line: object) =>
      new Set(
        sentOf(run(company(), { lines: [line] }), 'delegation').map(
          ({ action }) => 'priority' in action && action.priority,
        ),
      );
    expect(priorities({ ...order, priority: 'critical' })).toEqual(new Set(['critical']));
    expect(priorities(order)).toEqual(new Set(['normal']));
  });
});

describe('work from outside', () => {
  it('is done and completed to who gave it, or to nobody', () => {
    const delegation = { tick: 0, to: 'seller', type: 'delegation' };
    const flow = run(company(), {
      lines: [
        { ...delegation, from: 'ceo' },
        { ...delegation, from: 'jira' },
        { ...delegation, from: 'human-principal' },
      ],
    });
    expect(paths(flow, 'completion')).toEqual([
      'seller > ceo event-1',
      'seller > human-principal event-3',
    ]);
    expect(sentOf(flow, 'work')).toHaveLength(9);
  });

  it('is done by priority, then by age, and what is begun is finished first', () => {
    const to = { to: 'seller', type: 'delegation', from: 'ceo' };
    const flow = run(company(), {
      lines: [
        { ...to, tick: 0, priority: 'low' },
        { ...to, tick: 1, priority: 'normal' },
        { ...to, tick: 1, priority: 'high' },
        { ...to, tick: 1, priority: 'high' },
      ],
    });
    expect(paths(flow, 'completion').map((path) => path.slice(-7))).toEqual([
      'event-1',
      'event-3',
      'event-4',
      'event-2',
    ]);
  });

  it('may say that a task is complete before it is', () => {
    const lines = [{ tick: 1, to: 'head-of-sales', type: 'completion', from: 'seller' }];
    const flow = run(company(), { orders: ['sales'], lines });
    expect(paths(flow, 'completion').filter((path) => path.startsWith('head-of-sales'))).toEqual([
      'head-of-sales > ceo order-text-1',
    ]);
  });
});

describe('a stuck task', () => {
  const blocked = (more = '', culture = '') =>
    company(culture, more).replace('Blocked:** 0%', 'Blocked:** 100%');
  const unresolved = '- **Resolved by manager:** 0%\n';
  const answersOf = ({ trace, log }: FlowRun) => ({
    woken: trace.filter(({ triggers }) => triggers.message_received).length,
    answers: log.filter((record) => record.type === 'action' && record.action.type === 'answer')
      .length,
  });

  it('is put aside while the next one is done, and goes on when somebody answers', () => {
    const flow = run(blocked('- **Resolved by manager:** 100%\n'), { orders: ['sales'] });
    expect(paths(flow, 'escalation')).toEqual(
      [1, 2, 3, 4].map((n) => `seller > head-of-sales order-text-1.${n}`),
    );
    expect(paths(flow, 'answer')).toEqual(
      [1, 2, 3, 4].map((n) => `head-of-sales > seller order-text-1.${n}`),
    );
    // 4 tasks of 3 turns, and one turn each to find out.
    expect(sentOf(flow, 'work')).toHaveLength(16);
    expect(flow.principal.map(({ kind }) => kind)).toEqual(['completion']);
  });

  it('climbs manager by manager to the root, which resolves everything and tells who waits', () => {
    const flow = run(blocked(unresolved), { orders: ['app'] });
    expect(paths(flow, 'escalation').slice(0, 3)).toEqual([
      'app-worker > app-lead order-text-1.1',
      'app-lead > head-of-product order-text-1.1',
      'head-of-product > ceo order-text-1.1',
    ]);
    expect(paths(flow, 'answer')[0]).toBe('ceo > app-worker order-text-1.1');
    expect(answersOf(flow)).toEqual({ woken: 4, answers: 4 });
  });

  it('goes past the hierarchy depth to the human principal, who answers within an hour', () => {
    const flow = run(blocked(unresolved, '- **Hierarchy depth:** 2'), { orders: ['app'] });
    expect(paths(flow, 'escalation').slice(0, 3)).toEqual([
      'app-worker > app-lead order-text-1.1',
      'app-lead > head-of-product order-text-1.1',
      'head-of-product > human-principal order-text-1.1',
    ]);
    expect(answersOf(flow)).toEqual({ woken: 4, answers: 0 });
    const { timeToUnblock } = flow.results.agents.find(({ id }) => id === 'app-worker')!.tally;
    const waits = [...timeToUnblock].map(([ticks]) => ticks);
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(120);
    expect(flow.principal.at(-1)?.kind).toBe('completion');
  });

  it('goes to the human principal where there is no manager', () => {
    const solo = '# Solo\n## Workload\n- **Effort:** 1 tick\n- **Blocked:** 100%\n## Structure\n';
    const flow = run(`${solo}### Ana\n`, { orders: ['Paint'] });
    expect(flow.principal.map(({ kind }) => kind)).toEqual(['escalation', 'completion']);
  });

  it.each([
    ['immediate', [1, 4, 7, 10]],
    ['batched (5 ticks)', [5, 5, 10, 10]],
    ['delayed', [11, 13, 15, 17]],
  ])('is escalated as the culture says: %s', (escalation, ticks) => {
    const text = blocked(unresolved, `- **Escalation:** ${escalation}`).replace(
      '- **Effort:** 3 ticks',
      '- **Effort:** 2 ticks',
    );
    const flow = run(text, { orders: ['sales'] });
    const arrivals = sentOf(flow, 'escalation')
      .filter(({ agent }) => agent === 'seller')
      .map(({ tick, action }) => ('sendAtTick' in action ? action.sendAtTick : tick));
    expect(arrivals).toEqual(ticks);
  });

  it('goes on by the answer that names it, whatever got stuck before', () => {
    const solo = '# Solo\n## Workload\n- **Effort:** 1 tick\n- **Blocked:** 100%\n## Structure\n';
    const lines = { to: 'ana', type: 'delegation', from: 'human-principal' };
    const answer = { type: 'answer', to: 'ana', task: 'event-2', body: 'go on' } as const;
    const org = orgOf(`${solo}### Ana\n`);
    const given = parseEvents(
      [0, 0].map((tick) => JSON.stringify({ ...lines, tick })).join('\n'),
      'e',
      org,
    );
    const events = {
      ...given,
      eventsAt: (tick: number) => [
        ...given.eventsAt(tick),
        ...(tick === 2 ? [{ from: 'human-principal', action: answer }] : []),
      ],
    };
    expect(paths(run(`${solo}### Ana\n`, { events, ticks: 3 }), 'completion')).toEqual([
      'ana > human-principal event-2',
    ]);
  });

  it('that is resolved already is answered to whoever escalates it again', () => {
    const again = { type: 'escalation', to: 'ceo', task: 'order-text-1', body: 'go' } as const;
    const flow = run(blocked('- **Resolved by manager:** 100%\n'), {
      orders: ['seller: go'],
      events: {
        eventsAt: (tick) => (tick === 20 ? [{ from: 'head-of-sales', action: again }] : []),
        nextTick: (tick) => (tick <= 20 ? 20 : null),
        receive: () => {},
      },
    });
    expect(paths(flow, 'answer')).toEqual([
      'head-of-sales > seller order-text-1',
      'ceo > head-of-sales order-text-1',
    ]);
  });

  it('of nobody in the flow is answered by whoever reads it', () => {
    const lines = [
      { tick: 0, to: 'ceo', type: 'escalation', from: 'head-of-sales' },
      { tick: 0, to: 'ceo', type: 'escalation', from: 'jira' },
    ];
    expect(paths(run(company(), { lines }), 'answer')).toEqual(['ceo > head-of-sales ']);
  });
});

describe('progress', () => {
  it.each([
    ['every tick', ['started, 1 of 3 done', 'working', 'finished, 3 of 3 done']],
    ['on phase change', ['started', undefined, 'finished']],
    ['on request', [undefined, undefined, undefined]],
  ])('is noted %s', (updates, notes) => {
    const flow = run(company(`- **Progress updates:** ${updates}`), { orders: ['seller: go'] });
    expect(
      sentOf(flow, 'work').map(({ action }) => ('note' in action ? action.note : undefined)),
    ).toEqual(notes);
  });
});

describe('with adapt', () => {
  const sleepers = (flow: FlowRun) =>
    flow.results.agents.filter(({ id, mode }) => /worker/.test(id) && mode === 'event-driven');
  const busy = '## Workload\n- **Orders:** 1 per hour\n';

  it('managers ask to let reports sleep that were idle for an hour, and get it', () => {
    const idle = runFlow(pyramid(busy), { ticks: 1500, adapt: true });
    expect(sleepers(idle)).toHaveLength(20);
    const [first] = sentOf(idle, 'config_request');
    expect(first?.tick).toBeGreaterThanOrEqual(120);
    expect(first?.action).toMatchObject({ trigger: { mode: 'event-driven' } });
    expect(sentOf(idle, 'config_request')).toHaveLength(20);
    expect(idle.results.configRequests.every(({ state }) => state === 'approved')).toBe(true);
  });

  it('nobody asks for who is busy, nor without it', () => {
    expect(sleepers(runFlow(pyramid(), { ticks: 1500, adapt: true, load: 1.5 }))).toHaveLength(0);
    expect(sleepers(runFlow(pyramid(busy), { ticks: 1500 }))).toHaveLength(0);
  });

  it('nobody asks who may not', () => {
    const grant = (level: string) =>
      `## Policies\n### Permissions\n- ${level} can request config changes\n`;
    const asked = (level: string) => {
      const run = runFlow(pyramid(`${busy}${grant(level)}`), { ticks: 500, adapt: true });
      return sentOf(run, 'config_request').length;
    };
    expect(asked('L7+')).toBeGreaterThan(0);
    expect(asked('L9+')).toBe(0);
  });

  it('the human principal approves what the root asks for', () => {
    const text = '# Two\n## Structure\n### COO\n- **Trigger:** event-driven\n#### Worker\n';
    const flow = run(text, { ticks: 1000, adapt: true });
    expect(flow.results.agents.map(({ mode }) => mode)).toEqual(['event-driven', 'event-driven']);
  });
});
