// What is wrong with an ORG.md that is used for something else than linting: shown on standard error, and refused.

import { OrgsimError } from '#base/errors';
import type { SourceFile } from '#io/read-source';
import type { Output } from '#io/terminal';
import type { LoadedOrg } from '#main/load-org';
import { formatFileFindings } from '#report/findings-stylish';
import { loadStyle } from '#report/style';

/** Errors and warnings: what is merely good to know is for `orgsim lint` to say. */
export async function printFindings(
  { name, text }: SourceFile,
  { findings: all }: Pick<LoadedOrg, 'findings'>,
  { stderr }: Output,
): Promise<void> {
  const findings = all.filter(({ severity }) => severity !== 'info');
  if (findings.length === 0) return;
  const style = await loadStyle(stderr.color);
  const options = { style, columns: stderr.columns };
  stderr.write(`${formatFileFindings({ name, source: text, findings }, options)}\n`);
}

/** The error of a command that needs an org without errors. */
export function refuseOrg({ name }: SourceFile, undone = 'it was not run'): OrgsimError {
  return new OrgsimError(
    'org-has-errors',
    `${name} has errors, so ${undone}.`,
    'Mend what is listed above; orgsim lint checks it again.',
  );
}
