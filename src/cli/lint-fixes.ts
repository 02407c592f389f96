// `orgsim lint --fix` and its kin: mends files in place, mends standard input onto standard output, or shows the difference.

import { OrgsimError } from '#base/errors';
import { visibleText } from '#base/visible-text';
import { placeOf } from '#io/distinct-files';
import { STDIN } from '#io/read-source';
import { checkWritable, replaceFile } from '#io/replace-file';
import type { Output } from '#io/terminal';
import type { FixedFile } from '#main/fix-org';
import { fixOrg } from '#main/fix-org';
import type { FixCount, LintedFile } from '#main/lint-org';
import type { OrgSource } from '#main/org-source';
import { formatNumberOf } from '#report/quantities';
import { loadStyle } from '#report/style';
import { formatDiff } from '#report/text-diff';

export interface FixFlags {
  readonly fix: boolean;
  readonly fixSuggestions: boolean;
  readonly fixDryRun: boolean;
}

/** A file as it was named on the command line, and what was read there. */
export interface LintInput {
  readonly path: string;
  readonly source: OrgSource;
}

interface FixedFiles {
  /** What is left. */
  readonly files: readonly LintedFile[];
  readonly fixes: FixCount;
  /** Whether standard output holds a text or a diff, so that findings have to go elsewhere. */
  readonly usesStdout: boolean;
}

/** Null when no flag asks for it. */
export async function fixFiles(
  inputs: readonly LintInput[],
  flags: FixFlags,
  lint: (source: OrgSource) => LintedFile,
  output: Output,
): Promise<FixedFiles | null> {
  const { fix, fixSuggestions, fixDryRun } = flags;
  if (!fix && !fixSuggestions && !fixDryRun) return null;
  const mended = inputs.map((input) => ({
    ...input,
    result: fixOrg(input.source, fixSuggestions, lint),
  }));
  if (fixDryRun) await showDiffs(mended, output);
  else writeFiles(mended, output);
  for (const { result } of mended) tellRefused(result, output);
  return {
    files: mended.map(({ result }) => result.linted),
    fixes: {
      count: mended.reduce((sum, { result }) => sum + result.fixed, 0),
      isWritten: !fixDryRun,
    },
    usesStdout: fixDryRun || inputs.some(({ path }) => path === STDIN),
  };
}

type MendedInput = LintInput & { readonly result: FixedFile };

async function showDiffs(mended: readonly MendedInput[], { stdout }: Output): Promise<void> {
  const style = await loadStyle(stdout.color);
  for (const { source, result } of mended) {
    const { name, text } = source;
    const edited = { name, source: text, label: 'as fixed', edits: result.edits };
    stdout.write(formatDiff(edited, style));
  }
}

function writeFiles(mended: readonly MendedInput[], { stdout }: Output): void {
  const changed = new Map<string, MendedInput>();
  for (const input of mended) {
    // Whoever reads on gets the text, mended or not.
    if (input.path === STDIN) stdout.write(input.result.linted.source);
    // One file under two names is written once.
    else if (input.result.edits.length > 0) changed.set(placeOf(input.path), input);
  }
  // Before the first is written: all or nothing, as far as that can be known.
  for (const { path } of changed.values()) checkWritable(path);
  for (const { path, source, result } of changed.values()) {
    replaceFile({ name: path, text: source.text }, result.linted.source);
  }
}

function tellRefused({ linted, refused, untried }: FixedFile, { stderr }: Output): void {
  for (const { rule, range } of refused) {
    const place = `${visibleText(linted.name)}:${range.start.line}:${range.start.column}`;
    stderr.write(`${place}  not fixed, since that would add an error or a warning  ${rule}\n`);
  }
  if (untried > 0) {
    const left = formatNumberOf(untried, 'finding');
    stderr.write(`${visibleText(linted.name)}: ${left} left to mend; run it again for them\n`);
  }
}

/** Throws an OrgsimError of code `usage` for a watch that could not be. */
export function checkWatch(watch: boolean, flags: FixFlags, operands: readonly string[]): void {
  if (!watch) return;
  if (operands.includes(STDIN)) {
    throw new OrgsimError(
      'usage',
      '--watch waits for files to change, and standard input does not.',
      'For instance: orgsim lint --watch ORG.md',
    );
  }
  if (flags.fix || flags.fixSuggestions || flags.fixDryRun) {
    throw new OrgsimError(
      'usage',
      '--watch only looks, and would write into the file that you are editing.',
      'Use --fix without --watch, or --watch without --fix.',
    );
  }
}
