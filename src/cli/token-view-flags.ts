// The options of `orgsim cost` that show tokens: which view, and for which period.

import type { Duration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import type { TokensWanted } from '#main/cost-tokens';
import type { CostView } from '#report/cost-views';
import { COST_VIEWS } from '#report/cost-views';
import type { OptionTable } from './command.js';

export interface TokenViewFlags {
  readonly view: CostView;
  /** Shared with the options that run. */
  readonly for: Duration | undefined;
}

export const TOKEN_VIEW_OPTIONS: OptionTable<Pick<TokenViewFlags, 'view'>> = {
  view: {
    flags: '--view <name>',
    summary: 'dollars, or tokens by agent, mode, trigger and hour',
    choices: COST_VIEWS,
    default: 'cost',
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
  return null;
}

function flagOfDollars({ whatIf, groupBy, breakEven }: DollarFlags): string | null {
  if (whatIf !== undefined) return '--what-if';
  if (breakEven) return '--break-even';
  return groupBy === 'agent' ? null : '--group-by';
}
