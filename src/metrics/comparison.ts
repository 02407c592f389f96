// Two orgs on the same work: each figure's difference, seed by seed, and what can be said of it. Pure; formats nothing.

import type { Estimate } from './estimate.js';
import { estimateDifference, estimateMean } from './estimate.js';
import type { SeedFigures, SeedTotal } from './seed-figures.js';

/** Which way a figure is better; null where more is neither. */
type Better = 'less' | 'more' | null;
type Kind = 'cost' | 'share' | 'rate' | 'time';

interface ComparedFigure {
  readonly total: SeedTotal;
  readonly kind: Kind;
  readonly better: Better;
}

/** In the order in which they are printed. Times are in seconds, costs in dollars, shares from 0 to 1. */
const COMPARED = {
  costPerHour: { total: 'costPerHour', kind: 'cost', better: 'less' },
  costPerDay: { total: 'costPerDay', kind: 'cost', better: 'less' },
  costPerMonth: { total: 'costPerMonth', kind: 'cost', better: 'less' },
  completionRate: { total: 'completionRate', kind: 'share', better: 'more' },
  timeToCompletionSeconds: { total: 'timeToCompletion', kind: 'time', better: 'less' },
  timeToCompletionP95Seconds: { total: 'timeToCompletionP95', kind: 'time', better: 'less' },
  escalationRate: { total: 'escalationRate', kind: 'share', better: 'less' },
  utilization: { total: 'utilization', kind: 'share', better: 'more' },
  wakesPerHour: { total: 'wakesPerHour', kind: 'rate', better: null },
  triggerLatencySeconds: { total: 'triggerLatency', kind: 'time', better: 'less' },
  triggerLatencyP95Seconds: { total: 'triggerLatencyP95', kind: 'time', better: 'less' },
} as const satisfies Readonly<Record<string, ComparedFigure>>;
export type ComparedName = keyof typeof COMPARED;

/**
 * `better`, `worse`, `more` and `less` are sure at the level of the interval; `unsure` is within noise; `same` is the
 * same in every run; `unknown` has too few runs with a value, or no price.
 */
export type Verdict = 'better' | 'worse' | 'more' | 'less' | 'unsure' | 'same' | 'unknown';

export interface Difference extends Estimate {
  readonly verdict: Verdict;
}

/** The runs of one org, by seed. */
export interface ComparedRuns {
  readonly tickSeconds: number;
  readonly runs: readonly SeedFigures[];
}

export type ComparedEstimates = Readonly<Record<ComparedName, Estimate>>;
export type Differences = Readonly<Record<ComparedName, Difference>>;

export function estimateCompared(org: ComparedRuns): ComparedEstimates {
  return byName((name) => estimateMean(valuesOf(org, name)));
}

/** Of `org` over `base`: both ran the same seeds. */
export function compareRuns(org: ComparedRuns, base: ComparedRuns): Differences {
  return byName((name) => {
    const difference = estimateDifference(valuesOf(org, name), valuesOf(base, name));
    return { ...difference, verdict: judge(difference, COMPARED[name].better) };
  });
}

function valuesOf({ runs, tickSeconds }: ComparedRuns, name: ComparedName): (number | null)[] {
  const { total, kind } = COMPARED[name];
  return runs.map(({ totals, unpriced }) => {
    const value = totals[total];
    if (value === null) return null;
    // What a lower bound is above or below of is not known.
    if (kind === 'cost') return unpriced.length > 0 ? null : value;
    return kind === 'time' ? value * tickSeconds : value;
  });
}

function judge({ low, high }: Estimate, better: Better): Verdict {
  if (low === null || high === null) return 'unknown';
  if (low === 0 && high === 0) return 'same';
  if (low <= 0 && high >= 0) return 'unsure';
  const direction = low > 0 ? 'more' : 'less';
  if (better === null) return direction;
  return direction === better ? 'better' : 'worse';
}

function byName<T>(make: (name: ComparedName) => T): Readonly<Record<ComparedName, T>> {
  // The keys are those of COMPARED: Object.keys forgets them.
  const names = Object.keys(COMPARED) as ComparedName[];
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<ComparedName, T>;
}
