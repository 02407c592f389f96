// An estimate as one side of a comparison. Knows nothing of the other side.

import { costGap } from '../estimate/cost-gap.js';
import type { AgentEstimate, CallTokens, CostEstimate } from '../estimate/types.js';
import { listPriceOf } from '../prices/list-price.js';
import type { Pricing } from '../prices/pricing.js';
import type { ByCallKind, CallSizes, CostBasis, CostSide, SideAgent } from './types.js';

/** `pricing` is what `estimate` was made with: it also prices the models of the other side. */
export function sideOfEstimate(name: string, estimate: CostEstimate, pricing: Pricing): CostSide {
  return {
    name,
    org: estimate.org,
    tickSeconds: estimate.tickSeconds,
    pricing: { name: estimate.pricing.name, asOf: estimate.pricing.asOf },
    cachePolicy: estimate.cachePolicy,
    isSaved: false,
    absence: null,
    agents: estimate.agents.map(sideAgent),
    priceOf: (model) => listPriceOf(pricing.priceOf(model)),
  };
}

function sideAgent(agent: AgentEstimate): SideAgent {
  const { id, name, department, groupKey, member, model, resolvedModel, mode } = agent;
  return {
    id,
    name,
    department,
    groupKey,
    member,
    model,
    resolvedModel,
    mode,
    tickInterval: agent.tickInterval,
    arrivalsPerHour: agent.arrivals.perHour?.expected ?? null,
    callsPerHour: agent.wakes.total.expected,
    costPerHour: agent.costPerHour?.expected ?? null,
    costPerCall: agent.costPerInvocation,
    gap: costGap(agent),
    basis: costBasis(agent),
  };
}

/** What the cost of the agent is made of; null where it has no price. */
function costBasis({
  wakes,
  prices: { event, busyPoll, idlePoll },
  tokens,
  listPrice,
  cache,
}: AgentEstimate): CostBasis | null {
  if (event === null || busyPoll === null || idlePoll === null || listPrice === null) return null;
  const { busyPolls, idlePolls, total } = wakes;
  return {
    callsPerHour: callsByKind(total.expected, busyPolls, idlePolls),
    callUsd: { event, busyPoll, idlePoll },
    tokens: callSizes(tokens),
    listPrice,
    cache: cache?.choice ?? null,
  };
}

export function callSizes({ input, output, idleInput, idleOutput }: CallTokens): CallSizes {
  return {
    input: input.expected,
    output: output.expected,
    idleInput: idleInput.expected,
    idleOutput: idleOutput.expected,
  };
}

/** The gap of an agent whose cost is made of that; without its parts, of unknown rate is unknown. */
export function gapOf({
  costPerHour,
  arrivalsPerHour,
  basis,
}: Pick<SideAgent, 'costPerHour' | 'arrivalsPerHour' | 'basis'>): SideAgent['gap'] {
  const prices = basis?.callUsd ?? { event: null, busyPoll: null, idlePoll: null };
  const wakes = { idlePolls: basis?.callsPerHour.idlePoll ?? 0 };
  return costGap({ costPerHour, arrivals: { perHour: arrivalsPerHour }, prices, wakes });
}

const ROUNDING = 1e-12;

/** What is no poll, timers of an agent that polls too, costs what an event costs. */
export function callsByKind(total: number, busyPoll: number, idlePoll: number): ByCallKind {
  const event = total - busyPoll - idlePoll;
  // What sums of fractions leave is no call.
  return { event: event > total * ROUNDING ? event : 0, busyPoll, idlePoll };
}
