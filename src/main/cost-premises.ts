// What the figures of an estimate rest on, agents named as people name them: who says their tokens and rates, and which prompt
// caches they are taken to have.

import { IDLE_OUTPUT_TOKENS } from '#cost/estimate/call-tokens';
import type {
  AgentEstimate,
  ArrivalRate,
  CostEstimate,
  Spread,
  TokenOrigin,
} from '#cost/estimate/types';
import type { Pricing } from '#cost/prices/pricing';
import { REFERENCE_PRICES } from '#cost/reference-prices';
import { tokenFactorOf } from '#cost/token-factors';
import { groupAgents } from '#metrics/name-groups';
import type { Agent, Org } from '#org/types';

interface AlikeAgents {
  /** `COO, Backend Worker 1-3`; null for all. */
  readonly names: string | null;
}

/** What a family of models makes of a text, over OpenAI's tokenizer; `error` is 0.2 for 20 % either way. */
interface CountedFamily {
  readonly family: string;
  readonly factor: number;
  readonly error: number;
}

interface InputPremise extends AlikeAgents {
  /** `provider`: counted by the provider of the model. */
  readonly origin: TokenOrigin | 'provider';
  /** Of the first of them. */
  readonly tokens: number;
  /** Where they were counted here, else none. */
  readonly families: readonly CountedFamily[];
}

/** Output tokens that nobody states and no run had. */
interface OutputPremise extends AlikeAgents {
  readonly tokens: number;
}

interface RatePremise extends AlikeAgents {
  readonly origin: ArrivalRate['origin'];
}

interface CachePremise {
  /** Whether somebody has an entry. */
  readonly isUsed: boolean;
  /** Who has none, and why: a clause. */
  readonly none: readonly (AlikeAgents & { readonly why: string })[];
  /** Cached models of which nobody says how long a prefix must be, and the shortest that is taken to be cached. */
  readonly unsure: { readonly models: readonly string[]; readonly prefixTokens: number } | null;
}

export interface CostPremises {
  /** What a call is taken to have where the table has prices of calls, so that tokens change nothing; else null. */
  readonly ofCalls: { readonly input: number; readonly output: number } | null;
  /** Of agents whose calls cost something. */
  readonly inputs: readonly InputPremise[];
  readonly outputs: readonly OutputPremise[];
  /** Output tokens of a poll that finds nothing; null where nobody polls, or somebody says it. */
  readonly idleOutput: number | null;
  readonly rates: readonly RatePremise[];
  readonly isRange: { readonly rates: boolean; readonly tokens: boolean };
  /** Null where the table has no caches. */
  readonly caches: CachePremise | null;
}

/** `nameIds` names agents by their ids. */
export function costPremises(
  org: Org,
  { agents, totals }: Pick<CostEstimate, 'agents' | 'totals'>,
  pricing: Pricing,
  nameIds: (ids: readonly string[]) => string,
): CostPremises {
  const nameOf = (group: readonly AgentEstimate[], of: readonly AgentEstimate[]): string | null =>
    group.length === of.length ? null : nameIds(group.map(({ id }) => id));
  const written = new Map(org.agents.map((agent) => [agent.id, agent]));
  const paid = totals.perHour.high > 0 ? agents.filter(({ prices }) => prices.most !== 0) : agents;
  const outputs = paid.filter(({ id, tokens }) => !saysOutput(tokens.origin, written.get(id)));
  const idle = paid.find(
    (agent) => agent.wakes.idlePolls > 0 && !saysIdleOutput(agent, written.get(agent.id)),
  );
  const isByCall = agents.some(({ listPrice }) => listPrice?.kind === 'invocation');
  return {
    ofCalls: isByCall ? REFERENCE_PRICES.tokens : null,
    inputs: groupAgents(paid, inputOrigin).flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [inputPremise(first, group, nameOf(group, paid))];
    }),
    outputs: groupAgents(outputs, ({ tokens }) => `${tokens.output.expected}`).map((group) => ({
      names: nameOf(group, paid),
      tokens: group[0]?.tokens.output.expected ?? 0,
    })),
    idleOutput: idle?.tokens.idleOutput.expected ?? null,
    rates: groupAgents(agents, ({ arrivals }) => arrivals.origin).map((group) => ({
      names: nameOf(group, agents),
      origin: group[0]?.arrivals.origin ?? 'unknown',
    })),
    isRange: {
      rates: agents.some(({ wakes, arrivals }) => [wakes.total, arrivals.perHour].some(isWide)),
      tokens: !isByCall && paid.some(({ tokens }) => [tokens.input, tokens.output].some(isWide)),
    },
    caches: cachePremise(agents, pricing, (group) => nameOf(group, agents)),
  };
}

function isWide(spread: Spread | null): boolean {
  return spread !== null && spread.high > spread.low;
}

/** Only what a provider counted is exact. */
function inputOrigin({ tokens: { origin, input } }: AgentEstimate): InputPremise['origin'] {
  return origin === 'counted' && input.low === input.high ? 'provider' : origin;
}

function inputPremise(
  first: AgentEstimate,
  group: readonly AgentEstimate[],
  names: string | null,
): InputPremise {
  const origin = inputOrigin(first);
  const families = group.map(({ resolvedModel }) => tokenFactorOf(resolvedModel));
  return {
    names,
    origin,
    tokens: first.tokens.input.expected,
    families: origin === 'counted' ? [...new Set(families)] : [],
  };
}

function saysOutput(origin: TokenOrigin, written: Agent | undefined): boolean {
  const tokens = written?.tokens ?? null;
  return origin === 'calibrated' || (tokens !== null && (tokens.total ?? tokens.output) !== null);
}

function saysIdleOutput(
  { tokens: { origin, idleOutput } }: AgentEstimate,
  written: Agent | undefined,
): boolean {
  const stated = written?.idleTokens ?? null;
  if (stated !== null && (stated.total ?? stated.output) !== null) return true;
  return origin === 'calibrated' && idleOutput.expected !== IDLE_OUTPUT_TOKENS;
}

function cachePremise(
  agents: readonly AgentEstimate[],
  pricing: Pricing,
  nameOf: (group: readonly AgentEstimate[]) => string | null,
): CachePremise | null {
  const priced = agents.filter(({ cache, prices }) => cache !== null && prices.most !== 0);
  if (priced.length === 0) return null;
  const used = priced.filter(({ cache }) => cache?.choice !== 'none');
  const none = priced.filter(({ cache }) => cache?.choice === 'none');
  const models = [...new Set(used.map(({ model }) => model))];
  const unsureModels = new Set(models.filter((model) => !isMinimumKnown(pricing, model)));
  const unsure = used.filter(({ model }) => unsureModels.has(model));
  return {
    isUsed: used.length > 0,
    none: groupAgents(none, ({ cache }) => cache?.why ?? '').map((group) => ({
      names: group.length === priced.length ? null : nameOf(group),
      why: group[0]?.cache?.why ?? '',
    })),
    unsure:
      unsure.length === 0
        ? null
        : {
            models: [...new Set(unsure.map(({ resolvedModel }) => resolvedModel))],
            prefixTokens: unsure.reduce(
              (least, { tokens }) => Math.min(least, tokens.stablePrefix),
              Number.POSITIVE_INFINITY,
            ),
          },
  };
}

function isMinimumKnown(pricing: Pricing, model: string): boolean {
  const priced = pricing.priceOf(model);
  return priced.kind === 'tokens' && priced.price.cacheTokensMin !== null;
}
