// What a run hands to whoever prints it: the figures, the rows of the dashboard and what both rest on.

import type { CachePolicy } from '#cost/estimate/types';
import type { Proof } from '#metrics/advice';
import type { DashboardRow } from '#metrics/dashboard-rows';
import type { HealthRow, ShownMetric } from '#metrics/health-rows';
import type { RunSummary } from '#metrics/summarize-run';
import type { TokenOverview } from '#metrics/token-overview';

export interface RunReport {
  readonly org: string;
  readonly agentCount: number;
  /** Models answered, and were paid. */
  readonly isLive?: boolean;
  readonly seed: number;
  readonly tickSeconds: number;
  readonly ticks: number;
  readonly summary: RunSummary;
  readonly rows: readonly DashboardRow[];
  /** The same agents in the same rows, with the metrics that have a healthy range. */
  readonly healthRows: readonly HealthRow[];
  /** Each metric that has a healthy range, with the range in words. */
  readonly healthyRanges: readonly (readonly [metric: ShownMetric, words: string])[];
  readonly tokens: TokenOverview;
  readonly advising: Advising;
  readonly premises: RunPremises;
}

/** No advice, advice by the figures of the run, or advice that runs of the changed org bear out. */
export type AdviceBasis = 'off' | 'quick' | 'proved';

/** What the advice rests on. */
export interface Advising {
  readonly basis: AdviceBasis;
  /** Whether nobody asked for it: it follows from the size of the run. */
  readonly isBySize: boolean;
  /** Whether no message came to anybody: then nothing is advised. */
  readonly isWithoutWork: boolean;
  /** Runs of changed orgs. */
  readonly trials: number;
  /** Pieces of advice that one of these runs refuted. */
  readonly refuted: number;
  /** All that stands, followed at once; null where nothing was proved. */
  readonly together: Proof | null;
}

/** What the figures rest on. */
export interface RunPremises {
  readonly pricing: {
    readonly name: string;
    /** Null where nothing says when the prices were true. */
    readonly asOf: string | null;
    /** Where they come from, several with semicolons between them. */
    readonly source: string;
    /** Of the call that the prices are about; null where they are by token. */
    readonly tokens: { readonly input: number; readonly output: number } | null;
    /** The prompt caches that are counted on; null where prices know none. */
    readonly cache: CachePolicy | null;
  };
  /** Agents that state their own tokens an invocation. */
  readonly ownTokens: number;
  /** Local time of the first tick: `Monday 2026-01-05 00:00`, with the zone's name behind it. */
  readonly start: string;
  readonly timezone: string;
  /** What agents do: `flow`, `passive`, or the script's file. */
  readonly behavior: string;
  /** Where orders and events come from, a clause. */
  readonly workload: string;
  /** `08:00-22:00`, or null without working hours. */
  readonly workingHours: string | null;
}
