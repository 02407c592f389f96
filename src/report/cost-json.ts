// The estimate for programs. Its schema is orgsim-cost.schema.json, beside this file.

import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import { toJsonText } from '#base/json-text';
import type { AgentEstimate } from '#cost/estimate/types';
import type { CostedOrg, CostReport } from '#main/cost-report';
import { burstsJson, measuredJson, simulationJson } from './cost-simulated-json.js';
import { tokensObject } from './cost-tokens-json.js';
import { limitSentence } from './limit-text.js';
import { tidyNumbers } from './tidy-numbers.js';

/** Grows with a change that a reader of older output would not understand. */
const SCHEMA_VERSION = 1;

/**
 * One object for one file, an array for several; and a line feed. Of the keys, those of the first lines are pinned, in name
 * and meaning; others may come beside them.
 */
export function formatCostJson({ orgs, limits, comparison }: CostReport): string {
  // Both are of all files together: each object has them.
  const checked = limits.map((limit) => ({ ...limit, sentence: limitSentence(limit) }));
  const objects = orgs.map((costed) => ({ ...orgObject(costed), comparison, limits: checked }));
  return `${toJsonText(tidyNumbers(objects.length === 1 ? objects[0] : objects))}\n`;
}

function orgObject(costed: CostedOrg) {
  const { file, estimate, missing, whatIfs, bursts, measured, simulation } = costed;
  const { pricing, tickSeconds, agents, totals, scenarios, unpriced } = estimate;
  return {
    schemaVersion: SCHEMA_VERSION,
    org: estimate.org,
    file,
    pricing: { name: pricing.name, asOf: pricing.asOf, sources: pricing.sources },
    tickSeconds,
    monthDays: MONTH_HOURS / DAY_HOURS,
    cachePolicy: estimate.cachePolicy,
    agents: agents.map(agentObject),
    totals: totalsObject(totals, missing),
    scenarios: Object.fromEntries(
      Object.entries(scenarios).map(([name, { perHour, missing: without }]) => {
        const line = costed.scenarios.find((each) => each.name === name);
        return [
          name,
          {
            perHour,
            missing: without,
            savesOverDearest: line?.savesOverDearest ?? null,
            savesOverTiered: line?.savesOverTiered ?? null,
          },
        ];
      }),
    ),
    dearestModel: estimate.dearestModel,
    unpriced,
    unknownRate: estimate.unknownRate,
    whatIfs: whatIfs.map(
      ({ text, changed, estimate: other, missing: unknown, differencePerHour }) => ({
        text,
        agents: changed,
        totals: totalsObject(other.totals, unknown),
        differencePerMonth: differencePerHour === null ? null : differencePerHour * MONTH_HOURS,
        unpriced: other.unpriced,
        unknownRate: other.unknownRate,
      }),
    ),
    advice: estimate.advice,
    traps: estimate.traps,
    budgetsPassed: estimate.budgetsPassed,
    assumptions: assumptionsOf(costed),
    ...(bursts !== null && { bursts: burstsJson(bursts) }),
    ...(measured !== null && { workload: measuredJson(measured) }),
    ...(simulation !== null && { simulation: simulationJson(simulation) }),
    ...(costed.tokens !== null && { tokens: tokensObject(costed.tokens) }),
  };
}

function totalsObject(
  { perHour, idlePerHour, tokensPerHour }: CostedOrg['estimate']['totals'],
  missing: number,
) {
  const { expected } = perHour;
  return {
    perHour: expected,
    perDay: expected * DAY_HOURS,
    perMonth: expected * MONTH_HOURS,
    lowPerHour: perHour.low,
    highPerHour: perHour.high,
    idlePerHour,
    tokensPerHour: tokensPerHour.expected,
    /** Agents that are not in it, or only in part: it is then a lower bound. */
    missing,
  };
}

function agentObject(agent: AgentEstimate) {
  const { wakes, tokens, costPerHour, priceSource } = agent;
  return {
    id: agent.id,
    name: agent.name,
    department: agent.department,
    level: agent.level,
    model: agent.model,
    resolvedModel: agent.resolvedModel,
    mode: agent.mode,
    tickInterval: agent.tickInterval,
    invocationsPerHour: wakes.total.expected,
    lowInvocationsPerHour: wakes.total.low,
    highInvocationsPerHour: wakes.total.high,
    costPerInvocation: agent.costPerInvocation,
    costPerHour: costPerHour?.expected ?? null,
    costPerMonth: costPerHour === null ? null : costPerHour.expected * MONTH_HOURS,
    lowPerHour: costPerHour?.low ?? null,
    highPerHour: costPerHour?.high ?? null,
    priceSource: priceSource?.name ?? null,
    priceSourceDetails: priceSource,
    unpricedWhy: agent.unpricedWhy,
    arrivals: { origin: agent.arrivals.origin, perHour: agent.arrivals.perHour },
    wakes: {
      busyPolls: wakes.busyPolls,
      idlePolls: wakes.idlePolls,
      events: wakes.events,
      timers: wakes.timers,
      safety: wakes.safety,
      byTrigger: wakes.byTrigger,
    },
    tokens: {
      origin: tokens.origin,
      input: tokens.input,
      output: tokens.output,
      idleInput: tokens.idleInput,
      idleOutput: tokens.idleOutput,
      stablePrefix: tokens.stablePrefix,
      perHour: agent.tokensPerHour,
    },
    cache: agent.cache,
    leastPerWake: agent.prices.least,
    mostPerWake: agent.prices.most,
    idleCostPerHour: agent.idleCostPerHour,
    pollingPerHour: agent.pollingPerHour,
    eventDrivenPerHour: agent.eventDrivenPerHour,
    breakEvenPerHour: agent.breakEvenPerHour,
    // What `orgsim cost diff` splits a difference by cause with.
    group: agent.groupKey,
    member: agent.member,
    listPrice: agent.listPrice,
    callPrices: {
      event: agent.prices.event,
      busyPoll: agent.prices.busyPoll,
      idlePoll: agent.prices.idlePoll,
    },
  };
}

/** Whose figures rest on what nobody states, by id. */
function assumptionsOf({ estimate: { agents, withThresholds, arrivalPattern } }: CostedOrg) {
  const idsOf = (isSo: (agent: AgentEstimate) => boolean): string[] =>
    agents.filter(isSo).map(({ id }) => id);
  return {
    ratesByLevel: idsOf(({ arrivals }) => arrivals.origin === 'level'),
    tokensAssumed: idsOf(({ tokens }) => tokens.origin === 'assumed'),
    thresholdsNotCounted: withThresholds,
    arrivalPattern,
  };
}
