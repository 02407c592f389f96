// The estimate for spreadsheets: a row for each agent of each org.

import { MONTH_HOURS } from '#base/hours';
import type { AgentEstimate } from '#cost/estimate/types';
import type { CostReport } from '#main/cost-report';
import type { CsvValue } from './csv-line.js';
import { csvLine } from './csv-line.js';
import { tidyNumber } from './tidy-numbers.js';

/** Of the file, then of the agent. Names that stay: spreadsheets refer to them. */
const COLUMNS: Readonly<Record<string, (agent: AgentEstimate) => CsvValue>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  department: ({ department }) => department,
  level: ({ level }) => level,
  model: ({ model }) => model,
  resolved_model: ({ resolvedModel }) => resolvedModel,
  price_source: ({ priceSource }) => priceSource?.name ?? null,
  price_as_of: ({ priceSource }) => priceSource?.asOf ?? null,
  mode: ({ mode }) => mode,
  poll_interval_ticks: ({ mode, tickInterval }) => (mode === 'polling' ? tickInterval : null),
  status: statusOf,
  events_per_hour: ({ arrivals }) => arrivals.perHour?.expected ?? null,
  wakes_per_hour: ({ wakes }) => wakes.total.expected,
  idle_polls_per_hour: ({ wakes }) => wakes.idlePolls,
  tokens_per_hour: ({ tokensPerHour }) => tokensPerHour.expected,
  usd_per_wake: ({ costPerInvocation }) => costPerInvocation,
  usd_per_hour: ({ costPerHour }) => costPerHour?.expected ?? null,
  usd_per_month: ({ costPerHour }) =>
    costPerHour === null ? null : costPerHour.expected * MONTH_HOURS,
  low_usd_per_month: ({ costPerHour }) =>
    costPerHour === null ? null : costPerHour.low * MONTH_HOURS,
  high_usd_per_month: ({ costPerHour }) =>
    costPerHour === null ? null : costPerHour.high * MONTH_HOURS,
  idle_usd_per_month: ({ idleCostPerHour }) =>
    idleCostPerHour === null ? null : idleCostPerHour * MONTH_HOURS,
  polling_usd_per_hour: ({ pollingPerHour }) => pollingPerHour,
  event_driven_usd_per_hour: ({ eventDrivenPerHour }) => eventDrivenPerHour,
  break_even_events_per_hour: ({ breakEvenPerHour }) => breakEvenPerHour,
};

/** Lines end with CR LF, as RFC 4180 has it. */
export function formatCostCsv({ orgs }: CostReport): string {
  const head = ['org', 'file', ...Object.keys(COLUMNS)];
  const records = orgs.flatMap(({ file, estimate: { org, agents } }) =>
    agents.map((agent) => [
      org,
      file,
      ...Object.values(COLUMNS).map((cellOf) => tidyCell(cellOf(agent))),
    ]),
  );
  return [head, ...records].map((record) => `${csvLine(record)}\r\n`).join('');
}

/** Whether its dollars are all that is to pay. */
function statusOf({ unpricedWhy, arrivals }: AgentEstimate): string {
  if (unpricedWhy !== null) return 'unpriced';
  return arrivals.perHour === null ? 'rate unknown' : 'estimated';
}

function tidyCell(value: CsvValue): CsvValue {
  return typeof value === 'number' ? tidyNumber(value) : value;
}
