// `orgsim run` on dry-run agents: flags to what main wants, and what came of it to the terminal. Knows no real models.

import { OrgsimError } from '#base/errors';
import { compileLess } from '#io/compile-less';
import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFile } from '#io/find-org-files';
import { keepHeapSmall, keepNewObjectsClose } from '#io/heap';
import { callInterruptible } from '#io/interrupt';
import { startProgress } from '#io/progress';
import { checkWritable } from '#io/replace-file';
import type { Output } from '#io/terminal';
import { readOrg } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import { replicateOrg } from '#main/replicate-org';
import type { RunOptions, RunOutcome } from '#main/run-org';
import { DEFAULT_SAMPLE, runOrg } from '#main/run-org';
import type { RunReport } from '#main/run-report';
import { formatReplicationsJson } from '#report/replications-json';
import { formatReplicationsText } from '#report/replications-text';
import { formatRunJson } from '#report/run-json';
import { formatRunView } from '#report/run-view';
import { loadStyle } from '#report/style';
import { applyAdvice, checkApply } from './apply-advice.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { refuseLiveOnly } from './live-flags.js';
import { printFindings, refuseOrg } from './org-findings.js';
import { countReplications } from './replication-flags.js';
import type { RunFlags } from './run-flags.js';
import { openRunRecords } from './run-records.js';
import { createSeedRunner } from './seed-threads.js';
import { filesOf, readSimulation } from './simulation-flags.js';

export async function runDry(
  operand: string | undefined,
  flags: RunFlags,
  output: Output,
): Promise<ExitCode> {
  refuseLiveOnly(flags);
  const file = findOrgFile(operand);
  checkDistinctFiles([file, ...filesOf(flags)], [flags.trace, flags.log, flags.metrics]);
  checkApply(flags, file);
  const replications = countReplications(flags, 1);
  if (replications > 1) refuseSingle(flags);
  const source = await readOrg(file);
  if (flags.apply) checkWritable(file);
  const { all, sample = DEFAULT_SAMPLE, withModels } = flags;
  const advice = adviceOf(flags);
  const options = { ...(await readSimulation(flags, [source])), all, sample, advice, withModels };
  if (replications === 1) return runOnce(source, options, flags, output);
  await replicate(source, options, replications, flags, output);
  return EXIT.clean;
}

/** Throws an OrgsimError of code `usage` for what is of a single run only. */
function refuseSingle(flags: RunFlags): void {
  const what = singleUseOf(flags);
  if (what === null) return;
  throw new OrgsimError(
    'usage',
    `${what} one run, and --replications asks for ${flags.replications}.`,
    'Leave one of them out; --seed chooses a run.',
  );
}

function singleUseOf({ apply, advice, view, ...records }: RunFlags): string | null {
  const recorded = (['trace', 'log', 'metrics'] as const).find(
    (name) => records[name] !== undefined,
  );
  if (recorded !== undefined) return `--${recorded} records`;
  if (apply || advice !== undefined) return `--${apply ? 'apply' : 'advice'} follows from`;
  return view === 'dashboard' ? null : `--view ${view} shows`;
}

/** What nobody will see is not worked out. */
function adviceOf({ apply, advice, format, view }: RunFlags): RunFlags['advice'] {
  if (apply) return 'proved';
  return format === 'json' || view === 'dashboard' ? advice : 'off';
}

async function runOnce(
  source: OrgSource,
  options: RunOptions,
  flags: RunFlags,
  output: Output,
): Promise<ExitCode> {
  const outcome = recordRun(source, options, flags, output);
  await printFindings(source, outcome.loaded, output);
  if (outcome.kind === 'refused') throw refuseOrg(source);
  await print(outcome.report, flags, output);
  return flags.apply ? applyAdvice(source, outcome, flags, output) : EXIT.clean;
}

async function print(
  report: RunReport,
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

async function replicate(
  source: OrgSource,
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
  source: OrgSource,
  options: RunOptions,
  flags: RunFlags,
  { stderr }: Output,
): RunOutcome {
  const records = openRunRecords(flags);
  const progress = startProgress(stderr, 'running');
  const proving = startProgress(stderr, 'trying what it advises');
  const observer = {
    ...records.observer,
    starting: keepNewObjectsClose,
    progress: (share: number) => progress.report(share),
    proving: (share: number) => {
      progress.end();
      proving.report(share);
    },
  };
  try {
    keepHeapSmall();
    compileLess();
    const outcome = callInterruptible(() => runOrg(source, options, observer));
    if (outcome.kind === 'done') records.finish();
    return outcome;
  } catch (error) {
    records.discard();
    throw error;
  } finally {
    progress.end();
    proving.end();
  }
}
