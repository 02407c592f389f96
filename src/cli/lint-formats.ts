// `orgsim lint --format NAME[:FILE]`: the findings in each format that is asked for.

import { createCheckoutPath } from '#io/checkout-path';
import type { Output } from '#io/terminal';
import type { Severity } from '#lint/finding';
import type { LintResult } from '#main/lint-org';
import { allRules } from '#main/lint-rules';
import type { FindingsFormat } from '#report/findings-formats';
import { FINDINGS_FORMATS, loadFindingsFormat } from '#report/findings-formats';
import type { FormatTarget } from './format-targets.js';
import { formatParser, writeFormats } from './format-targets.js';
import { VERSION } from './version.js';

export type FindingsTarget = FormatTarget<FindingsFormat>;

/** The parser of the option. */
export const addFormat = formatParser(FINDINGS_FORMATS, 'findings');

/** What is printed when no format goes to standard output says how much was checked. */
export async function writeFindings(
  result: LintResult,
  targets: readonly FindingsTarget[],
  failOn: Severity,
  { stdout }: Output,
): Promise<void> {
  const common = {
    rules: allRules(),
    version: VERSION,
    failOn,
    pathOf: createCheckoutPath(process.env, process.cwd()),
  };
  await writeFormats(
    targets,
    'stylish',
    async (format, look) => (await loadFindingsFormat(format))(result, { ...common, ...look }),
    stdout,
  );
}
