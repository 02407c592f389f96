// The options of commands that run an org with many seeds.

import { OrgsimError } from '#base/errors';
import type { OptionTable } from './command.js';
import { wholeNumber } from './option-values.js';

export interface ReplicationFlags {
  readonly replications: number | undefined;
  readonly threads: number | undefined;
}

const REPLICATIONS_MAX = 100_000;
const THREADS_MAX = 256;

export const REPLICATION_OPTIONS: OptionTable<ReplicationFlags> = {
  replications: {
    flags: '--replications <number>',
    summary: 'run that many seeds, from --seed on, and show means with their confidence',
    parse: wholeNumber('--replications', 1, REPLICATIONS_MAX),
  },
  threads: {
    flags: '--threads <number>',
    summary: 'worker threads for --replications (default: as many as pay)',
    parse: wholeNumber('--threads', 1, THREADS_MAX),
  },
};

/** How many runs are wanted. Throws an OrgsimError of code `usage` for threads without work for them. */
export function countReplications(
  { replications: wanted, threads }: ReplicationFlags,
  unlessSaid: number,
): number {
  const replications = wanted ?? unlessSaid;
  if (threads === undefined || replications > 1) return replications;
  throw new OrgsimError(
    'usage',
    '--threads shares out the runs of --replications, and there is only one run.',
    `For instance: --replications 20 --threads ${threads}`,
  );
}
