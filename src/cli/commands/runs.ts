// `orgsim runs`: the live runs there are, and commands of their own to look at one and to take old ones away.

import { nowIso } from '#io/today';
import { listRuns } from '#main/live/list-runs';
import { formatRunsJson } from '#report/runs-json';
import { formatRunsText } from '#report/runs-text';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { FormatFlags } from '../format-option.js';
import { FORMAT_OPTION } from '../format-option.js';
import type { RunsFlags } from '../runs-flags.js';
import { RUNS_OPTIONS } from '../runs-flags.js';

type RunsListFlags = RunsFlags & FormatFlags;

export const command = defineCommand<RunsListFlags>({
  arguments: [],
  options: {
    ...RUNS_OPTIONS,
    format: FORMAT_OPTION,
  },
  examples: [
    { command: 'orgsim runs', summary: 'the runs in ./runs, how they stand and what they cost' },
    { command: 'orgsim runs show 7f3a', summary: 'one of them, and how to go on with it' },
    { command: 'orgsim runs prune --older-than 30d', summary: 'take old ones away' },
  ],
  subcommands: [
    {
      name: 'show',
      summary: 'what happened in one run, and what to do next',
      load: () => import('./runs-show.js'),
    },
    {
      name: 'prune',
      summary: 'take away runs that are no longer wanted',
      load: () => import('./runs-prune.js'),
    },
  ],
  async run(_operands, { runs, format }, { stdout }) {
    const states = listRuns(runs);
    if (format === 'json') stdout.write(formatRunsJson(states, runs));
    else {
      const options = { style: await loadStyle(stdout.color), columns: stdout.columns };
      stdout.write(formatRunsText(states, runs, nowIso(), options));
    }
    return EXIT.clean;
  },
});
