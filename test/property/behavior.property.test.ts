import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFlow } from '#behavior/flow';
import type { Action, Invocation, Message } from '#engine/types';
import { TRIGGER_OF_KIND } from '#engine/types';
import { runFlow } from '../behavior/run-flow.js';
import { orgOf } from '../engine/simulate.js';
import { busyOrg, orgText } from './arbitrary-org.js';

/** Long enough for the work of a `busyOrg` to come round. */
const TICKS = 400;

const seeds = fc.nat(1000);

const kinds = Object.keys(TRIGGER_OF_KIND) as (keyof typeof TRIGGER_OF_KIND)[];
const names = fc.constantFrom('boss', 'lead-1', 'worker-11', 'human-principal', 'jira', '');
const message: fc.Arbitrary<Message> = fc
  .record({
    id: fc.nat(50),
    kind: fc.constantFrom(...kinds),
    from: names,
    priority: fc.constantFrom('low', 'normal', 'high', 'critical'),
    task: fc.constantFrom(null, 'a', 'a.1', 'a.2', 'b', 'message-7'),
    body: fc.constantFrom('', 'web', 'a, task 1 of 2'),
  })
  .map(
    (given): Message => ({
      ...given,
      trigger: TRIGGER_OF_KIND[given.kind],
      to: 'boss',
      arrival: 0,
      attributes: null,
      escalationReason: given.kind === 'escalation' ? 'BLOCKED' : null,
      dueAtOnce: false,
      chain: null,
    }),
  );
const invocations = fc.array(
  fc.record({
    agent: fc.constantFrom('boss', 'lead-1', 'worker-11', 'worker-12', 'nobody'),
    tick: fc.nat(1000),
    mode: fc.constantFrom('polling', 'event-driven'),
    messages: fc.array(message, { maxLength: 4 }),
    reasons: fc.constantFrom(['poll'], ['message'], ['safety'], ['timer', 'continue']),
  }),
  { maxLength: 60 },
);

describe('flow, whatever the org', () => {
  it('loses no task: what was given is complete or open', () => {
    fc.assert(
      fc.property(busyOrg, seeds, (text, seed) => {
        const run = runFlow(text, { ticks: TICKS, seed });
        const isRoot = new Map(run.org.agents.map(({ id, reportsTo }) => [id, reportsTo === null]));
        for (const { id, tally } of run.results.agents) {
          if (isRoot.get(id) === true) continue;
          expect(tally.tasksAssigned, id).toBe(tally.completions + tally.openTasks);
        }
        const closed = run.principal.filter(({ kind }) => kind === 'completion');
        expect(new Set(closed.map(({ task }) => task)).size).toBe(closed.length);
      }),
      { numRuns: 30 },
    );
  });

  it('completes an order when all its tasks are, and no earlier', () => {
    fc.assert(
      fc.property(busyOrg, seeds, (text, seed) => {
        const { log } = runFlow(text, { ticks: TICKS, seed });
        const open = new Map<string, number>();
        const early: string[] = [];
        for (const record of log) {
          if (record.type !== 'action' || !('task' in record.action)) continue;
          const { type, task = '' } = record.action;
          const order = task.split('.')[0] ?? task;
          if (task === order) {
            if (type === 'completion' && (open.get(order) ?? 0) !== 0) early.push(order);
            continue;
          }
          const step = { delegation: 1, completion: -1 }[String(type)] ?? 0;
          open.set(order, (open.get(order) ?? 0) + step);
        }
        expect(early).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('does the same again with the same seed', () => {
    fc.assert(
      fc.property(busyOrg, seeds, fc.boolean(), (text, seed, adapt) => {
        const [first, second] = [1, 2].map(() => runFlow(text, { ticks: TICKS, seed, adapt }));
        expect(second?.log).toEqual(first?.log);
      }),
      { numRuns: 12 },
    );
  });

  it('never throws, and sends to nobody who is not there, whatever it is shown', () => {
    fc.assert(
      fc.property(orgText, invocations, fc.boolean(), (text, shown, adapt) => {
        const org = orgOf(text);
        const flow = createFlow({ org, seed: 1, adapt });
        const known = new Set(['human-principal', ...org.agents.map(({ id }) => id)]);
        const lost: Action[] = [];
        for (const { reasons, ...wake } of shown) {
          const invocation = {
            ...wake,
            reasons,
            wave: 0,
            timers: [],
            thresholds: [],
            slept: 1,
            turnsTaken: 0,
          };
          const { actions } = flow.answer(invocation as Invocation);
          lost.push(...actions.filter((action) => 'to' in action && !known.has(action.to)));
        }
        expect(lost).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
