// A live run's host on this machine: folders below `runs`, the clock on the wall, providers as the environment says.

import { scrubSecrets } from '#base/secret';
import { deadline } from '#io/deadline';
import { sha256 } from '#io/hash-text';
import { readUserConfig } from '#io/user-config';
import { wallClock } from '#io/wall-clock';
import type { Variables } from '#live/providers/settle-provider';
import { createRecorder } from '#models/recorded';
import { formatRecordings } from '#models/recording';
import { connectProvider } from '../connect-provider.js';
import type { OpenedModels } from '../open-models.js';
import { openModels } from '../open-models.js';
import { openProviders } from '../open-providers.js';
import type { LiveHost } from './live-host.js';
import { createRun, openRun } from './open-run.js';

/** Of a provider that is asked whether it is there. */
const PATIENCE_MS = 10_000;

export interface HostOptions
  extends Pick<
    LiveHost,
    'program' | 'offer' | 'stopping' | 'aborting' | 'observer' | 'heard' | 'opened'
  > {
  /** The folder of all runs. */
  readonly runs: string;
  /** Says how providers are reached, by the names that their SDKs know. */
  readonly environment: Variables;
}

export function createLiveHost({ runs, environment, opened, ...rest }: HostOptions): LiveHost {
  let keep: (line: string) => void = () => undefined;
  return {
    ...rest,
    opened: (folder) => {
      keep = (line) => folder.addRecording(line);
      opened?.(folder);
    },
    clock: wallClock,
    patience: () => deadline(PATIENCE_MS),
    hash: sha256,
    createFolder: (about) =>
      createRun(runs, new Date(wallClock.now()).toISOString(), scrubSecrets(about)),
    openFolder: (id) => openRun(runs, id),
    async openModels({ org, pricing, options }) {
      const opened = await openModels(
        org.agents.map(({ model }) => model),
        {
          pricing: pricing.pricing,
          providers: openProviders(environment, await readUserConfig(environment)),
          connect: async (provider, settings) => {
            const adapter = await connectProvider(provider, settings);
            if (!options.record) return adapter;
            return createRecorder(adapter, sha256, (recording) =>
              keep(formatRecordings([recording]).trimEnd()),
            );
          },
        },
      );
      return { ...opened, limitsOf: limitedTo(options.concurrency, opened.limitsOf) };
    },
  };
}

/** The run may say how many requests of a provider go out at once. */
function limitedTo(
  concurrency: number | null,
  limitsOf: OpenedModels['limitsOf'],
): OpenedModels['limitsOf'] {
  if (concurrency === null) return limitsOf;
  return (provider) => ({ ...limitsOf(provider), concurrency });
}
