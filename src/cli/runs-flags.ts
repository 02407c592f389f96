// Where live runs are kept: the option that every command on runs has.

import { RUNS_FOLDER } from '#io/run-folder';
import type { OptionTable } from './command.js';

export interface RunsFlags {
  readonly runs: string;
}

export const RUNS_OPTIONS: OptionTable<RunsFlags> = {
  runs: {
    flags: '--runs <folder>',
    summary: 'the folder that holds the runs',
    default: RUNS_FOLDER,
  },
};
