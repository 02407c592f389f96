// Tokens that NEW's prompts would have if the settings were those of OLD: what the text alone changed. Estimates no cost.

import type { TokensAsBefore } from '#cost/diff/compare-costs';
import { callSizes } from '#cost/diff/estimate-side';
import { assumedTokens } from '#cost/estimate/call-tokens';
import type { Pricing } from '#cost/prices/pricing';
import type { Agent, Org } from '#org/types';
import type { OpenedSide } from './cost-side.js';
import type { TokenSource } from './token-source.js';

/** Of the agents that both have. A prompt says how its reader is woken, and each model counts in its own way. */
export function tokensAsBefore(
  old: OpenedSide,
  now: Org,
  { pricing, tokens }: { readonly pricing: Pricing; readonly tokens: TokenSource },
): TokensAsBefore {
  const settingsOf = settingsReader(old);
  const before = new Map(
    now.agents.flatMap((agent): [string, Agent][] => {
      const as = settingsOf(agent);
      return as === null ? [] : [[agent.id, as]];
    }),
  );
  const agents = now.agents.map((agent) => before.get(agent.id) ?? agent);
  const counted = tokens({ ...now, agents }, pricing);
  return new Map(
    [...before].map(([id, agent]) => [id, callSizes(counted.get(id) ?? assumedTokens(agent))]),
  );
}

/** The agent with the settings that it had; null where it was not there. */
function settingsReader(old: OpenedSide): (agent: Agent) => Agent | null {
  switch (old.kind) {
    case 'missing':
    case 'faulty':
      return () => null;
    case 'saved': {
      const byId = new Map(old.side.agents.map((agent) => [agent.id, agent]));
      return (agent) => {
        const { mode, model } = byId.get(agent.id) ?? {};
        if (mode === undefined || model === undefined) return null;
        return { ...agent, model, trigger: { ...agent.trigger, mode } };
      };
    }
    case 'org': {
      const byId = new Map(old.loaded.org.agents.map((agent) => [agent.id, agent]));
      return (agent) => {
        const before = byId.get(agent.id);
        if (before === undefined) return null;
        const { trigger, activity, model, relativeModel } = before;
        return { ...agent, trigger, activity, model, relativeModel };
      };
    }
  }
}
