// What the user's own configuration says, once it is understood. Data types alone.

import type { Secret } from '#base/secret';
import type { ConfiguredProvider, CountKey } from './config-keys.js';

export interface ConfigFile {
  /** As it was named. */
  readonly name: string;
  readonly providers: ReadonlyMap<ConfiguredProvider, ProviderConfig>;
}

/** Null for what is left out. */
export interface ProviderConfig {
  readonly apiKey: Secret | null;
  /** The name of an environment variable. */
  readonly apiKeyEnv: string | null;
  /** Checked. */
  readonly baseUrl: { readonly url: string; readonly host: string } | null;
  readonly allowInsecure: boolean;
  readonly counts: Readonly<Record<CountKey, number | null>>;
}
