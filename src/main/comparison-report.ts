// What a comparison hands to whoever prints it: each org's figures, the differences, and what both rest on.

import type { ComparedEstimates, Differences } from '#metrics/comparison';
import type { RunPremises } from './run-report.js';

export interface ComparedOrg {
  /** `A`, `B`, ... in the order in which they were named. */
  readonly letter: string;
  readonly file: string;
  readonly name: string;
  readonly agentCount: number;
  readonly tickSeconds: number;
  readonly ticks: number;
  readonly figures: ComparedEstimates;
  /** Over the first org; null for that one. */
  readonly differences: Differences | null;
  /** Agents whose invocations have no price: its costs are not known. */
  readonly unpriced: number;
  /** Orders a run, on average, for agents that it does not have: they went to its own root. */
  readonly rerouted: number;
  /** Its first tick is at the same local time as that of the others. */
  readonly timezone: string;
  /** Whether its file states another workload than the one that all of them got. */
  readonly ownWorkloadUnused: boolean;
}

export interface ComparisonReport {
  readonly orgs: readonly ComparedOrg[];
  readonly seeds: readonly number[];
  /** Whose orders all of them got. */
  readonly workFrom: { readonly file: string; readonly name: string };
  /** Of the org that gives the work. */
  readonly premises: RunPremises;
}
