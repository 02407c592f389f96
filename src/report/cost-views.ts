// What an estimate is shown as: its cost, or its tokens. Each view has its own formats; only what is used is loaded.

import type { CostFormat } from './cost-formats.js';
import { loadCostFormat } from './cost-formats.js';
import type { FormatCost } from './cost-options.js';

export const COST_VIEWS = ['cost', 'tokens'] as const;
export type CostView = (typeof COST_VIEWS)[number];

/** Formats that are not here have all of it, and the tokens where they are wanted: `json`, `html`. */
const TOKEN_LOADERS: Readonly<Record<string, () => Promise<FormatCost>>> = {
  table: async () => (await import('./cost-tokens-text.js')).formatCostTokensText,
  md: async () => (await import('./cost-tokens-markdown.js')).formatCostTokensMarkdown,
  csv: async () => (await import('./cost-tokens-csv.js')).formatCostTokensCsv,
};

/** Beside an estimate, what the engine made of it. */
const SIMULATED_LOADERS: Readonly<Record<string, () => Promise<FormatCost>>> = {
  table: async () => (await import('./cost-simulated-text.js')).formatCostSimulated,
};

export async function loadCostView(
  view: CostView | 'simulated',
  format: CostFormat,
): Promise<FormatCost> {
  const load =
    view === 'cost' ? undefined : (view === 'tokens' ? TOKEN_LOADERS : SIMULATED_LOADERS)[format];
  return load === undefined ? loadCostFormat(format) : load();
}
