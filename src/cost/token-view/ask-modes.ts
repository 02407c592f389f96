// The same org under other triggers, on the same arrivals: what the tokens of either mode are compared on. Knows no hour and
// no scenario.

import type { Trigger } from '#org/types';
import type { AgentWakes } from '../estimate/estimate-org.js';
import { estimateWakes } from '../estimate/estimate-org.js';
import type { EstimateSetup } from '../estimate/estimate-setup.js';
import { exactly } from '../estimate/spread.js';
import type { AgentEstimate, CallTokens, CostEstimate, Spread } from '../estimate/types.js';
import { tokensPerDay } from './cause-tokens.js';

export type Change = (trigger: Trigger) => Trigger;

export const AS_IT_IS: Change = (trigger) => trigger;
export const POLLING: Change = (trigger) => ({ ...trigger, mode: 'polling' });
export const EVENT_DRIVEN: Change = (trigger) => ({ ...trigger, mode: 'event-driven' });
export const EVERY_TICK: Change = (trigger) => ({
  ...trigger,
  mode: 'polling',
  tickInterval: 1,
  cooldownTicks: 0,
});

/** The same agents under other triggers, in the same order. */
export interface Answer {
  readonly agents: readonly AgentWakes[];
  /** Few events with few tokens each, and many with many. */
  readonly perDay: readonly Spread[];
}

/** Asks on the same arrivals and tokens: each agent's as they were found for the estimate. */
export function askWith(setup: EstimateSetup, estimate: CostEstimate): (change: Change) => Answer {
  const hasRanges = estimate.agents.some(hasRange);
  const wakesAt = (change: Change, end: keyof Spread): readonly AgentWakes[] => {
    const agents = setup.org.agents.map((agent) => ({ ...agent, trigger: change(agent.trigger) }));
    const org = { ...setup.org, agents };
    return estimateWakes({ ...setup, org, ...assumedAt(setup, estimate, end) });
  };
  return (change) => {
    const agents = change === AS_IT_IS ? estimate.agents : wakesAt(change, 'expected');
    const expected = agents.map(tokensPerDay);
    if (!hasRanges) return { agents, perDay: expected.map(exactly) };
    const low = wakesAt(change, 'low').map(tokensPerDay);
    const high = wakesAt(change, 'high').map(tokensPerDay);
    const perDay = expected.map((tokens, at) => ordered(low[at] ?? 0, tokens, high[at] ?? 0));
    return { agents, perDay };
  };
}

function hasRange({ arrivals: { perHour }, tokens }: AgentEstimate): boolean {
  const { input, output, idleInput, idleOutput } = tokens;
  const spreads = [input, output, idleInput, idleOutput, ...(perHour === null ? [] : [perHour])];
  return spreads.some(({ low, high }) => low !== high);
}

/** Arrivals and tokens at one end of their ranges, and the arrivals of those of whom nothing is known in any mode. */
function assumedAt(
  { org, arrivals = new Map() }: EstimateSetup,
  estimate: CostEstimate,
  end: keyof Spread,
): Pick<EstimateSetup, 'arrivals' | 'tokens'> {
  const rates = new Map(arrivals);
  const tokens = new Map<string, CallTokens>();
  estimate.agents.forEach((agent, at) => {
    const { id } = agent;
    const { origin, perHour } = agent.arrivals;
    const isTotal = org.agents[at]?.activity.kind === 'tokens' && !arrivals.has(id);
    tokens.set(id, tokensAt(agent.tokens, end));
    if (perHour === null) rates.set(id, { origin, perHour });
    else if (perHour.low !== perHour.high || isTotal)
      rates.set(id, { origin, perHour: exactly(perHour[end] * callShare(agent, isTotal, end)) });
  });
  return { arrivals: rates, tokens };
}

/** Where the tokens of a day are stated, dearer events are fewer of them. */
function callShare({ tokens }: AgentEstimate, isTotal: boolean, end: keyof Spread): number {
  const each = tokens.input[end] + tokens.output[end];
  return isTotal && each > 0 ? (tokens.input.expected + tokens.output.expected) / each : 1;
}

function tokensAt(tokens: CallTokens, end: keyof Spread): CallTokens {
  const at = (spread: Spread): Spread => (end === 'expected' ? spread : exactly(spread[end]));
  const { input, output, idleInput, idleOutput } = tokens;
  return {
    ...tokens,
    input: at(input),
    output: at(output),
    idleInput: at(idleInput),
    idleOutput: at(idleOutput),
  };
}

/** An idle poll may take more than a busy one: then many events take less. */
function ordered(low: number, expected: number, high: number): Spread {
  return { low: Math.min(low, expected, high), expected, high: Math.max(low, expected, high) };
}
