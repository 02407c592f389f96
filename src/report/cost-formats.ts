// The registry of formats that `orgsim cost` writes. A new one is one file and one line here. The table is at hand, since
// nearly everybody wants it; of the others only what is used is loaded.

import type { FormatCost } from './cost-options.js';
import { formatCostText } from './cost-text.js';

const LOADERS = {
  table: () => Promise.resolve(formatCostText),
  json: async () => (await import('./cost-json.js')).formatCostJson,
  md: async () => (await import('./cost-markdown.js')).formatCostMarkdown,
  csv: async () => (await import('./cost-csv.js')).formatCostCsv,
  html: async () => (await import('./cost-html.js')).formatCostHtml,
} satisfies Readonly<Record<string, () => Promise<FormatCost>>>;

export type CostFormat = keyof typeof LOADERS;

export const COST_FORMATS = Object.keys(LOADERS) as readonly CostFormat[];

export function loadCostFormat(name: CostFormat): Promise<FormatCost> {
  return LOADERS[name]();
}
