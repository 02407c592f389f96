// The options of `orgsim cost` that say what the estimate assumes instead of what the file says.

import type { Duration } from '#base/duration';
import type { CachePolicy } from '#cost/estimate/types';
import type { AgentChange, Selection } from '#main/agent-change';
import { parseRate } from '#main/parse-rate';
import type { WhatIf } from '#main/parse-what-if';
import { parseWhatIf } from '#main/parse-what-if';
import type { CostOptions } from '#main/price-org';
import { inGroup } from './command.js';
import { tickLength } from './run-options.js';

export interface AssumptionFlags {
  readonly rate: readonly AgentChange[] | undefined;
  readonly whatIf: readonly WhatIf[] | undefined;
  readonly cache: CachePolicy;
  readonly batch: readonly Selection[] | undefined;
  readonly tick: Duration | undefined;
}

export const ASSUMPTION_OPTIONS = inGroup<AssumptionFlags>('What is assumed:', {
  rate: {
    flags: '--rate <who=rate>',
    summary: 'how much arrives: coo=6/h, "Backend *=2-5/min", "L5=80% busy"; may be repeated',
    parse: (text, previous = []) => [...previous, parseRate(text)],
  },
  whatIf: {
    flags: '--what-if <who: settings>',
    summary: 'the same org otherwise: "coo: polling", "L7+: model claude-haiku"; may be repeated',
    parse: (text, previous = []) => [...previous, parseWhatIf(text)],
  },
  cache: {
    flags: '--cache <policy>',
    summary: 'prompt caches: entries that live 5 min or 1 h, or what costs each agent least',
    choices: ['none', '5m', '1h', 'best'],
    default: 'best',
  },
  batch: {
    flags: '--batch <who>',
    summary: 'whose calls may wait for a cheaper batch: coo, L6, all; may be repeated',
    parse: (selector, previous = []) => [...previous, { typed: `--batch ${selector}`, selector }],
  },
  tick: {
    flags: '--tick <time>',
    summary: 'length of a tick (default: what the file says, else 30s)',
    parse: tickLength,
  },
});

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
