// Fills the report of a live run: who asked how often, what was paid and why it stopped. A fold over what was kept meanwhile.

import type { PaidLedger } from '#journal/paid-ledger';
import type { StopRecord } from '#journal/records';
import type { ModelRoute } from '#live/calls/model-route';
import type { CallFacts } from './call-figures.js';
import { foldCallFigures, NO_CALLS } from './call-figures.js';
import { besideTruth, expected, totalsOf, truthOf } from './estimate-beside.js';
import type { LiveAgent, LiveReport } from './live-report.js';
import type { LiveSession } from './live-session.js';
import type { OpenRun } from './open-run.js';
import type { LivePlan } from './plan-live.js';

export interface LiveOutcomeFacts {
  readonly live: LivePlan;
  readonly folder: Pick<OpenRun, 'id' | 'path'>;
  readonly session: LiveSession;
  readonly calls: readonly CallFacts[];
  readonly ledger: PaidLedger;
  /** Files of results by task. */
  readonly results: ReadonlyMap<string, string>;
  readonly stop: Pick<StopRecord, 'why' | 'reason' | 'tick'>;
  readonly routeOf: (model: string) => ModelRoute;
}

export function reportLive(facts: LiveOutcomeFacts): LiveReport {
  const { live, folder, session, calls, ledger, results, stop } = facts;
  const { maxUsd, maxCalls } = live.options;
  const { chains, desk, orders } = session.books;
  const agents = agentsOf(facts);
  return {
    id: folder.id,
    folder: folder.path,
    state: stop.why,
    reason: stop.reason,
    tick: stop.tick,
    ticks: live.plan.ticks,
    agents,
    totals: totalsOf(agents, calls),
    spent: ledger.total.spent,
    inDoubt: ledger.inDoubt.map(({ id, reserved }) => ({ id, reserved })),
    limits: { maxUsd, maxCalls },
    orders: orders.orders.map(({ task, text, isComplete }) => ({
      task,
      text,
      state: isComplete ? 'complete' : 'open',
      result: isComplete ? (results.get(task) ?? null) : null,
      spent: chains.spentOn(task),
    })),
    waiting: [
      ...desk.waitingForPrincipal.map(({ from, task, text }) => ({
        kind: 'escalation' as const,
        from,
        task,
        text,
      })),
      ...session.inbox.waiting
        .filter(({ kind, task }) => kind === 'config_request' || task === null)
        .map(({ kind, from, task, text }) => ({
          kind: kind === 'config_request' ? ('request' as const) : ('message' as const),
          from,
          task,
          text,
        })),
    ],
    stoppedChains: chains.stops,
  };
}

function agentsOf({ live, session, calls, routeOf }: LiveOutcomeFacts): LiveAgent[] {
  const { org, plan } = live;
  const figures = foldCallFigures(calls);
  const { parked, failedTurns } = session.books;
  return org.agents.map(({ id, name, model, trigger }, at): LiveAgent => {
    const own = figures.get(id) ?? NO_CALLS;
    const route = routeOf(model);
    return {
      id,
      name,
      model: route.name,
      provider: route.provider,
      failedTurns: failedTurns.get(id) ?? 0,
      ...truthOf(own),
      estimate: besideTruth(expected(own, plan.prices[at], trigger.mode === 'polling'), own),
      parked: parked.get(id) ?? null,
    };
  });
}
