import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Invocation } from '#engine/types';
import type { Simulation } from '../engine/simulate.js';
import { orgOf, simulate } from '../engine/simulate.js';
import type { Draft } from './arbitrary-org.js';
import { drafts, orgText, sendDraft } from './arbitrary-org.js';

const TICKS = 300;

/** Answers that depend on what is asked alone: sends the next of the given drafts whenever something was shown. */
function chatter(replies: readonly Draft[], ids: readonly string[]) {
  return ({ agent, tick, messages }: Invocation) => {
    const draft = replies[(tick + ids.indexOf(agent)) % Math.max(1, replies.length)];
    const actions: Action[] =
      draft === undefined || messages.length === 0 ? [] : [{ ...sendDraft(draft, ids) }];
    return { actions, workInProgress: (tick + messages.length) % 5 === 3 };
  };
}

function runRandom(text: string, events: readonly Draft[], replies: readonly Draft[]): Simulation {
  const org = orgOf(text);
  const ids = org.agents.map((agent) => agent.id);
  const byTick: Record<number, (Action & { from: string })[]> = {};
  for (const draft of events) {
    byTick[draft.tick] ??= [];
    byTick[draft.tick]?.push(sendDraft(draft, ids));
  }
  return simulate(org, { ticks: TICKS, events: byTick, answer: chatter(replies, ids) });
}

const given = fc.tuple(orgText, drafts(TICKS - 1), drafts(0));

describe('whatever the org and its traffic', () => {
  it('no message is lost, costs sum, and nobody is invoked twice in a tick', () => {
    fc.assert(
      fc.property(given, ([text, events, replies]) => {
        const run = runRandom(text, events, replies);
        let costNano = 0;
        for (const { tally, pending, id } of run.results.agents) {
          expect(tally.received, id).toBe(tally.processed + pending);
          expect(tally.costNano, id).toBe(tally.invocations * 10_000_000);
          const tokens = Object.values(tally.tokensByTrigger).reduce((sum, part) => sum + part, 0);
          expect(tokens, id).toBe(tally.tokens);
          costNano += tally.costNano;
        }
        expect(costNano).toBe(run.trace.length * 10_000_000);
        const wakes = run.trace.map(({ tick, agent }) => `${tick} ${agent}`);
        expect(new Set(wakes).size).toBe(wakes.length);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same trace again', () => {
    fc.assert(
      fc.property(given, ([text, events, replies]) => {
        const [first, second] = [
          runRandom(text, events, replies),
          runRandom(text, events, replies),
        ];
        expect(second.trace).toEqual(first.trace);
        expect(second.log).toEqual(first.log);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps cooldowns, budgets and polling agents in their bounds', () => {
    fc.assert(
      fc.property(given, ([text, events, replies]) => {
        const run = runRandom(text, events, replies);
        for (const agent of run.org.agents) {
          const wakes = run.trace.filter((record) => record.agent === agent.id);
          for (const record of wakes) {
            if (agent.trigger.mode !== 'polling') expect(record.reasons).not.toContain('poll');
            else expect(record.reasons).not.toContain('message');
          }
          const day = agent.budgets.find(
            (budget) => budget.unit === 'usd' && budget.period === 'daily',
          );
          if (day !== undefined) expect(wakes.length * 0.01).toBeLessThanOrEqual(day.limit + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });
});
