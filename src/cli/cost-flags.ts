// All options of `orgsim cost`, and what of them contradicts each other before a file is opened.

import { OrgsimError } from '#base/errors';
import type { CostGrouping } from '#main/cost-lines';
import { COST_GROUPINGS } from '#main/cost-lines';
import type { TokensWanted } from '#main/cost-tokens';
import type { SimulateOptions } from '#main/simulate-options';
import type { CostFormat } from '#report/cost-formats';
import { COST_FORMATS } from '#report/cost-formats';
import type { AssumptionFlags } from './assumption-flags.js';
import { ASSUMPTION_OPTIONS } from './assumption-flags.js';
import type { OptionTable } from './command.js';
import type { CostSimulationFlags } from './cost-simulation-flags.js';
import { COST_SIMULATION_OPTIONS, readCostSimulation } from './cost-simulation-flags.js';
import type { FormatTarget } from './format-targets.js';
import { formatParser } from './format-targets.js';
import type { FromFlags } from './from-flags.js';
import { FROM_OPTIONS } from './from-flags.js';
import type { LimitFlags } from './limit-flags.js';
import { checkIncreaseFlags, LIMIT_OPTIONS } from './limit-flags.js';
import type { PricingFlags } from './pricing-flags.js';
import { PRICING_OPTIONS } from './pricing-flags.js';
import type { TokenFlags } from './token-flags.js';
import { TOKEN_OPTIONS } from './token-flags.js';
import type { TokenViewFlags } from './token-view-flags.js';
import { TOKEN_VIEW_OPTIONS, tokensWanted } from './token-view-flags.js';

export interface CostFlags
  extends PricingFlags,
    AssumptionFlags,
    TokenFlags,
    FromFlags,
    LimitFlags,
    TokenViewFlags,
    CostSimulationFlags {
  readonly dryRun: boolean;
  readonly compareTo: string | undefined;
  readonly groupBy: CostGrouping;
  readonly breakEven: boolean;
  readonly all: boolean;
  readonly format: readonly FormatTarget<CostFormat>[] | undefined;
}

export const COST_OPTIONS: OptionTable<CostFlags> = {
  dryRun: {
    flags: '--dry-run',
    summary: 'the default, said aloud: no model is called and nothing is fetched',
  },
  ...PRICING_OPTIONS,
  ...ASSUMPTION_OPTIONS,
  ...TOKEN_OPTIONS,
  ...FROM_OPTIONS,
  ...LIMIT_OPTIONS,
  ...TOKEN_VIEW_OPTIONS,
  ...COST_SIMULATION_OPTIONS,
  compareTo: {
    flags: '--compare-to <file>',
    summary: 'what --max-increase is measured against: a saved .json, or another ORG.md',
  },
  groupBy: {
    flags: '--group-by <what>',
    summary: 'a row for each',
    choices: COST_GROUPINGS,
    default: 'agent',
  },
  breakEven: {
    flags: '--break-even',
    summary: 'both modes of each agent, and the rate at which they cost the same',
  },
  all: { flags: '--all', summary: 'a row for each agent, members of a Count too' },
  format: {
    flags: '--format <name[:file]>',
    summary: 'how to print, or NAME:FILE to write it; may be repeated (default: table)',
    choices: COST_FORMATS,
    parse: formatParser(COST_FORMATS, 'cost'),
  },
};

interface CostWanted {
  /** Null for the view of dollars. */
  readonly tokens: TokensWanted | null;
  readonly simulation: SimulateOptions;
}

/** Throws an OrgsimError of code `usage` for options that contradict each other, or could have no effect. */
export function readCostFlags(flags: CostFlags): CostWanted {
  const { compareTo, breakEven, groupBy, view, format = [] } = flags;
  checkIncreaseFlags(
    flags,
    compareTo !== undefined,
    'Say what with: --compare-to base.json or --compare-to old.md',
  );
  if (breakEven) checkByAgent(groupBy);
  const tokens = tokensWanted(flags);
  const formats = format.map((target) => target.format);
  return { tokens, simulation: readCostSimulation(flags, view, formats) };
}

/** A group has no break-even of its own. */
function checkByAgent(grouping: CostGrouping): void {
  if (grouping === 'agent') return;
  throw new OrgsimError(
    'usage',
    `--break-even is of single agents, and --group-by ${grouping} sums them up.`,
    'Leave one of them out.',
  );
}
