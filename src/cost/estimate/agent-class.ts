// Agents that cost the same: all that decides about the bill of one of them. Large orgs are made of few such classes.

import type { ArrivalPattern, TriggerMode } from '#org/names';
import type { Agent, Trigger } from '#org/types';
import type { ModelPricing } from '../prices/pricing.js';
import { arrivalRate } from './arrival-rate.js';
import { assumedTokens } from './call-tokens.js';
import type { EstimateSetup } from './estimate-setup.js';
import type { ArrivalRate, CallTokens, Spread } from './types.js';
import type { WakeLevels } from './wake-rates.js';
import { wakeLevels } from './wake-rates.js';
import type { WakeTimes } from './wake-times.js';

export interface AgentClass {
  /** Equal keys cost the same. */
  readonly key: string;
  readonly trigger: Trigger;
  readonly priced: ModelPricing;
  readonly tokens: CallTokens;
  readonly arrivals: ArrivalRate;
  readonly pattern: ArrivalPattern;
  readonly times: WakeTimes;
  readonly ticksPerHour: number;
  /** What its calls cost over the list price: below 1 in batches. */
  readonly factor: number;
}

export function classOf(setup: EstimateSetup, agent: Agent): AgentClass {
  const { id, trigger, model } = agent;
  const { tickSeconds } = setup.org;
  const pattern = patternOf(setup, agent);
  const priced = setup.pricing.priceOf(model);
  const tokens = tokensOf(setup, agent, priced);
  const perCall = tokens.input.expected + tokens.output.expected;
  const arrivals = setup.arrivals?.get(id) ?? arrivalRate(agent, { tickSeconds, pattern }, perCall);
  const isBatch = setup.batch?.has(id) ?? false;
  return {
    key: JSON.stringify([model, trigger, tokens, arrivals, pattern, isBatch]),
    trigger,
    priced,
    tokens,
    arrivals,
    pattern,
    times: setup.wakeTimes(agent),
    ticksPerHour: 3600 / tickSeconds,
    factor: isBatch && priced.kind === 'tokens' ? (priced.price.batchFactor ?? 1) : 1,
  };
}

/** A table by invocation knows no idle poll: it costs what every invocation does, in tokens, too. */
function tokensOf(
  { tokens: given, pricing }: EstimateSetup,
  agent: Agent,
  priced: ModelPricing,
): CallTokens {
  const tokens = given?.get(agent.id) ?? assumedTokens(agent);
  const isByInvocation =
    priced.kind === 'invocation' || (priced.kind === 'unpriced' && !pricing.hasCaches);
  if (!isByInvocation) return tokens;
  return { ...tokens, idleInput: tokens.input, idleOutput: tokens.output };
}

/** `80% busy` says how many ticks have work, however that comes. */
function patternOf({ arrivalPattern, arrivals }: EstimateSetup, agent: Agent): ArrivalPattern {
  const isBusyShare = agent.activity.kind === 'busy' && arrivals?.has(agent.id) !== true;
  return isBusyShare ? 'one a tick' : (arrivalPattern ?? 'one a tick');
}

const knownWakes = new WeakMap<AgentClass, Map<Trigger, WakeLevels>>();

/** Of one agent, with its own trigger or another. */
export function wakesOf(agents: AgentClass, trigger: Trigger, arrivals: Spread | null): WakeLevels {
  const known = knownWakes.get(agents) ?? new Map<Trigger, WakeLevels>();
  knownWakes.set(agents, known);
  const isOwn = arrivals === agents.arrivals.perHour;
  const found = isOwn ? known.get(trigger) : undefined;
  if (found !== undefined) return found;
  const wakes = wakeLevels({ ...agents, trigger }, arrivals);
  if (isOwn) known.set(trigger, wakes);
  return wakes;
}

const otherModes = new WeakMap<Trigger, Trigger>();

/** The trigger in either mode, with the agent's own settings for it. */
export function triggerIn(trigger: Trigger, mode: TriggerMode): Trigger {
  if (trigger.mode === mode) return trigger;
  const other = otherModes.get(trigger) ?? { ...trigger, mode };
  otherModes.set(trigger, other);
  return other;
}
