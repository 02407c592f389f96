// The report that every run has, of a live run: as far as it came, without advice.

import { costAllPolling } from '#cost/all-polling';
import type { EngineResults } from '#engine/results';
import { dashboardRows } from '#metrics/dashboard-rows';
import { healthRows } from '#metrics/health-rows';
import { HEALTHY_WORDS } from '#metrics/healthy-ranges';
import { groupRows } from '#metrics/row-groups';
import { summarizeRun } from '#metrics/summarize-run';
import { overviewTokens } from '#metrics/token-overview';
import { busyPerHour, calendarOf } from '../play-run.js';
import { describePremises } from '../run-premises.js';
import type { RunReport } from '../run-report.js';
import { tickTimes } from '../tick-time.js';
import type { LivePlan } from './plan-live.js';

/** `workload` says where work came from; `all` wants a row for each agent. */
export function reportLiveRun(
  { org, plan, pricing, options }: LivePlan,
  results: EngineResults,
  workload: string,
  all: boolean,
): RunReport {
  const { instantOf } = calendarOf(plan);
  const { prices } = plan;
  const { ticks } = results;
  const figures = summarizeRun({
    org,
    results,
    prices,
    allPollingNano: costAllPolling(org, prices, busyPerHour(results, org)).costNano,
    timeOf: tickTimes(instantOf, org.timezone),
    halfTime: null,
  });
  // Nobody tried it, and nobody will pay to try it.
  const summary = { ...figures, advice: [], recommendations: [], adviceGroups: [] };
  const groups = groupRows(org.agents, summary.agents, all);
  const work = { behaviorText: 'real models', workloadText: workload === '' ? 'none' : workload };
  return {
    org: org.name,
    agentCount: org.agents.length,
    isLive: true,
    seed: options.seed,
    tickSeconds: org.tickSeconds,
    ticks,
    summary,
    rows: dashboardRows(groups),
    healthRows: healthRows(groups),
    healthyRanges: HEALTHY_WORDS,
    tokens: overviewTokens(groups, results, summary.orgMetrics),
    advising: {
      basis: 'off',
      isBySize: false,
      isWithoutWork: false,
      trials: 0,
      refuted: 0,
      together: null,
    },
    premises: describePremises(plan, work, pricing),
  };
}
