// What a run says of requests to trigger an agent otherwise.
import { expect, it } from 'vitest';
import type { Action, TriggerChange } from '#engine/types';
import { requestNotes } from '#metrics/request-notes';
import type { Given } from '../engine/simulate.js';
import { simulate } from '../engine/simulate.js';

const ORG = `# Org
## Structure
### Boss
- **Level:** 10
- **Trigger:** event-driven
- **Max sleep:** never
### Yard
#### Lead
- **Trigger:** event-driven
- **Max sleep:** never
#### Workers
- **Count:** 3
- **Trigger:** polling
- **Tick interval:** 5 ticks
`;

const ask = (agent: string, trigger: TriggerChange): Action => ({
  type: 'config_request',
  agent,
  trigger,
  reason: 'idle',
});
const WAKE: TriggerChange = { mode: 'event-driven' };
const order = (to: string): Action => ({ type: 'order', to, body: '' });

/** The lead asks at tick 2, once it has its order; the boss and the principal answer as the events say. */
function notesOf(asked: readonly Action[], events: Given['events'] = {}): string[] {
  const { org, results } = simulate(ORG, {
    ticks: 9,
    events: { 2: [order('lead')], ...events },
    answer: ({ agent, tick }) =>
      agent === 'lead' && tick === 2 ? { actions: [...asked] } : undefined,
  });
  const timeOf = (tick: number) => `Mon 00:0${tick}`;
  return requestNotes({ org, results, timeOf }).map(({ kind, text }) => `${kind}: ${text}`);
}

it('a switch at the tick at which it took effect, not at that of the request', () => {
  expect(notesOf([ask('worker-1', WAKE)], { 5: [{ type: 'approve' }] })).toEqual([
    'note: Worker 1 was made event-driven at tick 6 (Mon 00:06), asked for by Lead',
  ]);
});

it('no switch to the mode that the agent had already, as at the second of two requests', () => {
  const twice = { 5: [{ type: 'approve' }, { type: 'approve' }] } as const;
  expect(notesOf([ask('worker-1', WAKE), ask('worker-1', WAKE)], twice)).toHaveLength(1);
  expect(notesOf([ask('worker-1', { mode: 'polling' })], { 5: [{ type: 'approve' }] })).toEqual([]);
});

it('what is still open at the end: who asked for what, and who has to decide', () => {
  const asked = [
    ask('worker-1', WAKE),
    ask('worker-2', WAKE),
    ask('worker-3', { tickInterval: 9, cooldownTicks: 2 }),
  ];
  expect(notesOf(asked)).toEqual([
    'note: Not decided at the end: Lead asked to make Worker 1-2 event-driven — Boss has to decide',
    'note: Not decided at the end: Lead asked to change tickInterval, cooldownTicks of Worker 3 — Boss has to decide',
  ]);
  const { org, results, log } = simulate(ORG, {
    ticks: 9,
    events: { 2: [order('boss')] },
    answer: ({ agent }) => (agent === 'boss' ? { actions: [ask('worker-1', WAKE)] } : undefined),
  });
  expect(requestNotes({ org, results, timeOf: String }).map(({ text }) => text)).toEqual([
    'Not decided at the end: Boss asked to make Worker 1 event-driven — the human principal has to decide',
  ]);
  expect(log.filter(({ type }) => type === 'request')).toEqual([
    {
      type: 'request',
      tick: 2,
      agent: 'worker-1',
      change: WAKE,
      requestedBy: 'boss',
      waitsOn: 'human-principal',
      reason: 'idle',
    },
  ]);
});

it('what was approved in the last tick, and so changed nothing', () => {
  expect(notesOf([ask('worker-1', WAKE)], { 8: [{ type: 'approve' }] })).toEqual([
    'note: Approved too late to count in this run: Lead asked to make Worker 1 event-driven',
  ]);
});
