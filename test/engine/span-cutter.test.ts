// Spans of a run: each is measured by itself, all together are the run, and scopes are the sum of their agents.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sampling } from '#engine/engine-setup';
import type { Measured } from '#engine/results';
import { Scopes } from '#engine/scopes';
import { SpanCutter } from '#engine/span-cutter';
import type { Tally } from '#engine/tally';
import { sumTallies } from '#engine/tally';
import { METRIC_SCOPES } from '#org/names';
import type { Org } from '#org/types';
import type { Draft } from '../property/arbitrary-org.js';
import { drafts, orgText, sendDraft } from '../property/arbitrary-org.js';
import { boss, order } from './orgs.js';
import type { Given } from './simulate.js';
import { orgOf, simulate } from './simulate.js';

const TICKS = 200;

/** Cuts after every `every` ticks, and at the end; samples every 10 ticks without a cut too. On both engines alike. */
function runInSpans(text: string, every: number, given: Given) {
  const org = orgOf(text);
  const spansOf: Measured[][] = [];
  const { results } = simulate(org, {
    ...given,
    sampling: () => cutting(org, every, given, spansOf),
  });
  const [spans = [], others = []] = spansOf;
  expect(others.map((span) => talliesOf(org, span))).toEqual(
    spans.map((span) => talliesOf(org, span)),
  );
  return { org, spans, results };
}

function cutting(org: Org, every: number, { ticks }: Given, spansOf: Measured[][]): Sampling {
  const cutter = new SpanCutter(org);
  const spans: Measured[] = [];
  spansOf.push(spans);
  return {
    nextAfter: (passed) =>
      Math.min(
        passed < ticks ? ticks : Number.POSITIVE_INFINITY,
        nextMultiple(passed, every),
        nextMultiple(passed, 10),
      ),
    take(results) {
      cutter.note(results);
      if (results.ticks % every === 0 || results.ticks === ticks) spans.push(cutter.cut(results));
    },
  };
}

function talliesOf({ agents }: Org, span: Measured): readonly Tally[] {
  return agents.map(({ id }) => span.tallyOf('team', id));
}

function nextMultiple(ticks: number, of: number): number {
  return ticks + of - (ticks % of);
}

function trafficOf(text: string, events: readonly Draft[]): Given {
  const ids = orgOf(text).agents.map(({ id }) => id);
  const byTick: Record<number, ReturnType<typeof sendDraft>[]> = {};
  for (const draft of events) {
    byTick[draft.tick] ??= [];
    byTick[draft.tick]?.push(sendDraft(draft, ids));
  }
  return {
    ticks: TICKS,
    events: byTick,
    answer: ({ tick }) => ({ workInProgress: tick % 5 === 3 }),
  };
}

/** All that adds up: what stands at a moment and what is most is looked at by itself. */
function additive(tally: Tally): object {
  const tokens = Object.entries(tally.tokensByTrigger).filter(([, count]) => count !== 0);
  const depths = { queueDepth: 0, queueDepthMax: 0, queueDepthRecentMax: 0 };
  const tasks = { openTasks: 0, blockedTasks: 0 };
  return { ...tally, ...depths, ...tasks, tokensByTrigger: Object.fromEntries(tokens) };
}

describe('whatever the org and its traffic', () => {
  const given = fc.tuple(orgText, drafts(TICKS - 1), fc.integer({ min: 1, max: TICKS + 50 }));

  it('the spans of each agent add up to the run, and the last one ends as the run does', () => {
    fc.assert(
      fc.property(given, ([text, events, every]) => {
        const { org, spans, results } = runInSpans(text, every, trafficOf(text, events));
        expect(spans.reduce((sum, { ticks }) => sum + ticks, 0)).toBe(TICKS);
        for (const { id } of org.agents) {
          const parts = spans.map((span) => span.tallyOf('agent', id));
          const whole = results.tallyOf('agent', id);
          expect(additive(sumTallies(parts))).toEqual(additive(whole));
          expect(Math.max(...parts.map((part) => part.queueDepthMax))).toBe(whole.queueDepthMax);
          expect(parts.at(-1)).toMatchObject({
            openTasks: whole.openTasks,
            blockedTasks: whole.blockedTasks,
            queueDepth: whole.queueDepth,
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('a scope is the sum of its agents', () => {
    fc.assert(
      fc.property(given, ([text, events]) => {
        const { org, results } = runInSpans(text, TICKS, trafficOf(text, events));
        const scopes = new Scopes(org.agents);
        org.agents.forEach(({ id }, index) => {
          for (const scope of METRIC_SCOPES) {
            const members = [...scopes.agentsIn(scope, index)].map(
              (at) => org.agents[at]?.id ?? '',
            );
            const sum = sumTallies(members.map((member) => results.tallyOf('agent', member)));
            expect(results.tallyOf(scope, id), `${scope} ${id}`).toEqual(sum);
          }
        });
      }),
      { numRuns: 25 },
    );
  });
});

it('the most pending is that of the span, not that of the run', () => {
  const batching = boss('- **Batch window:** 3 ticks');
  const events = { 2: [order(), order()], 22: [order()] };
  const { spans } = runInSpans(batching, 15, { ticks: 45, events });
  const depths = spans.map((span) => span.tallyOf('agent', 'boss').queueDepthMax);
  expect(depths).toEqual([2, 1, 0]);
});

it('a message that waits across a cut is pending in both spans', () => {
  const batching = boss('- **Batch window:** 10 ticks');
  const { spans } = runInSpans(batching, 15, { ticks: 30, events: { 12: [order()] } });
  expect(spans.map((span) => span.measure('event_queue_depth', 'agent', 'boss'))).toEqual([1, 0]);
  expect(spans.map((span) => span.tallyOf('agent', 'boss').queueDepthMax)).toEqual([1, 1]);
});

it('rates are those of the span', () => {
  const { spans } = runInSpans(boss(), 120, {
    ticks: 180,
    events: { 1: [order()], 130: [order()] },
  });
  expect(spans.map((span) => span.measure('wake_rate', 'agent', 'boss'))).toEqual([1, 2]);
});

it('a budget shows as it stood at the end of the span', () => {
  const org = boss('- **Budget:** $0.10/hour');
  const events = { 1: [order()], 10: [order()], 130: [order()] };
  const { spans } = runInSpans(org, 60, { ticks: 180, events });
  const used = spans.map((span) => span.measure('budget_used', 'agent', 'boss'));
  expect(used).toEqual([0.2, 0.2, 0.1]);
});

it('nobody outside the org is measured', () => {
  const { results } = runInSpans(boss(), 10, { ticks: 10 });
  expect(results.measure('wake_rate', 'agent', 'stranger')).toBeUndefined();
  expect(results.tallyOf('team', 'stranger').invocations).toBe(0);
});
