// Tokens that NEW's prompts would have if the settings were those of OLD: what the text alone changed. Estimates no cost.

import type { TokensAsBefore } from '#cost/diff/compare-costs';
import { callSizes } from '#cost/diff/estimate-side';
import { assumedTokens } from '#cost/estimate/call-tokens';
import type { Pricing } from '#cost/prices/pricing';
import type { Org } from '#org/types';
import type { TokenSource } from './token-source.js';

/** Of the agents that both orgs have. A prompt says how its reader is woken, and each model counts in its own way. */
export function tokensAsBefore(
  old: Org,
  now: Org,
  { pricing, tokens }: { readonly pricing: Pricing; readonly tokens: TokenSource },
): TokensAsBefore {
  const oldById = new Map(old.agents.map((agent) => [agent.id, agent]));
  const agents = now.agents.map((agent) => {
    const { trigger, activity, model, relativeModel } = oldById.get(agent.id) ?? agent;
    return { ...agent, trigger, activity, model, relativeModel };
  });
  const counted = tokens({ ...now, tickSeconds: old.tickSeconds, agents }, pricing);
  return new Map(
    agents
      .filter(({ id }) => oldById.has(id))
      .map((agent) => [agent.id, callSizes(counted.get(agent.id) ?? assumedTokens(agent))]),
  );
}
