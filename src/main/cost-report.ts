// What `orgsim cost` has to tell, whatever the format: the estimate of each file, what follows from it, and the limits that
// all of them together keep or pass.

import { addSpreads } from '#cost/estimate/spread';
import type { AgentEstimate, CostEstimate, ScenarioName, Spread } from '#cost/estimate/types';
import { SCENARIOS } from '#cost/estimate/types';
import { groupAgents, nameAgents } from '#metrics/name-groups';
import type { Org } from '#org/types';
import type { CostBaseline } from './cost-baseline.js';
import type { LimitCheck, StatedBudget } from './cost-limits.js';
import { spendingOf, statedBudgets } from './cost-limits.js';
import type { CostGrouping, CostLine } from './cost-lines.js';
import { costLines } from './cost-lines.js';
import type { PricedOrg, WhatIfCost } from './price-org.js';

export interface ScenarioLine {
  readonly name: ScenarioName;
  readonly perHour: number;
  /** Agents that are not in it, or only in part. */
  readonly missing: number;
  /** What it saves against everybody polling, 0 to 1 and below 0 where it is dearer; null where that costs nothing. */
  readonly savesOverDearest: number | null;
  readonly savesOverTiered: number | null;
}

/** Agents with one remark in common. */
export interface NamedAgents {
  /** `COO, Backend Worker 1-3`. */
  readonly names: string;
  readonly count: number;
  /** The first of them. */
  readonly agent: AgentEstimate;
}

export interface NamedAdvice {
  readonly names: string;
  readonly advice: CostEstimate['advice'][number];
  /** Of the whole bill, 0 to 1. */
  readonly share: number;
}

export interface CostedOrg {
  /** As it was named. */
  readonly file: string;
  readonly org: Org;
  readonly estimate: CostEstimate;
  readonly lines: readonly CostLine[];
  readonly scenarios: readonly ScenarioLine[];
  /** Agents that are not in the total, or only in part. */
  readonly missing: number;
  /** Agents of which nobody says how much they get, agents without a price, each by what else they have in common. */
  readonly unknownRate: readonly NamedAgents[];
  readonly unpriced: readonly NamedAgents[];
  /** Agents that cost nothing but take tokens. */
  readonly free: readonly NamedAgents[];
  /** Names of agents whose rate is the usual one of their level, and of those whose tokens nobody states; null for none. */
  readonly ratesByLevel: string | null;
  readonly tokensAssumed: NamedAgents | null;
  readonly withThresholds: string | null;
  /** Of names of models, those that mean another one: `claude-opus` is `claude-opus-5-5`. */
  readonly aliases: readonly (readonly [alias: string, model: string])[];
  readonly budgetsPassed: readonly StatedBudget[];
  readonly advice: readonly NamedAdvice[];
  readonly traps: readonly {
    readonly names: string;
    readonly trap: CostEstimate['traps'][number];
  }[];
  readonly whatIfs: readonly WhatIfCost[];
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
  readonly baseline: CostBaseline | null;
  readonly limits: readonly LimitCheck[];
}

export interface ReportChoices {
  readonly grouping: CostGrouping;
  /** A row for each agent. */
  readonly all: boolean;
}

export function reportCost(
  outcomes: readonly PricedOrg[],
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
    baseline,
    limits,
  };
}

function reportOrg(
  { source, org, estimate, whatIfs }: PricedOrg,
  { grouping, all }: ReportChoices,
): CostedOrg {
  const { agents } = estimate;
  const byId = new Map(org.agents.map((agent) => [agent.id, agent]));
  const nameIds = (ids: readonly string[]): string =>
    nameAgents(ids.flatMap((id) => byId.get(id) ?? []));
  const named = (
    some: readonly AgentEstimate[],
    keyOf: (agent: AgentEstimate) => string,
  ): readonly NamedAgents[] =>
    groupAgents(some, keyOf).flatMap((members) => {
      const [agent] = members;
      if (agent === undefined) return [];
      return [{ names: nameIds(members.map(({ id }) => id)), count: members.length, agent }];
    });
  const isUnknown = (agent: AgentEstimate): boolean =>
    agent.arrivals.perHour === null && agent.unpricedWhy === null;
  const byLevel = agents.filter(({ arrivals }) => arrivals.origin === 'level');
  return {
    file: source.name,
    org,
    estimate,
    lines: costLines(agents, grouping, all),
    scenarios: scenarioLines(estimate),
    missing: spendingOf([estimate]).missing,
    unknownRate: named(agents.filter(isUnknown), ({ prices }) => `${prices.least} ${prices.most}`),
    unpriced: named(
      agents.filter(({ unpricedWhy }) => unpricedWhy !== null),
      ({ unpricedWhy }) => unpricedWhy ?? '',
    ),
    free: named(
      agents.filter(({ prices }) => prices.event === 0 && prices.most === 0),
      ({ resolvedModel }) => resolvedModel,
    ),
    ratesByLevel: byLevel.length === 0 ? null : nameIds(byLevel.map(({ id }) => id)),
    tokensAssumed:
      named(
        agents.filter(({ tokens }) => tokens.origin === 'assumed'),
        () => '',
      )[0] ?? null,
    withThresholds: estimate.withThresholds.length === 0 ? null : nameIds(estimate.withThresholds),
    aliases: aliasesOf(agents),
    budgetsPassed: statedBudgets(estimate),
    advice: estimate.advice.map((advice) => ({
      names: nameIds(advice.agents),
      advice,
      share: advice.savingPerHour / estimate.totals.perHour.expected,
    })),
    traps: estimate.traps.map((trap) => ({ names: nameIds(trap.agents), trap })),
    whatIfs,
  };
}

function scenarioLines({ scenarios }: CostEstimate): readonly ScenarioLine[] {
  const { allPollingDearest: dearest, allPollingTiered: tiered } = scenarios;
  const saving = (from: number, to: number): number | null =>
    from === 0 ? null : (from - to) / from;
  return SCENARIOS.map((name) => {
    const { perHour, missing } = scenarios[name];
    const savesOverDearest = saving(dearest.perHour, perHour);
    return {
      name,
      perHour,
      missing,
      savesOverDearest,
      savesOverTiered: saving(tiered.perHour, perHour),
    };
  });
}

function aliasesOf(agents: readonly AgentEstimate[]): CostedOrg['aliases'] {
  const meant = agents.filter(({ model, resolvedModel }) => model !== resolvedModel);
  return [...new Map(meant.map(({ model, resolvedModel }) => [model, resolvedModel]))];
}
