// The providers that can be asked, as the environment and the user's own configuration have them. Asks none of them.

import type { Secret } from '#base/secret';
import type { UserConfig } from '#io/user-config';
import type { ConfigFile } from '#live/providers/config-file';
import type { ConfiguredProvider } from '#live/providers/config-keys';
import { readConfigFile } from '#live/providers/read-config-file';
import type { ProviderSettings, Variables } from '#live/providers/settle-provider';
import { knowKeys, settleProvider } from '#live/providers/settle-provider';

export interface Providers {
  /** Where the configuration is, or would be. */
  readonly config: { readonly path: string; readonly isThere: boolean };
  /** In sentences. */
  readonly warnings: readonly string[];
  /** Throws an OrgsimError of code `usage` for a variable that holds what cannot be meant. */
  settingsOf(provider: ConfiguredProvider): ProviderSettings;
}

/** Throws an OrgsimError of code `input-invalid` for a configuration that is not understood. */
export function openProviders(
  variables: Variables,
  { path, file, isOpenToOthers }: UserConfig,
): Providers {
  const config = file === null ? null : readConfigFile(file);
  knowKeys(variables, config);
  const settled = new Map<ConfiguredProvider, ProviderSettings>();
  return {
    config: { path, isThere: config !== null },
    warnings:
      config !== null && isOpenToOthers && keysIn(config).length > 0
        ? [`${path} has a key in it, and other users may read it: chmod 600 ${path}`]
        : [],
    settingsOf(provider) {
      const settings = settled.get(provider) ?? settleProvider(provider, variables, config);
      settled.set(provider, settings);
      return settings;
    },
  };
}

function keysIn({ providers }: ConfigFile): readonly Secret[] {
  return [...providers.values()].flatMap(({ apiKey }) => (apiKey === null ? [] : [apiKey]));
}
