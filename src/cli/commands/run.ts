// `orgsim run`: the organization at work on dry-run agents, and what it costs.

import type { Duration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFile } from '#io/find-org-files';
import { callInterruptible } from '#io/interrupt';
import { startProgress } from '#io/progress';
import type { SourceFile } from '#io/read-source';
import { readSource } from '#io/read-source';
import type { Output } from '#io/terminal';
import { replicateOrg } from '#main/replicate-org';
import type { RunOptions, RunOutcome } from '#main/run-org';
import { DEFAULT_SAMPLE, runOrg } from '#main/run-org';
import { formatReplicationsJson } from '#report/replications-json';
import { formatReplicationsText } from '#report/replications-text';
import { formatRunJson } from '#report/run-json';
import type { RunView } from '#report/run-view';
import { formatRunView, RUN_VIEWS } from '#report/run-view';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import type { ReplicationFlags } from '../replication-flags.js';
import { countReplications, REPLICATION_OPTIONS } from '../replication-flags.js';
import { metricsFile, sampleLength } from '../run-options.js';
import { openRunRecords } from '../run-records.js';
import { createSeedRunner } from '../seed-threads.js';
import type { SimulationFlags } from '../simulation-flags.js';
import { filesOf, readSimulation, SIMULATION_OPTIONS } from '../simulation-flags.js';

interface RunFlags extends SimulationFlags, ReplicationFlags {
  readonly trace: string | undefined;
  readonly log: string | undefined;
  readonly metrics: string | undefined;
  readonly sample: Duration | undefined;
  readonly format: 'table' | 'json';
  readonly view: RunView;
  readonly all: boolean;
}

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
    format: {
      flags: '--format <name>',
      summary: 'how to print',
      choices: ['table', 'json'],
      default: 'table',
    },
    view: {
      flags: '--view <name>',
      summary: 'what the tables show; json has all of it',
      choices: RUN_VIEWS,
      default: 'dashboard',
    },
    all: { flags: '--all', summary: 'a row for each agent, and every note' },
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
    { command: 'orgsim run --format json', summary: 'all figures, for a program' },
  ],
  async run([operand], flags, output) {
    const file = findOrgFile(operand);
    checkDistinctFiles([file, ...filesOf(flags)], [flags.trace, flags.log, flags.metrics]);
    checkSample(flags);
    const replications = countReplications(flags, 1);
    if (replications > 1) refuseSingle(flags);
    const source = await readSource(file);
    const { all, sample = DEFAULT_SAMPLE } = flags;
    const options = { ...(await readSimulation(flags)), all, sample };
    if (replications > 1) await replicate(source, options, replications, flags, output);
    else await runOnce(source, options, flags, output);
    return EXIT.clean;
  },
});

function checkSample({ sample, metrics }: RunFlags): void {
  if (sample === undefined || metrics !== undefined) return;
  throw new OrgsimError(
    'usage',
    '--sample says how often --metrics is written, and there is no --metrics.',
    'For instance: --metrics metrics.csv --sample 1h',
  );
}

/** Throws an OrgsimError of code `usage` for what is of a single run only. */
function refuseSingle(flags: RunFlags): void {
  const given = (['trace', 'log', 'metrics'] as const).find((name) => flags[name] !== undefined);
  if (given === undefined && flags.view === 'dashboard') return;
  const what = given === undefined ? `--view ${flags.view} shows` : `--${given} records`;
  throw new OrgsimError(
    'usage',
    `${what} one run, and --replications asks for ${flags.replications}.`,
    'Leave one of them out; --seed chooses a run.',
  );
}

async function runOnce(
  source: SourceFile,
  options: RunOptions,
  flags: RunFlags,
  output: Output,
): Promise<void> {
  const outcome = recordRun(source, options, flags, output);
  await printFindings(source, outcome.loaded, output);
  if (outcome.kind === 'refused') throw refuseOrg(source);
  const { report } = outcome;
  const { stdout } = output;
  if (flags.format === 'json') {
    stdout.write(formatRunJson(report));
    return;
  }
  const style = await loadStyle(stdout.color);
  const { view, all } = flags;
  stdout.write(formatRunView(report, view, { style, columns: stdout.columns, all }));
}

async function replicate(
  source: SourceFile,
  options: RunOptions,
  replications: number,
  { threads, format }: RunFlags,
  output: Output,
): Promise<void> {
  const { stdout, stderr } = output;
  const progress = startProgress(stderr, `running ${replications} times`);
  const seedRunner = createSeedRunner(threads, progress);
  const outcome = await replicateOrg(source, replications, options, seedRunner).finally(() =>
    progress.end(),
  );
  await printFindings(source, outcome.loaded, output);
  if (outcome.kind === 'refused') throw refuseOrg(source);
  if (format === 'json') {
    stdout.write(formatReplicationsJson(outcome.report));
    return;
  }
  const style = await loadStyle(stdout.color);
  stdout.write(formatReplicationsText(outcome.report, { style, columns: stdout.columns }));
}

/** Runs, and writes what is asked for meanwhile: all of it, or nothing. */
function recordRun(
  source: SourceFile,
  options: RunOptions,
  flags: RunFlags,
  { stderr }: Output,
): RunOutcome {
  const records = openRunRecords(flags);
  const progress = startProgress(stderr, 'running');
  const observer = {
    ...records.observer,
    progress: (share: number) => progress.report(share),
  };
  try {
    const outcome = callInterruptible(() => runOrg(source, options, observer));
    if (outcome.kind === 'done') records.finish();
    return outcome;
  } catch (error) {
    records.discard();
    throw error;
  } finally {
    progress.end();
  }
}
