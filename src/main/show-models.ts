// `orgsim models` on this machine: the environment, the user's own configuration and the network as they are.

import { deadline } from '#io/deadline';
import type { SourceFile } from '#io/read-source';
import { readUserConfig } from '#io/user-config';
import type { Variables } from '#live/providers/settle-provider';
import type { Org } from '#org/types';
import { connectProvider } from './connect-provider.js';
import type { ModelsReport } from './models-report.js';
import { openPricing } from './open-pricing.js';
import { openProviders } from './open-providers.js';
import { modelsWanted, reportModels } from './report-models.js';

/** For each provider; they are asked at the same time. */
const PATIENCE_MS = 10_000;

export interface ModelsQuestion {
  /** Null for what stands for others, or for those of the org. */
  readonly model: string | null;
  readonly org: Org | null;
  readonly isOffline: boolean;
  /** Prices of the user's own; null for none. */
  readonly prices: SourceFile | null;
}

/** Throws an OrgsimError for a configuration or a file of prices that is not understood or may not be used. */
export async function showModels(
  { model, org, isOffline, prices }: ModelsQuestion,
  variables: Variables,
): Promise<ModelsReport> {
  const providers = openProviders(variables, await readUserConfig(variables));
  const names = modelsWanted(model, org);
  const pricing = await openPricing('catalog', names, prices);
  return reportModels(
    { names, org, isAll: model === null && org === null },
    {
      pricing,
      providers,
      connect: connectProvider,
      reachWithin: isOffline ? null : () => deadline(PATIENCE_MS),
    },
  );
}
