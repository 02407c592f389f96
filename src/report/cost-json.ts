// The estimate for programs.

import type { CostEstimate } from '#cost/estimate/types';
import { toJsonText } from './json-text.js';

const DAY_HOURS = 24;
const MONTH_HOURS = 720;

/** Ends with a line feed. Its keys are pinned; more may come beside them: those of `beside`. */
export function formatCostJson(estimate: CostEstimate, beside: object = {}): string {
  return `${toJsonText({ ...costJson(estimate), ...beside })}\n`;
}

function costJson({ pricing, tickSeconds, agents, totals, scenarios, unpriced }: CostEstimate) {
  const { expected } = totals.perHour;
  return {
    pricing: { name: pricing.name, asOf: pricing.asOf },
    tickSeconds,
    agents: agents.map((agent) => ({
      id: agent.id,
      model: agent.model,
      resolvedModel: agent.resolvedModel,
      mode: agent.mode,
      invocationsPerHour: agent.wakes.total.expected,
      costPerInvocation: agent.costPerInvocation,
      costPerHour: agent.costPerHour?.expected ?? null,
      costPerMonth: agent.costPerHour === null ? null : agent.costPerHour.expected * MONTH_HOURS,
      priceSource: agent.priceSource?.name ?? null,
    })),
    totals: { perHour: expected, perDay: expected * DAY_HOURS, perMonth: expected * MONTH_HOURS },
    scenarios: Object.fromEntries(
      Object.entries(scenarios).map(([name, { perHour }]) => [name, { perHour }]),
    ),
    unpriced,
  };
}
