// Fills the report of a live run: who asked how often, what was paid and why it stopped. A fold over what was kept meanwhile.

import { toUsd } from '#base/money';
import { sum } from '#base/sum';
import type { EngineResults } from '#engine/results';
import type { InvocationPrice } from '#engine/types';
import type { PaidLedger } from '#journal/paid-ledger';
import type { StopRecord } from '#journal/records';
import type { ModelRoute } from '#live/calls/model-route';
import type { CallFacts } from './call-figures.js';
import { foldCallFigures, NO_CALLS } from './call-figures.js';
import type { LiveAgent, LiveReport } from './live-report.js';
import type { LiveSession } from './live-session.js';
import type { OpenRun } from './open-run.js';
import type { LivePlan } from './plan-live.js';

export interface LiveOutcomeFacts {
  readonly live: LivePlan;
  readonly folder: Pick<OpenRun, 'id' | 'path'>;
  readonly session: LiveSession;
  readonly engineResults: EngineResults;
  readonly calls: readonly CallFacts[];
  readonly ledger: PaidLedger;
  /** Files of results by task. */
  readonly results: ReadonlyMap<string, string>;
  readonly stop: Pick<StopRecord, 'why' | 'reason'>;
  readonly routeOf: (model: string) => ModelRoute;
}

export function reportLive(facts: LiveOutcomeFacts): LiveReport {
  const { live, folder, session, calls, ledger, results, stop } = facts;
  const { maxUsd, maxCalls } = live.options;
  const { chains, desk, orders } = session.books;
  return {
    id: folder.id,
    folder: folder.path,
    state: stop.why,
    reason: stop.reason,
    agents: agentsOf(facts),
    spent: ledger.total.spent,
    inDoubt: ledger.inDoubt.map(({ id, reserved }) => ({ id, reserved })),
    limits: { maxUsd, maxCalls },
    unknownCalls: calls.filter(({ isKnown }) => !isKnown).length,
    orders: orders.orders.map(({ task, text, isComplete }) => ({
      task,
      text,
      state: isComplete ? 'complete' : 'open',
      result: isComplete ? (results.get(task) ?? null) : null,
      spent: chains.spentOn(task),
    })),
    waiting: [
      ...desk.waitingForPrincipal,
      ...session.inbox.waiting
        .filter(({ kind, task }) => kind === 'config_request' || task === null)
        .map(({ from, task, text }) => ({ from, task, text })),
    ],
    stoppedChains: chains.stops,
  };
}

function agentsOf({ live, session, engineResults, calls, routeOf }: LiveOutcomeFacts): LiveAgent[] {
  const { org, plan } = live;
  const figures = foldCallFigures(calls);
  const { parked, failedTurns } = session.books;
  return org.agents.map(({ id, name, model }, at): LiveAgent => {
    const { answered, failed, tokens, spent } = figures.get(id) ?? NO_CALLS;
    const route = routeOf(model);
    return {
      id,
      name,
      model: route.name,
      provider: route.provider,
      answered,
      failed,
      failedTurns: failedTurns.get(id) ?? 0,
      tokens,
      spent,
      ...expected(engineResults.agents[at], plan.prices[at]),
      parked: parked.get(id) ?? null,
    };
  });
}

/** What as many wakes were expected to cost. */
function expected(
  result: EngineResults['agents'][number] | undefined,
  price: InvocationPrice | undefined,
): Pick<LiveAgent, 'estimateUsd' | 'estimateTokens'> {
  if (result === undefined || price === undefined) return { estimateUsd: null, estimateTokens: 0 };
  const { invocations, idlePolls } = result.tally;
  const busy = invocations - idlePolls;
  const { costNano, idleCostNano } = price;
  return {
    estimateUsd:
      costNano === null || idleCostNano === null
        ? null
        : toUsd(sum([busy * costNano, idlePolls * idleCostNano])),
    estimateTokens: busy * price.tokens + idlePolls * price.idleTokens,
  };
}
