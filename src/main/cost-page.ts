// What the page of `orgsim cost --format html` shows beyond the table: what each agent's dollars are spent on, its cost at other
// event rates, the tokens of a day by hour. How it is drawn is the report's business.

import type { CostCurve } from './cost-curves.js';
import { costCurves } from './cost-curves.js';
import type { CostRow, CostSlice } from './cost-rows.js';
import { costRows, costSlices, dearestRows } from './cost-rows.js';
import type { PricedOrg } from './price-org.js';
import type { TokensByHour } from './tokens-by-hour.js';
import { tokensByHour } from './tokens-by-hour.js';

export interface CostPage {
  /** Members of one Count together, in the order of the file. */
  readonly rows: readonly CostRow[];
  /** Those that have a bar of their own, and what the rest is together; null where there is no rest. */
  readonly dearest: readonly CostRow[];
  readonly others: CostSlice | null;
  /** The same dollars by department and by model, the dearest first. */
  readonly departments: readonly CostSlice[];
  readonly models: readonly CostSlice[];
  /** Dearest first, as many as there are: the report chooses. */
  readonly curves: readonly CostCurve[];
  readonly day: TokensByHour;
}

/** More bars than these say less. */
const BARS_MAX = 12;

export function costPage(priced: Pick<PricedOrg, 'org' | 'setup' | 'estimate'>): CostPage {
  const { org, estimate } = priced;
  const rows = costRows(estimate.agents);
  return {
    rows,
    ...dearestRows(rows, BARS_MAX),
    departments: costSlices(rows, ({ department }) => department ?? 'no department'),
    models: costSlices(rows, ({ agent }) => agent.resolvedModel),
    curves: costCurves(priced, rows),
    day: tokensByHour(org, estimate),
  };
}
