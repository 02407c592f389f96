// Estimates small orgs for tests.
import { estimateOrg } from '#cost/estimate/estimate-org';
import type { EstimateSetup } from '#cost/estimate/estimate-setup';
import type { AgentEstimate, CostEstimate } from '#cost/estimate/types';
import { referencePricing } from '#cost/prices/reference-pricing';
import { createWakeTimes } from '#main/wake-times';
import type { Agent, Org, Trigger } from '#org/types';
import { agentOf, orgOf } from '../sample-org.js';

export function setupOf(agents: readonly Agent[], parts: Partial<EstimateSetup> = {}) {
  const org = parts.org ?? orgOf({ agents });
  return {
    org,
    pricing: referencePricing,
    cachePolicy: 'best',
    wakeTimes: createWakeTimes(org),
    ...parts,
  } satisfies EstimateSetup;
}

export function estimateAgents(
  agents: readonly Agent[],
  parts: Partial<EstimateSetup> = {},
): CostEstimate {
  return estimateOrg(setupOf(agents, parts));
}

export function estimateOne(agent: Agent, parts: Partial<EstimateSetup> = {}): AgentEstimate {
  const [estimate] = estimateAgents([agent], parts).agents;
  if (estimate === undefined) throw new Error('no agent');
  return estimate;
}

/** Stated by the file. */
const STATED: Org['origins']['name'] = {
  kind: 'role-field',
  range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } },
};

export function agentAt(
  perHour: number | readonly [low: number, high: number],
  trigger: Partial<Trigger> = {},
  parts: Partial<Omit<Agent, 'trigger'>> = {},
): Agent {
  const [low, high] = typeof perHour === 'number' ? [perHour, perHour] : perHour;
  const agent = agentOf({ ...parts, trigger });
  return {
    ...agent,
    activity: { kind: 'events', perHour: { low, high } },
    origins: { ...agent.origins, activity: STATED },
  };
}

export const SLEEPS = { mode: 'event-driven', maxSleepTicks: null } as const;

export function timer(cron: string) {
  return { name: cron, cron, context: null };
}
