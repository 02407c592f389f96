// The model that each agent's level would have by the cost pyramid, where the file says a dearer one.

import { invocationPrice } from '#cost/invocation-price';
import type { CheaperModel } from '#metrics/advice-case';
import { modelByLevel } from '#org/settings';
import type { Agent } from '#org/types';

/** One for each agent, in their order; null where nothing is cheaper, or nothing is known of a price. */
export function cheaperModels(agents: readonly Agent[]): readonly (CheaperModel | null)[] {
  return agents.map((agent) => {
    // What an agent outside runs on is chosen there.
    if (agent.origins.model.kind === 'built-in' || agent.runtime === 'external') return null;
    const model = modelByLevel(agent.level).value;
    const stated = invocationPrice(agent).costNano;
    const usual = invocationPrice({ ...agent, model }).costNano;
    if (stated === null || usual === null || usual >= stated) return null;
    return { model, costNano: usual };
  });
}
