// A run as the pinned JSON of `orgsim run --format json`: the keys of the format first, what else is known behind them.

import { toJsonText } from '#base/json-text';
import type { RunReport } from '#main/run-report';

/** One object and a line feed; `live` is what a live run has beside it. */
export function formatRunJson(
  { org, seed, tickSeconds, ticks, summary, tokens, advising, premises }: RunReport,
  live?: Readonly<Record<string, unknown>>,
): string {
  // Each agent's part of them is with the agents.
  const { rows: _rows, ...tokenTotals } = tokens;
  const { totals, agents, recommendations, orgMetrics, departments, teams, notes, budgets } =
    summary;
  return `${toJsonText({
    org,
    seed,
    tickSeconds,
    ticks,
    totals,
    agents,
    recommendations,
    advising,
    metrics: orgMetrics,
    departments,
    teams,
    tokens: tokenTotals,
    budgets,
    notes,
    premises,
    ...(live !== undefined && { live }),
  })}\n`;
}
