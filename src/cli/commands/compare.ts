// `orgsim compare`: several organizations on the same orders, and what surely differs.

import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFile } from '#io/find-org-files';
import { startProgress } from '#io/progress';
import type { CompareOptions } from '#main/compare-orgs';
import { compareOrgs, DEFAULT_REPLICATIONS } from '#main/compare-orgs';
import { readOrg } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import { formatComparisonJson } from '#report/comparison-json';
import { formatComparisonText } from '#report/comparison-text';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { FormatFlags } from '../format-option.js';
import { FORMAT_OPTION } from '../format-option.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import type { ReplicationFlags } from '../replication-flags.js';
import { countReplications, REPLICATION_OPTIONS } from '../replication-flags.js';
import { createSeedRunner } from '../seed-threads.js';
import type { SimulationFlags } from '../simulation-flags.js';
import { filesOf, readSimulation, SIMULATION_OPTIONS } from '../simulation-flags.js';

interface CompareFlags extends SimulationFlags, ReplicationFlags, FormatFlags {
  readonly workloadFrom: string | undefined;
}

export const command = defineCommand<CompareFlags>({
  arguments: [
    {
      name: '<files...>',
      summary: 'two orgs or more, each against the first: an ORG.md, its folder, or -',
    },
  ],
  options: {
    ...SIMULATION_OPTIONS,
    ...REPLICATION_OPTIONS,
    replications: {
      ...REPLICATION_OPTIONS.replications,
      summary: 'run each org with that many seeds, from --seed on (default: 20)',
    },
    workloadFrom: {
      flags: '--workload-from <file>',
      summary: 'the org whose orders all get (default: the first)',
    },
    format: FORMAT_OPTION,
  },
  examples: [
    { command: 'orgsim compare ORG.md new.md', summary: 'what does new.md change?' },
    {
      command: 'orgsim compare a.md b.md c.md --for 7d',
      summary: 'a week; b and c, each against a',
    },
    {
      command: 'orgsim compare a.md b.md --replications 100',
      summary: 'surer: narrower intervals',
    },
  ],
  async run(operands, flags, output) {
    const files = operands.map(findOrgFile);
    const { workloadFrom } = flags;
    const workFile = workloadFrom === undefined ? undefined : findOrgFile(workloadFrom);
    checkDistinctFiles([...files, workFile, ...filesOf(flags)], []);
    const replications = countReplications(flags, DEFAULT_REPLICATIONS);
    const sources: OrgSource[] = [];
    for (const file of files) sources.push(await readOrg(file));
    const options: CompareOptions = {
      ...(await readSimulation(flags, sources)),
      workFrom: workFile === undefined ? undefined : await readOrg(workFile),
      replications,
    };
    const { stdout, stderr } = output;
    const progress = startProgress(stderr, 'comparing');
    const seedRunner = createSeedRunner(flags.threads, progress);
    const outcome = await compareOrgs(sources, options, seedRunner).finally(() => progress.end());
    for (const { source, loaded } of outcome.files) await printFindings(source, loaded, output);
    if (outcome.kind === 'refused') throw refuseOrg(outcome.faulty, 'nothing was compared');
    if (flags.format === 'json') {
      stdout.write(formatComparisonJson(outcome.report));
      return EXIT.clean;
    }
    const style = await loadStyle(stdout.color);
    stdout.write(formatComparisonText(outcome.report, { style, columns: stdout.columns }));
    return EXIT.clean;
  },
});
