// Whose a model is and what it is called there, from its name in an ORG.md and what the price book takes that for. Knows no
// price.

import { parseModelId } from '#cost/prices/model-id';
import type { ModelPricing } from '#cost/prices/pricing';
import type { Provider } from '#models/adapter';
import type { NamedModel } from '#models/route-model';
import { routeModel } from '#models/route-model';
import type { ModelCost } from '../calls/model-route.js';

/**
 * An alias is asked for under the version that it stands for: so the model that is priced is the model that answers. A date
 * that was written stays, and so do capitals: servers of one's own may tell them apart.
 */
export function nameAtProvider(written: string, { resolvedModel }: ModelPricing): NamedModel {
  const [asked, meant] = [parseModelId(written), parseModelId(resolvedModel)];
  const isSame =
    asked.provider === meant.provider && [asked.plain, asked.undated].includes(meant.plain);
  const routed = routeModel(isSame ? written : resolvedModel);
  if ('problem' in routed || routed.provider !== 'anthropic') return routed;
  return { ...routed, model: spellClaude(routed.model) };
}

/** `claude-opus-4.5` is no name that Anthropic takes. */
function spellClaude(name: string): string {
  const id = parseModelId(name);
  return id.name.endsWith('-latest') ? id.name : id.plain;
}

/** `provider` is null where nobody runs it; `host` is where the provider is asked, null for nowhere. */
export function costOf(
  provider: Provider | null,
  priced: ModelPricing,
  host: string | null,
): ModelCost {
  if (provider === 'dry-run') return { kind: 'free' };
  if (priced.kind !== 'tokens') return { kind: 'unpriced' };
  if (priced.source.kind !== 'free-local') return { kind: 'priced', price: priced.price };
  // What runs in a cloud is no machine of one's own, whatever its name says.
  return host !== null && /(?:^|\.)ollama\.com(?::|$)/.test(host)
    ? { kind: 'unpriced' }
    : { kind: 'free' };
}
