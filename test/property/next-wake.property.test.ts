import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Action, Answer, Invocation } from '#engine/types';
import type { Org } from '#org/types';
import type { Simulation } from '../engine/simulate.js';
import { orgOf, simulate } from '../engine/simulate.js';
import type { Draft } from './arbitrary-org.js';
import { drafts, orgText, sendDraft } from './arbitrary-org.js';

const STOP_MAX = 250;
/** Beyond a day, so that daily budgets begin anew, and far beyond all that else ends. */
const TICKS = 3200;

const given = fc.record({
  text: orgText,
  stop: fc.integer({ min: 0, max: STOP_MAX }),
  events: drafts(STOP_MAX),
  replies: drafts(0),
});

/** The same traffic up to the tick `stop`, nothing from outside and no action after it. */
function runUntil(
  org: Org,
  { stop, events, replies }: { stop: number; events: readonly Draft[]; replies: readonly Draft[] },
  ticks: number,
): Simulation {
  const ids = org.agents.map((agent) => agent.id);
  const byTick: Record<number, (Action & { from: string })[]> = {};
  for (const draft of events) {
    if (draft.tick > stop) continue;
    byTick[draft.tick] ??= [];
    byTick[draft.tick]?.push(sendDraft(draft, ids));
  }
  const answer = ({ agent, tick, messages }: Invocation): Partial<Answer> => {
    const draft = replies[(tick + ids.indexOf(agent)) % Math.max(1, replies.length)];
    if (tick > stop || draft === undefined || messages.length === 0) return {};
    // A send put off is on its way when the traffic ends.
    const later = draft.priority === 'critical' ? {} : { sendAtTick: tick + (draft.from % 30) };
    const action = draft.type === 'escalation' ? later : {};
    return {
      actions: [{ ...sendDraft(draft, ids), ...action }],
      workInProgress: (tick + messages.length) % 5 === 3,
    };
  };
  return simulate(org, { ticks, events: byTick, answer });
}

it('the next certain wake is the next wake, unless something new comes before it', () => {
  let exact = 0;
  fc.assert(
    fc.property(given, (traffic) => {
      const org = orgOf(traffic.text);
      const stopped = runUntil(org, traffic, traffic.stop + 1);
      const { invocations } = runUntil(org, traffic, TICKS);
      const isShared = org.policies.budget.org !== null;
      for (const { id } of org.agents) {
        const foretold = stopped.explain(id).nextWake;
        const actual = invocations.find((wake) => wake.agent === id && wake.tick > traffic.stop);
        const tick = foretold !== null && foretold.tick < TICKS ? foretold.tick : null;
        if ((actual?.tick ?? null) === tick) {
          if (foretold === null || actual === undefined || isNews(actual, traffic.stop)) continue;
          exact += 1;
          expect(actual.reasons, id).toEqual(foretold.reasons);
          continue;
        }
        const why = `${id}: foretold ${JSON.stringify(foretold)}, was ${JSON.stringify(actual)}`;
        // Others may spend the org's budget first, a threshold may fire, and the engine itself escalates a spent budget.
        const isLate = actual === undefined || (tick !== null && actual.tick > tick);
        expect(isLate ? isShared : isNews(actual, traffic.stop), why).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
  expect(exact).toBeGreaterThan(100);
});

function isNews({ reasons, messages }: Invocation, stop: number): boolean {
  const hasNews = messages.some(
    ({ arrival, escalationReason }) => arrival > stop && escalationReason === 'OVER_BUDGET',
  );
  return reasons.includes('threshold') || (reasons.includes('message') && hasNews);
}

it('the first of all holds is the one that the engine finds', () => {
  fc.assert(
    fc.property(given, (traffic) => {
      const org = orgOf(traffic.text);
      const stopped = runUntil(org, traffic, traffic.stop + 1);
      const { log } = runUntil(org, traffic, traffic.stop + 2);
      for (const record of log) {
        if (record.type !== 'hold' || record.tick !== traffic.stop + 1 || record.wave > 0) continue;
        const [first] = stopped.explain(record.agent).holds;
        const isShared = org.policies.budget.org !== null && record.hold === 'budget';
        if (first === undefined) expect(isShared, record.agent).toBe(true);
        else expect(first).toMatchObject({ kind: record.hold, until: record.until });
      }
    }),
    { numRuns: 50 },
  );
});
