// What is to be said of the figures of one estimate, agents named as people name them: what is not known, what is assumed,
// what would cost less.

import { dependsOnEvents, isUnpriced } from '#cost/estimate/cost-gap';
import type { EstimateSetup } from '#cost/estimate/estimate-setup';
import { addSpreads } from '#cost/estimate/spread';
import type { AgentEstimate, CostEstimate } from '#cost/estimate/types';
import { groupAgents, nameAgents } from '#metrics/name-groups';
import type { Org } from '#org/types';
import type { StatedBudget } from './cost-limits.js';
import { statedBudgets } from './cost-limits.js';
import type { CostPremises } from './cost-premises.js';
import { costPremises } from './cost-premises.js';

/** Agents with one remark in common. */
interface NamedAgents {
  /** `COO, Backend Worker 1-3`; `all agents`. */
  readonly names: string;
  /** Of all of them. */
  readonly tokensPerHour: number;
  /** The first of them. */
  readonly agent: AgentEstimate;
}

export interface NamedAdvice {
  readonly names: string;
  readonly advice: CostEstimate['advice'][number];
  /** Of the whole bill, 0 to 1. */
  readonly share: number;
}

interface NamedTrap {
  readonly names: string;
  readonly trap: CostEstimate['traps'][number];
}

export interface CostRemarks {
  /** Agents of which nobody says how much they get, by what a wake costs; agents without a price, by why. */
  readonly unknownRate: readonly NamedAgents[];
  readonly unpriced: readonly NamedAgents[];
  /** Agents that cost nothing but take tokens, by model. */
  readonly free: readonly NamedAgents[];
  readonly premises: CostPremises;
  /** Of those that a threshold may wake. */
  readonly withThresholds: string | null;
  /** Of those whose calls are batches. */
  readonly batched: string | null;
  /** Of names of models, those that mean another one: `claude-opus` is `claude-opus-5-5`. */
  readonly aliases: readonly (readonly [alias: string, model: string])[];
  readonly budgetsPassed: readonly StatedBudget[];
  /** The greatest saving first. */
  readonly advice: readonly NamedAdvice[];
  readonly traps: readonly NamedTrap[];
}

/** `batch` are ids of agents whose calls are batches; `pricing` is that of the estimate. */
export function costRemarks(
  org: Org,
  estimate: CostEstimate,
  { batch = new Set(), pricing }: Pick<EstimateSetup, 'batch' | 'pricing'>,
): CostRemarks {
  const { agents, withThresholds } = estimate;
  const nameIds = agentNames(org);
  const named = (
    isMeant: (agent: AgentEstimate) => boolean,
    keyOf: (agent: AgentEstimate) => string = () => '',
  ): readonly NamedAgents[] =>
    groupAgents(agents.filter(isMeant), keyOf).flatMap((members) => {
      const [agent] = members;
      if (agent === undefined) return [];
      const tokens = addSpreads(members.map(({ tokensPerHour }) => tokensPerHour));
      const names = nameIds(members.map(({ id }) => id));
      return [{ names, tokensPerHour: tokens.expected, agent }];
    });
  const whole = estimate.totals.perHour.expected;
  return {
    unknownRate: named(dependsOnEvents, ({ prices }) => `${prices.least} ${prices.most}`),
    unpriced: named(isUnpriced, ({ unpricedWhy }) => unpricedWhy ?? ''),
    free: named(
      ({ prices }) => prices.most === 0,
      ({ resolvedModel }) => resolvedModel,
    ),
    premises: costPremises(org, estimate, pricing, nameIds),
    withThresholds: withThresholds.length === 0 ? null : nameIds(withThresholds),
    batched: batch.size === 0 ? null : nameIds([...batch]),
    aliases: aliasesOf(agents),
    budgetsPassed: statedBudgets(estimate),
    advice: estimate.advice.map((advice) => ({
      names: nameIds(advice.agents),
      advice,
      share: advice.savingPerHour / whole,
    })),
    traps: estimate.traps.map((trap) => ({ names: nameIds(trap.agents), trap })),
  };
}

/** The names of agents by their ids, `all agents` for all of several. */
function agentNames({ agents }: Org): (ids: readonly string[]) => string {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  return (ids) =>
    ids.length === agents.length && ids.length > 1
      ? 'all agents'
      : nameAgents(ids.flatMap((id) => byId.get(id) ?? []));
}

function aliasesOf(agents: readonly AgentEstimate[]): CostRemarks['aliases'] {
  const meant = agents.filter(
    ({ model, resolvedModel }) => model !== resolvedModel && !model.endsWith(`/${resolvedModel}`),
  );
  return [...new Map(meant.map(({ model, resolvedModel }) => [model, resolvedModel]))];
}
