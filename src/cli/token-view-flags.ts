// The options of `orgsim cost` that show tokens: which view, and for which period.

import type { Duration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import type { TokensWanted } from '#main/cost-tokens';
import type { CostView } from '#report/cost-views';
import { COST_VIEWS } from '#report/cost-views';
import type { OptionTable } from './command.js';
import { runLength } from './run-options.js';

export interface TokenViewFlags {
  readonly view: CostView;
  readonly for: Duration | undefined;
}

export const TOKEN_VIEW_OPTIONS: OptionTable<TokenViewFlags> = {
  view: {
    flags: '--view <name>',
    summary: 'what is shown: dollars, or tokens by agent, mode, trigger and hour',
    choices: COST_VIEWS,
    default: 'cost',
  },
  for: {
    flags: '--for <duration>',
    summary: 'with --view tokens: totals for ticks or a time, beside day and month',
    parse: runLength,
  },
};

/** Options of the view of dollars, and whether each was given. */
interface DollarFlags {
  readonly whatIf: unknown;
  readonly groupBy: string;
  readonly breakEven: boolean;
}

/** Null for the view of dollars. Throws an OrgsimError of code `usage` for an option of which the view would show nothing. */
export function tokensWanted(flags: TokenViewFlags & DollarFlags): TokensWanted | null {
  const { view, for: period } = flags;
  if (view === 'tokens') {
    const shown = flagOfDollars(flags);
    if (shown === null) return { period: period ?? null };
    throw new OrgsimError(
      'usage',
      `${shown} is about dollars, and --view tokens would show nothing of it.`,
      `Leave out --view tokens, or ${shown}.`,
    );
  }
  if (period === undefined) return null;
  throw new OrgsimError(
    'usage',
    '--for says for how long tokens are counted, and there is no --view tokens.',
    'For instance: --view tokens --for 4h',
  );
}

function flagOfDollars({ whatIf, groupBy, breakEven }: DollarFlags): string | null {
  if (whatIf !== undefined) return '--what-if';
  if (breakEven) return '--break-even';
  return groupBy === 'agent' ? null : '--group-by';
}
