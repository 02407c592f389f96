// The registry of formats that `orgsim cost diff` writes. A new one is one file and one line here; only what is used is loaded.

import type { CostDiffReport } from '#main/cost-diff-report';
import type { TableOptions } from './text-table.js';

/** A difference as text, with a line feed at the end. */
type FormatCostDiff = (report: CostDiffReport, options: TableOptions) => string;

const LOADERS = {
  table: async () => (await import('./cost-diff-text.js')).formatCostDiffText,
  json: async () => (await import('./cost-diff-json.js')).formatCostDiffJson,
  md: async () => (await import('./cost-diff-markdown.js')).formatCostDiffMarkdown,
} satisfies Readonly<Record<string, () => Promise<FormatCostDiff>>>;

export type CostDiffFormat = keyof typeof LOADERS;

export const COST_DIFF_FORMATS = Object.keys(LOADERS) as readonly CostDiffFormat[];

export function loadCostDiffFormat(name: CostDiffFormat): Promise<FormatCostDiff> {
  return LOADERS[name]();
}
