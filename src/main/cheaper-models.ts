// The model that each agent's level would have by the cost pyramid, where the file says a dearer one.

import type { InvocationPrice } from '#engine/types';
import type { CheaperModel } from '#metrics/advice-case';
import { modelByLevel } from '#org/settings';
import type { Org } from '#org/types';

/**
 * One for each agent, in their order; null where nothing is cheaper, or nothing is known of a price. `prices` are the org's,
 * `pricesOf` gives those of another org.
 */
export function cheaperModels(
  org: Org,
  prices: readonly InvocationPrice[],
  pricesOf: (org: Org) => readonly InvocationPrice[],
): readonly (CheaperModel | null)[] {
  const models = org.agents.map(({ level }) => modelByLevel(level).value);
  const agents = org.agents.map((agent, index) => ({
    ...agent,
    model: models[index] ?? agent.model,
  }));
  const usualPrices = pricesOf({ ...org, agents });
  return org.agents.map(({ origins, runtime }, index) => {
    // What an agent outside runs on is chosen there.
    if (origins.model.kind === 'built-in' || runtime === 'external') return null;
    const stated = prices[index]?.costNano ?? null;
    const usual = usualPrices[index]?.costNano ?? null;
    const model = models[index];
    if (stated === null || usual === null || model === undefined || usual >= stated) return null;
    return { model, costNano: usual };
  });
}
