// The options of `orgsim cost` that say what the estimate assumes instead of what the file says.

import type { Duration } from '#base/duration';
import type { CachePolicy } from '#cost/estimate/types';
import type { CostOptions } from '#main/price-org';
import type { OptionTable } from './command.js';
import { tickLength } from './run-options.js';

export interface AssumptionFlags {
  readonly cache: CachePolicy;
  readonly tick: Duration | undefined;
}

export const ASSUMPTION_OPTIONS: OptionTable<AssumptionFlags> = {
  cache: {
    flags: '--cache <policy>',
    summary: 'prompt caches: none, of 5 minutes, of an hour, or for each agent what is best',
    choices: ['none', '5m', '1h', 'best'],
    default: 'best',
  },
  tick: {
    flags: '--tick <time>',
    summary: 'length of a tick (default: what the file says, else 30s)',
    parse: tickLength,
  },
};

export function readAssumptions({
  cache,
  tick,
}: AssumptionFlags): Pick<CostOptions, 'cache' | 'overrides'> {
  return { cache, overrides: tick === undefined ? {} : { tick } };
}
