// A recorded run again, without a network and without a key: its own org and options, or those that the command line says.

import { OrgsimError } from '#base/errors';
import { sha256 } from '#io/hash-text';
import { pathIn } from '#io/new-files';
import { readBytes } from '#io/read-bytes';
import { RECORDING_FILE } from '#io/run-files';
import { JOURNAL_FILE } from '#io/run-folder';
import { decodeJournal } from '#journal/line-codec';
import { NO_LIMITS } from '#live/calls/rate-limits';
import { settleProvider } from '#live/providers/settle-provider';
import { recoverRun } from '#live/recover-run';
import { createRecordedAdapter } from '#models/recorded';
import type { Recording } from '#models/recording';
import { parseRecordings } from '#models/recording';
import { openModels } from '../open-models.js';
import type { Providers } from '../open-providers.js';
import type { OrgSource } from '../org-source.js';
import { findRun } from './find-run.js';
import type { LiveHost } from './live-host.js';
import type { LiveOptions } from './live-options.js';
import { planLive } from './plan-live.js';
import type { LiveOutcome } from './run-live.js';
import { planKept, playNew } from './run-live.js';

/** What was recorded: a run below `runs`, or a file. */
export type Recorded =
  | { readonly kind: 'run'; readonly id: string; readonly folder: string }
  | { readonly kind: 'file'; readonly path: string };

/** `wanted` is an id, as much of one as says which, or a path: what has a slash or ends with `.jsonl`. */
export function findRecorded(runs: string, wanted: string): Recorded {
  if (/[/\\]|\.jsonl$/u.test(wanted)) return { kind: 'file', path: wanted };
  const id = findRun(runs, wanted);
  return { kind: 'run', id, folder: pathIn(runs, id) };
}

interface ReplayedOrg {
  readonly source: OrgSource;
  readonly options: LiveOptions;
}

export interface ReplayOptions {
  /** What the command line says; null for what the recorded run itself was. */
  readonly org: ReplayedOrg | null;
  /** Asked at once, where the recorded run says all else; undefined for as many as then. */
  readonly concurrency: number | undefined;
  readonly all: boolean;
}

/**
 * Rejects with an OrgsimError at the first
 * question that has no recorded answer.
 */
export async function replayLive(
  recorded: Recorded,
  { org, concurrency, all }: ReplayOptions,
  host: LiveHost,
): Promise<LiveOutcome> {
  const recordings = readRecordings(recorded);
  if (org !== null) {
    const planned = await planLive(org.source, org.options);
    if (planned.kind === 'refused') return planned;
    return playNew({ live: planned.live, all }, replaying(host, recordings));
  }
  if (recorded.kind === 'file') throw noOrg(recorded.path);
  const path = pathIn(recorded.folder, JOURNAL_FILE);
  const { records } = decodeJournal(readBytes(path), path);
  const live = await planKept(records, { concurrency });
  // What persons did meanwhile is part of it, at the same ticks.
  const { events, releases } = recoverRun(records);
  const earlier = { ...recoverRun([]), events, releases };
  return playNew({ live, all, earlier }, replaying(host, recordings));
}

function readRecordings(recorded: Recorded): readonly Recording[] {
  const path = recorded.kind === 'file' ? recorded.path : pathIn(recorded.folder, RECORDING_FILE);
  try {
    return parseRecordings(new TextDecoder().decode(readBytes(path)), path);
  } catch (error) {
    if (recorded.kind !== 'run' || !(error instanceof OrgsimError)) throw error;
    if (error.code !== 'file-not-found') throw error;
    throw new OrgsimError(
      'file-not-found',
      `The run ${recorded.id} was not recorded.`,
      'Only a run with --record can be replayed.',
    );
  }
}

/** The same host, but for the models: recorded answers, and no waiting. */
function replaying(host: LiveHost, recordings: readonly Recording[]): LiveHost {
  return {
    ...host,
    // Waits between attempts were waited once.
    clock: { ...host.clock, sleep: () => Promise.resolve() },
    offer: () => Promise.resolve({}),
    async openModels({ org, pricing, options }) {
      const opened = await openModels(
        org.agents.map(({ model }) => model),
        {
          pricing: pricing.pricing,
          providers: NOBODY,
          connect: (provider) =>
            Promise.resolve(createRecordedAdapter(provider, recordings, sha256, notRecorded)),
        },
      );
      return {
        ...opened,
        limitsOf: () => ({
          ...NO_LIMITS,
          concurrency: options.concurrency ?? NO_LIMITS.concurrency,
        }),
        notices: [],
      };
    },
  };
}

/** No key is needed, and none is looked for. */
const NOBODY: Providers = {
  config: { path: '', isThere: false },
  warnings: [],
  settingsOf: (provider) => ({ ...settleProvider(provider, {}, null), needsKey: false }),
};

function notRecorded(sentence: string): OrgsimError {
  const [what = sentence, hint] = sentence.split(/(?<=\.) (?=Record again)/u);
  return new OrgsimError('input-invalid', what, hint ?? 'Record again with --record.');
}

function noOrg(path: string): OrgsimError {
  return new OrgsimError(
    'usage',
    `${path} holds answers, and does not say of which org.`,
    'Name the ORG.md too: orgsim run ORG.md --replay FILE',
  );
}
