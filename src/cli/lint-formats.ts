// `orgsim lint --format NAME[:FILE]`: which formats of the findings go where, and writing them.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import { createCheckoutPath } from '#io/checkout-path';
import { STDIN } from '#io/read-source';
import type { Output, OutputStream } from '#io/terminal';
import { writeTexts } from '#io/write-texts';
import type { Severity } from '#lint/finding';
import type { LintResult } from '#main/lint-org';
import { allRules } from '#main/lint-rules';
import type { FindingsFormat } from '#report/findings-formats';
import { FINDINGS_FORMATS, isFindingsFormat, loadFindingsFormat } from '#report/findings-formats';
import type { FindingsOptions } from '#report/findings-options';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import { VERSION } from './version.js';

/** One format and where it goes: a file, or null for standard output. */
export interface FormatTarget {
  readonly format: FindingsFormat;
  readonly file: string | null;
}

/** The parser of the option: `previous` with one more. Throws an OrgsimError of code `usage`. */
export function addFormat(
  text: string,
  previous: readonly FormatTarget[] | undefined,
): readonly FormatTarget[] {
  // The first colon: the file may have more, as on Windows.
  const [, name = '', , file] = /^([^:]*)(:(.*))?$/su.exec(text) ?? [];
  if (!isFindingsFormat(name)) throw unknownFormat(name);
  if (file === '') {
    throw new OrgsimError(
      'usage',
      `--format ${text} names no file.`,
      `For instance: --format ${name}:findings.${name}, or --format ${name} for standard output`,
    );
  }
  const target = { format: name, file: file === undefined || file === STDIN ? null : file };
  const others = previous ?? [];
  const printed = target.file === null ? others.find((other) => other.file === null) : undefined;
  if (printed !== undefined) {
    throw new OrgsimError(
      'usage',
      `Only one format can go to standard output, and --format ${printed.format} goes there already.`,
      `Write the other one to a file: --format ${name}:FILE`,
    );
  }
  return [...others, target];
}

/** The files that are written. */
export function formatFiles(targets: readonly FormatTarget[]): readonly string[] {
  return targets.flatMap(({ file }) => file ?? []);
}

/**
 * Files first, and all or none of them: whoever reads standard output knows that they are there. What is printed when no
 * format goes there is for people: how much was checked is always said.
 */
export async function writeFindings(
  result: LintResult,
  targets: readonly FormatTarget[],
  failOn: Severity,
  { stdout }: Output,
): Promise<void> {
  const common = {
    rules: allRules(),
    version: VERSION,
    failOn,
    pathOf: createCheckoutPath(process.env, process.cwd()),
  };
  const texts: { path: string; text: string }[] = [];
  for (const { format, file } of targets) {
    if (file === null) continue;
    const options: FindingsOptions = { ...common, style: PLAIN_STYLE, columns: null };
    texts.push({ path: file, text: (await loadFindingsFormat(format))(result, options) });
  }
  writeTexts(texts);
  const format = targets.find(({ file }) => file === null)?.format ?? 'stylish';
  const print = await loadFindingsFormat(format);
  stdout.write(print(result, { ...common, ...(await lookOf(stdout)) }));
}

async function lookOf({
  color,
  columns,
}: OutputStream): Promise<Pick<FindingsOptions, 'style' | 'columns'>> {
  return { style: await loadStyle(color), columns };
}

function unknownFormat(name: string): OrgsimError {
  const suggestion = didYouMean(name, FINDINGS_FORMATS);
  return new OrgsimError(
    'usage',
    `There is no format "${name}".`,
    suggestion === null
      ? `The formats are: ${FINDINGS_FORMATS.join(', ')}.`
      : `Did you mean --format ${suggestion}?`,
  );
}
