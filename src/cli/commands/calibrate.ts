// `orgsim calibrate`: learns tokens from recorded runs, and says how far the estimate was off.

import { OrgsimError } from '#base/errors';
import { createLocalCounter } from '#cost/count-tokens';
import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFile } from '#io/find-org-files';
import { findRecordFiles } from '#io/find-record-files';
import { readKept, writeKept } from '#io/kept-text';
import { standingPaths } from '#io/new-files';
import { startProgress } from '#io/progress';
import type { Output } from '#io/terminal';
import { calibrateOrg } from '#main/calibrate-org';
import { formatCalibration, isCalibration } from '#main/calibration';
import { hasErrors, loadOrg } from '#main/load-org';
import { readOrg } from '#main/org-reader';
import type { RecordedCalls } from '#main/read-calls';
import { recordCalls } from '#main/record-calls';
import { createTokenSource } from '#main/token-source';
import type { Org } from '#org/types';
import { formatCalibrationJson } from '#report/calibration-json';
import { formatCalibrationText } from '#report/calibration-text';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { FormatFlags } from '../format-option.js';
import { FORMAT_OPTION } from '../format-option.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import type { PricingFlags } from '../pricing-flags.js';
import { PRICING_OPTIONS, readPricing } from '../pricing-flags.js';
import type { RecordFlags } from '../record-flags.js';
import { RECORD_OPTIONS, readOwners } from '../record-flags.js';

interface CalibrateFlags extends PricingFlags, RecordFlags, FormatFlags {
  readonly org: string | undefined;
  readonly out: string;
  readonly dryRun: boolean;
}

export const command = defineCommand<CalibrateFlags>({
  arguments: [
    {
      name: '<runs...>',
      summary: 'ledgers of runs, session logs of Claude Code (*.jsonl), or folders of them',
    },
  ],
  options: {
    org: {
      flags: '--org <file>',
      summary: 'the org to compare with (default: ./ORG.md, where there is one)',
    },
    ...RECORD_OPTIONS,
    ...PRICING_OPTIONS,
    out: {
      flags: '--out <file>',
      summary: 'where to write what was learnt',
      default: 'orgsim.calibration.json',
    },
    dryRun: { flags: '--dry-run', summary: 'write no file' },
    format: FORMAT_OPTION,
  },
  examples: [
    { command: 'orgsim calibrate runs/r1/ledger.jsonl', summary: 'learn from a run of ./ORG.md' },
    {
      command: 'orgsim calibrate sessions --map claude-opus-4-6=coo',
      summary: 'learn from session logs of Claude Code',
    },
    {
      command: 'orgsim cost --calibration orgsim.calibration.json',
      summary: 'estimate with what was learnt',
    },
  ],
  async run(operands, flags, output) {
    const files = findRecordFiles(operands);
    const { out, dryRun } = flags;
    const orgFile = orgFileOf(flags.org);
    checkDistinctFiles([...files, ...(orgFile === null ? [] : [orgFile])], dryRun ? [] : [out]);
    if (!dryRun) await checkReplaceable(out);
    const org = orgFile === null ? null : await loadSound(orgFile, output);
    const recorded = readCalls(files, flags, org, output);
    const models = [...recorded.calls, ...(org?.agents ?? [])].map(({ model }) => model);
    const pricing = await readPricing(flags, new Set(models));
    const report = calibrateOrg({
      recorded,
      files: files.length,
      org,
      pricing,
      tokens: createTokenSource({ counter: createLocalCounter(), calibration: null }),
    });
    if (!dryRun) writeKept(out, formatCalibration(report.calibration));
    const { stdout } = output;
    if (flags.format === 'json') stdout.write(formatCalibrationJson(report));
    else {
      const look = { style: await loadStyle(stdout.color), columns: stdout.columns };
      stdout.write(formatCalibrationText(report, dryRun ? null : out, look));
    }
    return EXIT.clean;
  },
});

function readCalls(
  files: readonly string[],
  flags: RecordFlags,
  org: Org | null,
  { stderr }: Output,
): RecordedCalls {
  const progress = startProgress(stderr, 'reading');
  try {
    return recordCalls(files, readOwners(flags), org, (share) => progress.report(share));
  } finally {
    progress.end();
  }
}

function orgFileOf(named: string | undefined): string | null {
  if (named !== undefined) return findOrgFile(named);
  return standingPaths(['ORG.md'])[0] ?? null;
}

async function loadSound(path: string, output: Output): Promise<Org> {
  const source = await readOrg(path);
  const loaded = loadOrg(source);
  await printFindings(source, loaded, output);
  if (hasErrors(loaded)) throw refuseOrg(source, 'nothing was compared with it');
  return loaded.org;
}

/** A slip of the pen should not cost anybody an ORG.md. */
async function checkReplaceable(path: string): Promise<void> {
  const text = await readKept(path);
  if (text === null || isCalibration(text)) return;
  throw new OrgsimError(
    'output-failed',
    `${path} is there already and is no calibration, so it was not overwritten.`,
    'Name another file: --out orgsim.calibration.json',
  );
}
