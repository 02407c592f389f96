// `orgsim why`: why an agent woke last or sleeps, in a run or on its recorded trace; and whom no message woke.

import { toJsonText } from '#base/json-text';
import { findOrgFile } from '#io/find-org-files';
import { startProgress } from '#io/progress';
import { readLines } from '#io/read-lines';
import type { Output } from '#io/terminal';
import { readOrg } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import { loadForRun } from '#main/run-org';
import type { WhyOutcome } from '#main/why-agent';
import { whyAgent } from '#main/why-agent';
import { whyNever } from '#main/why-never';
import { whyTrace } from '#main/why-trace';
import { loadStyle } from '#report/style';
import type { TableOptions } from '#report/text-table';
import { formatNeverText } from '#report/why-never-text';
import { formatWhyText } from '#report/why-text';
import { formatTraceText } from '#report/why-trace-text';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import { readSimulation, SIMULATION_OPTIONS } from '../simulation-flags.js';
import type { WhyFlags } from '../why-flags.js';
import { checkWhyFlags } from '../why-flags.js';

export const command = defineCommand<WhyFlags>({
  arguments: [
    { name: '[agent]', summary: 'its name, title or id, in any case; not with --never' },
    { name: '[file]', summary: 'an ORG.md, its folder, or - (default: ./ORG.md)' },
  ],
  options: {
    at: {
      flags: '--at <moment>',
      summary: 'a tick, a time since the start or an org-local time (default: the end of the run)',
    },
    never: {
      flags: '--never',
      summary: 'list the agents that did not wake for a message, and why',
    },
    trace: {
      flags: '--trace <file>',
      summary: 'run nothing: read this trace; with an ORG.md behind the agent also its rules',
    },
    log: { flags: '--log <file>', summary: 'the log beside that trace: holds and actions' },
    ...SIMULATION_OPTIONS,
    format: {
      flags: '--format <name>',
      summary: 'how to print',
      choices: ['text', 'json'],
      default: 'text',
    },
  },
  examples: [
    { command: 'orgsim why coo', summary: 'why the COO of ./ORG.md sleeps at the end of a day' },
    { command: 'orgsim why "Tech Lead" ORG.md --at 09:30', summary: 'the same in the morning' },
    { command: 'orgsim why coo --trace trace.jsonl --at 120', summary: 'from a recorded run' },
    { command: 'orgsim why --never ORG.md', summary: 'whom no message woke, and why' },
  ],
  async run(operands, flags, output) {
    const { agent, file } = checkWhyFlags(operands, flags);
    if (agent === null) await printNever(file, flags, output);
    else if (flags.trace === undefined) await printAgent(agent, file, flags, output);
    else await printTrace(agent, file, { ...flags, trace: flags.trace }, output);
    return EXIT.clean;
  },
});

async function printAgent(
  agent: string,
  file: string | undefined,
  flags: WhyFlags,
  output: Output,
): Promise<void> {
  const source = await readOrg(findOrgFile(file));
  const options = { ...(await readSimulation(flags, [source])), length: flags.for, at: flags.at };
  const outcome = withProgress(output, (progress) => whyAgent(source, agent, options, progress));
  await print(await reportOf(source, outcome, output), formatWhyText, flags, output);
}

async function printNever(
  file: string | undefined,
  flags: WhyFlags,
  output: Output,
): Promise<void> {
  const source = await readOrg(findOrgFile(file));
  const options = { ...(await readSimulation(flags, [source])), length: flags.for };
  const outcome = withProgress(output, (progress) => whyNever(source, options, progress));
  await print(await reportOf(source, outcome, output), formatNeverText, flags, output);
}

async function printTrace(
  agent: string,
  file: string | undefined,
  flags: WhyFlags & { readonly trace: string },
  output: Output,
): Promise<void> {
  const { trace, log, start, at } = flags;
  const source = file === undefined ? null : await readOrg(findOrgFile(file));
  const loaded = source === null ? null : loadForRun(source, flags);
  if (source !== null && loaded !== null) await printFindings(source, loaded, output);
  const why = whyTrace(agent, {
    trace: { name: trace, lines: readLines(trace) },
    log: log === undefined ? null : { name: log, lines: readLines(log) },
    org: loaded?.org ?? null,
    start,
    at,
  });
  await print(why, formatTraceText, flags, output);
}

function withProgress<T>({ stderr }: Output, run: (report: (share: number) => void) => T): T {
  const progress = startProgress(stderr, 'running');
  try {
    return run((share) => progress.report(share));
  } finally {
    progress.end();
  }
}

async function reportOf<Report>(
  source: OrgSource,
  outcome: WhyOutcome<Report>,
  output: Output,
): Promise<Report> {
  await printFindings(source, outcome.loaded, output);
  if (outcome.kind === 'refused') throw refuseOrg(source);
  return outcome.report;
}

async function print<Report>(
  report: Report,
  format: (report: Report, options: TableOptions) => string,
  flags: WhyFlags,
  { stdout }: Output,
): Promise<void> {
  if (flags.format === 'json') {
    stdout.write(`${toJsonText(report)}\n`);
    return;
  }
  const style = await loadStyle(stdout.color);
  stdout.write(format(report, { style, columns: stdout.columns }));
}
