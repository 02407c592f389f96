// `orgsim run` with real models: flags to what main wants, and what came of it to the terminal. Loaded for a live run only.

import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFile } from '#io/find-org-files';
import { readSource } from '#io/read-source';
import { RUNS_FOLDER } from '#io/run-folder';
import type { Output } from '#io/terminal';
import type { LiveOptions } from '#main/live/live-options';
import { LIVE_DEFAULTS, limitsOf } from '#main/live/live-options';
import { findRecorded, replayLive } from '#main/live/replay-live';
import type { LiveOutcome } from '#main/live/run-live';
import { beginLive, resumeLive } from '#main/live/run-live';
import { readOrg } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import { DEFAULT_RUN_LENGTH } from '#main/run-org';
import type { ExitCode } from './exit-codes.js';
import { checkLiveFlags } from './live-contradictions.js';
import type { LiveCommand } from './live-run.js';
import { printLive, withLiveHost } from './live-run.js';
import { LOG_DEFAULTS } from './log-flags.js';
import { printFindings, refuseOrg } from './org-findings.js';
import type { RunFlags } from './run-flags.js';
import { openRunRecords } from './run-records.js';

export async function runLive(
  operand: string | undefined,
  flags: RunFlags,
  output: Output,
): Promise<ExitCode> {
  checkLiveFlags(flags, operand);
  checkDistinctFiles([flags.events, flags.prices], [flags.trace, flags.log]);
  const records = openRunRecords({ trace: flags.trace, log: flags.log, metrics: undefined });
  const { runs = RUNS_FOLDER, format, view, all } = flags;
  const log = {
    level: flags.logLevel ?? LOG_DEFAULTS.level,
    format: flags.logFormat ?? LOG_DEFAULTS.format,
  };
  const command: LiveCommand = { runs, format, view, all, log, observer: records.observer };
  try {
    const outcome = await run(operand, flags, command, output);
    if (outcome.kind === 'played') records.finish();
    else records.discard();
    return await printLive(outcome, command, output);
  } catch (error) {
    records.discard();
    throw error;
  }
}

function run(
  operand: string | undefined,
  flags: RunFlags,
  command: LiveCommand,
  output: Output,
): Promise<Ended> {
  const { resume: taken, replay: repeated } = flags;
  if (taken !== undefined) return resume(taken, flags, command, output);
  if (repeated !== undefined) return replay(repeated, operand, flags, command, output);
  return begin(operand, flags, command, output);
}

type Ended = Exclude<LiveOutcome, { kind: 'refused' }>;

async function begin(
  operand: string | undefined,
  flags: RunFlags,
  command: LiveCommand,
  output: Output,
): Promise<Ended> {
  const source = await readOrg(findOrgFile(operand));
  const options = await readOptions(flags);
  const outcome = await withLiveHost(command, output, (host) =>
    beginLive(source, options, command.all, host),
  );
  return withFindings(source, outcome, output);
}

async function withFindings(
  source: OrgSource,
  outcome: LiveOutcome,
  output: Output,
): Promise<Ended> {
  await printFindings(source, outcome.loaded, output);
  if (outcome.kind === 'refused') throw refuseOrg(source);
  return outcome;
}

async function resume(
  id: string,
  flags: RunFlags,
  command: LiveCommand,
  output: Output,
): Promise<Ended> {
  const { inDoubt, order, answer, approve, reject } = flags;
  const wishes = {
    inDoubt: inDoubt ?? null,
    orders: order ?? [],
    answers: answer ?? [],
    decision: approve ? ('approve' as const) : reject ? ('reject' as const) : null,
  };
  const outcome = await withLiveHost(command, output, (host) =>
    resumeLive(id, { limits: limitsOf(flags), wishes, all: command.all }, host),
  );
  // The journal's own org had no errors when it began.
  if (outcome.kind === 'refused') throw refuseOrg({ name: id, text: '' });
  return outcome;
}

async function replay(
  wanted: string,
  operand: string | undefined,
  flags: RunFlags,
  command: LiveCommand,
  output: Output,
): Promise<Ended> {
  const recorded = findRecorded(command.runs, wanted);
  const isOwn = operand === undefined && recorded.kind === 'run';
  const source = isOwn ? null : await readOrg(findOrgFile(operand));
  const org = source === null ? null : { source, options: await readOptions(flags) };
  const outcome = await withLiveHost(command, output, (host) =>
    replayLive(recorded, org, command.all, host),
  );
  if (source !== null) return withFindings(source, outcome, output);
  if (outcome.kind === 'refused') throw refuseOrg({ name: wanted, text: '' });
  return outcome;
}

async function readOptions(flags: RunFlags): Promise<LiveOptions> {
  const { events, order, seed, start, tick, load, workload, engine, prices, model } = flags;
  return {
    maxUsd: flags.maxUsd ?? null,
    maxCalls: flags.maxCalls ?? null,
    maxDepth: flags.maxDepth ?? null,
    maxWakes: flags.maxWakes ?? null,
    maxOrderUsd: flags.maxOrderUsd ?? null,
    until: flags.until ?? LIVE_DEFAULTS.until,
    concurrency: flags.concurrency ?? null,
    length: flags.for ?? DEFAULT_RUN_LENGTH,
    seed,
    tickSeconds: tick?.kind === 'time' ? tick.seconds : null,
    start: start ?? null,
    orders: [...(order ?? [])],
    events: events === undefined ? null : await readSource(events),
    workload,
    load: load ?? null,
    engine,
    prices: prices === undefined ? null : await readSource(prices),
    model: model ?? null,
    outputTokens: flags.outputTokens ?? LIVE_DEFAULTS.outputTokens,
    record: flags.record,
  };
}
