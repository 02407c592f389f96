import { expect, it } from 'vitest';
import { OrgsimError } from '#base/errors';
import { RUN_DEFAULTS } from '#main/run-org';
import type { WhyOptions } from '#main/why-agent';
import { whyAgent } from '#main/why-agent';
import type { WhyReport } from '#main/why-report';

const ORG = `# Mill
## Structure
### Ada — COO
- **Level:** 10
- **Trigger:** event-driven
### Line
#### Line Lead
- **Level:** 7
- **Trigger:** event-driven
- **Threshold:** team queue depth >= 1, cooldown 1h, over 1h
- **Wake on:** orders
#### Hands
- **Count:** 2
- **Trigger:** polling
- **Tick interval:** 4 ticks
`;

function why(agent: string, wanted: Partial<WhyOptions> = {}, org = ORG): WhyReport {
  const options = {
    ...RUN_DEFAULTS,
    behavior: 'passive' as const,
    length: undefined,
    at: undefined,
  };
  const outcome = whyAgent({ name: 'ORG.md', text: org }, agent, { ...options, ...wanted });
  if (outcome.kind === 'refused') throw new Error('the org has errors');
  return outcome.report;
}

const file = (name: string, value: unknown) => ({ name, text: JSON.stringify(value) });

it.each(['ada', 'Ada', 'COO', 'line lead', 'LINE-LEAD', 'hand 2'])('%s is found', (name) => {
  expect(why(name, { at: '0' }).at).toEqual({ tick: 0, time: '2026-01-05T00:00:00' });
});

it.each([
  ['Line Laed', 'There is no agent "Line Laed".', 'Did you mean "Line Lead"?'],
  ['hands', '"hands" means 2 agents: Hand 1-2.', 'Name one of them, for instance hand-1.'],
])('%s is not', (name, message, hint) => {
  expect(() => why(name, { at: '0' })).toThrow(expect.objectContaining({ message, hint }));
});

it('tells of a threshold what its metric was when it fired', () => {
  const event = { tick: 7, to: 'line-lead', type: 'message', from: 'x', body: 'hello' };
  const { lastWake } = why('line-lead', { at: '20', events: file('e.jsonl', event) });
  expect(lastWake).toMatchObject({
    tick: 8,
    time: '2026-01-05T00:04:00',
    reasons: ['threshold'],
    thresholds: [
      { scope: 'team', metric: 'event_queue_depth', operator: '>=', limit: 1, value: 1 },
    ],
    sleptTicks: 8,
    shown: { count: 1, triggers: { message_received: 1 } },
  });
});

const ask = (agent: string) => ({
  type: 'config_request',
  agent,
  trigger: { mode: 'event-driven', maxSleepTicks: null },
  reason: 'idle',
});

it('tells of switches', () => {
  const script = {
    'line-lead': { order_received: [ask('hand-1')] },
    ada: { message_received: [{ type: 'approve' }] },
  };
  const options = { behavior: file('s.json', script), orders: ['line-lead: go'], at: '12' };
  const report = why('hand-1', options);
  expect(report.mode).toBe('event-driven');
  expect(report.switches).toEqual([
    {
      tick: 1,
      time: '2026-01-05T00:00:30',
      change: { mode: 'event-driven', maxSleepTicks: null },
      requestedBy: 'line-lead',
      approvedBy: 'ada',
      reason: 'idle',
    },
  ]);
  expect(report.nextWake).toBeNull();
});

it('tells of a request that was rejected, to whom it concerns', () => {
  const script = {
    'line-lead': { order_received: [ask('hand-1')] },
    ada: { message_received: [{ type: 'reject' }] },
  };
  const options = { behavior: file('s.json', script), orders: ['line-lead: go'], at: '12' };
  const rejected = [
    expect.objectContaining({ tick: 0, agent: 'line-lead', why: 'ada rejected it' }),
  ];
  expect(why('hand-1', options)).toMatchObject({ mode: 'polling', refusals: rejected });
  expect(why('line-lead', options).refusals).toEqual(rejected);
  expect(why('hand-2', options).refusals).toEqual([]);
});

it('tells of refusals that concern the agent', () => {
  const script = {
    ada: { order_received: [ask('line-lead'), ask('hand-1'), ask('ada')] },
    'hand-2': { poll: [ask('hand-1')] },
  };
  const options = { behavior: file('s.json', script), orders: ['go'], at: '12' };
  const report = why('hand-1', options);
  expect(report.refusals).toContainEqual({
    tick: 0,
    time: '2026-01-05T00:00:00',
    agent: 'hand-2',
    what: 'config_request',
    why: 'hand-2 is not a superior of hand-1',
  });
  expect(why('ada', options).refusals).toEqual([
    expect.objectContaining({ agent: 'ada', why: 'no agent changes its own mode' }),
  ]);
  expect(why('line-lead', options).refusals).toEqual([]);
});

it('runs on to the moment that is asked for, and not past the length that is given', () => {
  expect(why('ada', { at: '3d' }).at.tick).toBe(8640);
  const length = { kind: 'time', seconds: 7200 } as const;
  expect(why('ada', { length }).at.tick).toBe(239);
  expect(() => why('ada', { length, at: '2h' })).toThrow(OrgsimError);
  expect(() => why('ada', { at: '99999999999' })).toThrow(/A run lasts from 1 to 10,000,000 ticks/);
});

it('happens as in a longer run, with both engines', () => {
  const options = { behavior: 'flow', at: '700', length: { kind: 'ticks', ticks: 2000 } } as const;
  const reference = why(
    'line-lead',
    { ...options, engine: 'reference' },
    ORG.replace('orders', 'all'),
  );
  expect(why('line-lead', { ...options, engine: 'fast' }, ORG.replace('orders', 'all'))).toEqual(
    reference,
  );
  expect(reference.lastWake?.tick).toBeGreaterThan(0);
});

it('tells of more pending messages than a call takes arguments', () => {
  const count = 130_000;
  const chat = { to: 'line-lead', type: 'message', from: 'x', body: '' };
  const lines = [0, 1].map((tick) => `${JSON.stringify({ tick, ...chat })}\n`.repeat(count / 2));
  const org = ORG.replace('- **Wake on:** orders', '- **Batch window:** 50 ticks').replace(
    /- \*\*Threshold.*\n/u,
    '',
  );
  const events = { name: 'e.jsonl', text: lines.join('') };
  const { pending, nextWake } = why('line-lead', { at: '2', events }, org);
  expect(pending).toMatchObject([
    {
      rule: 'batch-window',
      count,
      firstArrival: { tick: 0 },
      lastArrival: { tick: 1 },
      dueFrom: { tick: 50 },
      dueTo: { tick: 51 },
    },
  ]);
  expect(nextWake).toMatchObject({ tick: 50, shown: count });
});
