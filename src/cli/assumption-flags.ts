// The options of `orgsim cost` that say what the estimate assumes instead of what the file says.

import type { Duration } from '#base/duration';
import type { CachePolicy } from '#cost/estimate/types';
import type { AgentChange, Selection } from '#main/agent-change';
import { parseRate } from '#main/parse-rate';
import type { WhatIf } from '#main/parse-what-if';
import { parseWhatIf } from '#main/parse-what-if';
import type { CostOptions } from '#main/price-org';
import type { OptionTable } from './command.js';
import { tickLength } from './run-options.js';

export interface AssumptionFlags {
  readonly rate: readonly AgentChange[] | undefined;
  readonly whatIf: readonly WhatIf[] | undefined;
  readonly cache: CachePolicy;
  readonly batch: readonly Selection[] | undefined;
  readonly tick: Duration | undefined;
}

export const ASSUMPTION_OPTIONS: OptionTable<AssumptionFlags> = {
  rate: {
    flags: '--rate <who=rate>',
    summary: 'how much arrives: coo=6/h, "Backend *=2-5/min", "L5=80% busy"; may be repeated',
    parse: (text, previous = []) => [...previous, parseRate(text)],
  },
  whatIf: {
    flags: '--what-if <who: settings>',
    summary:
      'the org with some settings otherwise, beside it: "coo: polling", "L7+: model claude-haiku"; may be repeated',
    parse: (text, previous = []) => [...previous, parseWhatIf(text)],
  },
  cache: {
    flags: '--cache <policy>',
    summary: 'prompt caches: none, of 5 minutes, of an hour, or for each agent what is best',
    choices: ['none', '5m', '1h', 'best'],
    default: 'best',
  },
  batch: {
    flags: '--batch <who>',
    summary: 'whose calls may wait for a batch, which costs less: coo, L6, all; may be repeated',
    parse: (selector, previous = []) => [...previous, { typed: `--batch ${selector}`, selector }],
  },
  tick: {
    flags: '--tick <time>',
    summary: 'length of a tick (default: what the file says, else 30s)',
    parse: tickLength,
  },
};

export function readAssumptions({
  rate = [],
  whatIf = [],
  batch = [],
  cache,
  tick,
}: AssumptionFlags): Pick<CostOptions, 'cache' | 'overrides' | 'rates' | 'whatIfs' | 'batch'> {
  return {
    cache,
    batch,
    overrides: tick === undefined ? {} : { tick },
    rates: rate,
    whatIfs: whatIf,
  };
}
