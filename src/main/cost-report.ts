// What `orgsim cost` has to tell, whatever the format: the estimate of each file, what follows from it, and the limits that
// all of them together keep or pass.

import { addSpreads } from '#cost/estimate/spread';
import type { CostEstimate, ScenarioCost, ScenarioName, Spread } from '#cost/estimate/types';
import { SCENARIOS } from '#cost/estimate/types';
import type { Org } from '#org/types';
import type { Bursts } from './burst-rates.js';
import type { CostBaseline } from './cost-baseline.js';
import { baselineOf } from './cost-baseline.js';
import type { LimitCheck } from './cost-limits.js';
import { spendingOf } from './cost-limits.js';
import type { CostGrouping, CostLine } from './cost-lines.js';
import { costLines } from './cost-lines.js';
import type { CostPage } from './cost-page.js';
import { costPage } from './cost-page.js';
import type { CostRemarks } from './cost-remarks.js';
import { costRemarks } from './cost-remarks.js';
import type { CostTokens, TokensWanted } from './cost-tokens.js';
import { tokensOf } from './cost-tokens.js';
import type { MeasuredWorkload } from './measure-workload.js';
import type { PricedOrg, WhatIfCost } from './price-org.js';
import type { SimulatedReport } from './simulate-cost.js';

export interface ScenarioLine {
  readonly name: ScenarioName;
  readonly perHour: number;
  /** Agents that are not in it, or only in part. */
  readonly missing: number;
  /**
   * What it saves against everybody polling, 0 to 1 and below 0 where it is dearer; null where that costs nothing, or is
   * known of more or fewer agents.
   */
  readonly savesOverDearest: number | null;
  readonly savesOverTiered: number | null;
}

/** The org with some settings otherwise, against the org as written. */
interface WhatIfLine {
  /** As it was typed. */
  readonly text: string;
  /** Ids of the agents that it changes. */
  readonly changed: readonly string[];
  readonly estimate: CostEstimate;
  readonly missing: number;
  /** US dollars an hour, below 0 where it is cheaper; null where it is known of more or fewer agents. */
  readonly differencePerHour: number | null;
}

export interface CostedOrg extends CostRemarks {
  /** As it was named. */
  readonly file: string;
  readonly org: Org;
  readonly estimate: CostEstimate;
  readonly lines: readonly CostLine[];
  readonly scenarios: readonly ScenarioLine[];
  /** Agents that are not in the total, or only in part. */
  readonly missing: number;
  readonly whatIfs: readonly WhatIfLine[];
  /** Null where they were not asked for. */
  readonly tokens: CostTokens | null;
  /** What arrivals by chance change, the flow of orders behind the rates, the same on the engine: null where not wanted. */
  readonly bursts: Bursts | null;
  readonly measured: MeasuredWorkload | null;
  readonly simulation: SimulatedReport | null;
  /** What a page with charts shows beyond that; computed when it is asked for. */
  readonly page: () => CostPage;
}

/** What was before, and how all files together differ from it. */
export interface Comparison extends CostBaseline {
  /** US dollars; below 0 for less than before. */
  readonly differencePerHour: number;
  /** Of what it was; null where that was nothing. */
  readonly share: number | null;
  /** Whether the same price tables priced both: if not, a part of the difference may be prices. */
  readonly hasSamePrices: boolean;
}

export interface CostReport {
  /** In the order of the files; at least one. */
  readonly orgs: readonly CostedOrg[];
  readonly grouping: CostGrouping;
  /** Of all of them. */
  readonly total: {
    readonly perHour: Spread;
    readonly idlePerHour: number;
    readonly agents: number;
    readonly missing: number;
  };
  readonly comparison: Comparison | null;
  readonly limits: readonly LimitCheck[];
}

export interface ReportChoices {
  readonly grouping: CostGrouping;
  /** A row for each agent. */
  readonly all: boolean;
  /** Left out, or null, for no view of the tokens. */
  readonly tokens?: TokensWanted | null;
}

/** With the runs that were made for it, if any. */
export interface RunOrg extends PricedOrg {
  readonly measured?: MeasuredWorkload | null;
  readonly simulation?: SimulatedReport | null;
}

export function reportCost(
  outcomes: readonly RunOrg[],
  choices: ReportChoices,
  baseline: CostBaseline | null,
  limits: readonly LimitCheck[],
): CostReport {
  const estimates = outcomes.map(({ estimate }) => estimate);
  return {
    orgs: outcomes.map((outcome) => reportOrg(outcome, choices)),
    grouping: choices.grouping,
    total: {
      perHour: addSpreads(estimates.map(({ totals }) => totals.perHour)),
      idlePerHour: estimates.reduce((sum, { totals }) => sum + totals.idlePerHour, 0),
      agents: estimates.reduce((sum, { agents }) => sum + agents.length, 0),
      missing: spendingOf(estimates).missing,
    },
    comparison: baseline === null ? null : compareWith(baseline, estimates),
    limits,
  };
}

function compareWith(before: CostBaseline, estimates: readonly CostEstimate[]): Comparison {
  const after = baselineOf('', estimates);
  const differencePerHour = after.perHour - before.perHour;
  return {
    ...before,
    differencePerHour,
    share: before.perHour === 0 ? null : differencePerHour / before.perHour,
    hasSamePrices: before.pricing.every((table) => after.pricing.includes(table)),
  };
}

function reportOrg(priced: RunOrg, { grouping, all, tokens = null }: ReportChoices): CostedOrg {
  const { source, org, setup, estimate, whatIfs, bursts } = priced;
  const { measured = null, simulation = null } = priced;
  return {
    file: source.name,
    org,
    estimate,
    lines: costLines(estimate.agents, grouping, all),
    scenarios: scenarioLines(estimate),
    missing: spendingOf([estimate]).missing,
    ...costRemarks(org, estimate, setup),
    tokens: tokens === null ? null : tokensOf(priced, tokens),
    bursts,
    measured,
    simulation,
    whatIfs: whatIfs.map((whatIf) => whatIfLine(whatIf, estimate)),
    page: () => costPage(priced),
  };
}

function whatIfLine({ text, changed, estimate }: WhatIfCost, written: CostEstimate): WhatIfLine {
  const [before, after] = [spendingOf([written]), spendingOf([estimate])];
  const isComparable = before.missing === after.missing;
  return {
    text,
    changed,
    estimate,
    missing: after.missing,
    differencePerHour: isComparable ? after.perHour - before.perHour : null,
  };
}

function scenarioLines({ scenarios }: CostEstimate): readonly ScenarioLine[] {
  const { allPollingDearest: dearest, allPollingTiered: tiered } = scenarios;
  return SCENARIOS.map((name) => {
    const { perHour, missing } = scenarios[name];
    // Sums of different agents have no difference.
    const savingOver = (other: ScenarioCost): number | null =>
      other.perHour === 0 || other.missing !== missing
        ? null
        : (other.perHour - perHour) / other.perHour;
    return {
      name,
      perHour,
      missing,
      savesOverDearest: savingOver(dearest),
      savesOverTiered: savingOver(tiered),
    };
  });
}
