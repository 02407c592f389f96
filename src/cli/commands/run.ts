// `orgsim run`: the organization at work on dry-run agents or, with --live, on real models, and what it costs.

import { RUN_VIEWS } from '#report/run-view';
import { defineCommand } from '../command.js';
import { runDry } from '../dry-command.js';
import { FORMAT_OPTION } from '../format-option.js';
import { isLive, LIVE_OPTIONS } from '../live-flags.js';
import { REPLICATION_OPTIONS } from '../replication-flags.js';
import type { RunFlags } from '../run-flags.js';
import { checkSample, metricsFile, sampleLength } from '../run-options.js';
import { SIMULATION_OPTIONS } from '../simulation-flags.js';

export const command = defineCommand<RunFlags>({
  arguments: [{ name: '[file]', summary: 'an ORG.md, its folder, or - (default: ./ORG.md)' }],
  options: {
    ...SIMULATION_OPTIONS,
    ...REPLICATION_OPTIONS,
    trace: { flags: '--trace <file>', summary: 'write every wake there, one JSON object a line' },
    log: { flags: '--log <file>', summary: 'write holds, switches, refusals and actions there' },
    metrics: {
      flags: '--metrics <file>',
      summary: 'write all metrics over time there: .csv or .jsonl',
      parse: metricsFile,
    },
    sample: {
      flags: '--sample <duration>',
      summary: 'time between two samples of --metrics (default: 1h)',
      parse: sampleLength,
    },
    format: FORMAT_OPTION,
    view: {
      flags: '--view <name>',
      summary: 'what the tables show; json has all of it',
      choices: RUN_VIEWS,
      default: 'dashboard',
    },
    all: { flags: '--all', summary: 'a row for each agent, and every note' },
    advice: {
      flags: '--advice <how>',
      summary:
        'proved tries each change on the same orders (default: in small runs), quick estimates',
      choices: ['off', 'quick', 'proved'],
    },
    apply: {
      flags: '--apply',
      summary: 'write proved advice into the file: shows the diff, and asks',
    },
    yes: { flags: '--yes', summary: 'with --apply: write without asking' },
    withModels: {
      flags: '--with-models',
      summary: 'with --apply: models too, whose answers no run judges',
    },
    ...LIVE_OPTIONS,
  },
  examples: [
    { command: 'orgsim run', summary: 'a day of ./ORG.md' },
    { command: 'orgsim run ORG.md --for 30d --seed 7', summary: 'a month, with other chances' },
    {
      command: 'orgsim run --order "Ship the beta" --trace trace.jsonl',
      summary: 'one order, every wake',
    },
    {
      command: 'orgsim run --metrics metrics.csv --sample 1h',
      summary: 'every metric, hour by hour',
    },
    {
      command: 'orgsim run --replications 20',
      summary: 'twenty seeds, and how sure each figure is',
    },
    { command: 'orgsim run ORG.md --apply', summary: 'change the file as the run advises' },
    { command: 'orgsim run --format json', summary: 'all figures, for a program' },
    {
      command: 'orgsim run --live --max-usd 2 --order "Ship the beta"',
      summary: 'real models, for two dollars at most',
    },
  ],
  async run([operand], flags, output) {
    checkSample(flags);
    if (!isLive(flags)) return runDry(operand, flags, output);
    const { runLive } = await import('../live-command.js');
    return runLive(operand, flags, output);
  },
});
