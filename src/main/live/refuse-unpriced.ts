// A limit in dollars cannot cover a call whose price nobody knows: that is said before anything is paid.

import { OrgsimError } from '#base/errors';
import type { OpenedModels } from '../open-models.js';
import type { LivePlan } from './plan-live.js';

/** Throws an OrgsimError of code `usage`. */
export function refuseUnpriced({ org, options }: LivePlan, { routes }: OpenedModels): void {
  if (options.maxUsd === null && options.maxOrderUsd === null) return;
  const used = [...new Set(org.agents.map(({ model }) => model))];
  const unpriced = used.filter((model) => routes.get(model)?.cost.kind === 'unpriced');
  if (unpriced.length === 0) return;
  const flag = options.maxUsd === null ? '--max-order-usd' : '--max-usd';
  throw new OrgsimError(
    'usage',
    `${flag} cannot be kept: no price of ${unpriced.join(', ')} is known.`,
    'Give its price with --prices FILE, or limit requests with --max-calls in place of dollars.',
  );
}
