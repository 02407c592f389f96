// `orgsim run`: the organization at work on dry-run agents, and what it costs.

import type { Duration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFile } from '#io/find-org-files';
import { startProgress } from '#io/progress';
import type { SourceFile } from '#io/read-source';
import { readSource } from '#io/read-source';
import type { Output } from '#io/terminal';
import type { RunOptions, RunOutcome } from '#main/run-org';
import { DEFAULT_RUN_LENGTH, DEFAULT_SAMPLE, runOrg } from '#main/run-org';
import { formatFileFindings } from '#report/findings-stylish';
import { formatRunJson } from '#report/run-json';
import type { RunView } from '#report/run-view';
import { formatRunView, RUN_VIEWS } from '#report/run-view';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { wholeNumber } from '../option-values.js';
import {
  behaviorName,
  collectOrders,
  metricsFile,
  runLength,
  sampleLength,
  tickLength,
  workLoad,
} from '../run-options.js';
import { openRunRecords } from '../run-records.js';

interface RunFlags {
  readonly for: Duration | undefined;
  readonly seed: number;
  readonly start: string | undefined;
  readonly tick: Duration | undefined;
  readonly load: number | undefined;
  readonly order: readonly string[] | undefined;
  readonly events: string | undefined;
  readonly workload: boolean;
  readonly behavior: string;
  readonly adapt: boolean;
  readonly trace: string | undefined;
  readonly log: string | undefined;
  readonly metrics: string | undefined;
  readonly sample: Duration | undefined;
  readonly engine: 'fast' | 'reference';
  readonly pricing: 'reference';
  readonly format: 'table' | 'json';
  readonly view: RunView;
  readonly all: boolean;
}

export const command = defineCommand<RunFlags>({
  arguments: [{ name: '[file]', summary: 'an ORG.md, its folder, or - (default: ./ORG.md)' }],
  options: {
    for: {
      flags: '--for <duration>',
      summary: 'how long: ticks or a time (default: 24h)',
      parse: runLength,
    },
    seed: {
      flags: '--seed <number>',
      summary: 'chooses what chance decides; the same seed gives the same run',
      default: 1,
      parse: wholeNumber('--seed'),
    },
    start: {
      flags: '--start <date>',
      summary: 'first instant, org time (default: 2026-01-05T00:00)',
    },
    tick: {
      flags: '--tick <time>',
      summary: 'length of a tick (default: what the file says, else 30s)',
      parse: tickLength,
    },
    load: {
      flags: '--load <share>',
      summary: 'how busy workers are, where the file states no orders (default: 0.8)',
      parse: workLoad,
    },
    order: {
      flags: '--order <text>',
      summary: 'an order at the start, to the root or `agent: text`; may be repeated',
      parse: collectOrders,
    },
    events: { flags: '--events <file>', summary: 'scripted events, one JSON object a line' },
    workload: { flags: '--workload', summary: 'make up orders even with --order or --events' },
    behavior: {
      flags: '--behavior <name>',
      summary: 'what agents do: flow, passive, or a script FILE.json',
      default: 'flow',
      parse: behaviorName,
    },
    adapt: { flags: '--adapt', summary: 'let managers ask to make idle reports event-driven' },
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
    engine: {
      flags: '--engine <name>',
      summary: 'fast, or reference: the same results, tick by tick',
      choices: ['fast', 'reference'],
      default: 'fast',
    },
    pricing: {
      flags: '--pricing <table>',
      summary: 'price table',
      choices: ['reference'],
      default: 'reference',
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
    { command: 'orgsim run --format json', summary: 'all figures, for a program' },
  ],
  async run([operand], flags, output) {
    const file = findOrgFile(operand);
    checkDistinctFiles(
      [file, flags.events, scriptOf(flags)],
      [flags.trace, flags.log, flags.metrics],
    );
    checkSample(flags);
    const source = await readSource(file);
    const options = await readOptions(flags);
    const outcome = recordRun(source, options, flags, output);
    await printFindings(source, outcome, output);
    if (outcome.kind === 'refused') throw refusal(source);
    await print(outcome.report, flags, output);
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

/** The file of a scripted behaviour. */
function scriptOf({ behavior }: RunFlags): string | undefined {
  return behavior === 'flow' || behavior === 'passive' ? undefined : behavior;
}

function builtInOf({ behavior }: RunFlags): 'flow' | 'passive' {
  return behavior === 'passive' ? 'passive' : 'flow';
}

async function readOptions(flags: RunFlags): Promise<RunOptions> {
  const { events, order, seed, start, tick, load, workload, adapt, engine, all } = flags;
  const script = scriptOf(flags);
  return {
    length: flags.for ?? DEFAULT_RUN_LENGTH,
    orders: order ?? [],
    events: events === undefined ? undefined : await readSource(events),
    behavior: script === undefined ? builtInOf(flags) : await readSource(script),
    seed,
    start,
    tick,
    load,
    workload,
    adapt,
    engine,
    all,
    sample: flags.sample ?? DEFAULT_SAMPLE,
  };
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
  try {
    const outcome = runOrg(source, options, {
      ...records.observer,
      progress: (share) => progress.report(share),
    });
    if (outcome.kind === 'done') records.finish();
    return outcome;
  } catch (error) {
    records.discard();
    throw error;
  } finally {
    progress.end();
  }
}

async function printFindings(
  { name, text }: SourceFile,
  { loaded }: RunOutcome,
  { stderr }: Output,
): Promise<void> {
  const { findings } = loaded;
  if (findings.length === 0) return;
  const style = await loadStyle(stderr.color);
  const options = { style, columns: stderr.columns };
  stderr.write(`${formatFileFindings({ name, source: text, findings }, options)}\n`);
}

function refusal({ name }: SourceFile): OrgsimError {
  return new OrgsimError(
    'org-has-errors',
    `${name} has errors, so it was not run.`,
    'Mend what is listed above; orgsim lint checks it again.',
  );
}

async function print(
  report: Extract<RunOutcome, { kind: 'done' }>['report'],
  { format, view, all }: RunFlags,
  { stdout }: Output,
): Promise<void> {
  if (format === 'json') {
    stdout.write(formatRunJson(report));
    return;
  }
  const style = await loadStyle(stdout.color);
  stdout.write(formatRunView(report, view, { style, columns: stdout.columns, all }));
}
