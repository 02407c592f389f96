// `orgsim runs show`: one run in full.

import { RUNS_FOLDER } from '#io/run-folder';
import { nowIso } from '#io/today';
import { findRun } from '#main/live/find-run';
import { readRunState } from '#main/live/read-run-state';
import { answerCommands, resumeCommand } from '#main/live/run-command';
import { formatRunJson } from '#report/runs-json';
import { formatRunPage } from '#report/runs-show-text';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { RunsFlags } from '../runs-flags.js';
import { RUNS_OPTIONS } from '../runs-flags.js';

interface RunsShowFlags extends RunsFlags {
  readonly format: 'text' | 'json';
}

export const command = defineCommand<RunsShowFlags>({
  arguments: [
    {
      name: '<id>',
      summary: 'of the run: all of it, its beginning, or what stands behind its last hyphen',
    },
  ],
  options: {
    ...RUNS_OPTIONS,
    format: {
      flags: '--format <name>',
      summary: 'how to print',
      choices: ['text', 'json'],
      default: 'text',
    },
  },
  examples: [
    {
      command: 'orgsim runs show 7f3a',
      summary: 'what was spent by whom, what is in doubt, what is next',
    },
    { command: 'orgsim runs show 2026-11-27 --format json', summary: 'the only run of that day' },
  ],
  async run([id = ''], { runs, format }, { stdout }) {
    const run = readRunState(runs, findRun(runs, id));
    const folder = runs === RUNS_FOLDER ? null : runs;
    const command = resumeCommand(run, folder);
    const answers = answerCommands(run, run.summary?.waiting ?? [], folder);
    const commands = [...answers, ...(command === null ? [] : [command])];
    if (format === 'json') stdout.write(formatRunJson(run, command, answers));
    else {
      const options = { style: await loadStyle(stdout.color), columns: stdout.columns };
      stdout.write(formatRunPage({ run, now: nowIso(), commands }, options));
    }
    return EXIT.clean;
  },
});
