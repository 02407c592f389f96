// `orgsim fmt`: gives keys and values their usual spelling; all else stays as it is, to the byte.

import { visibleText } from '#base/visible-text';
import { findOrgFiles } from '#io/find-org-files';
import type { SourceFile } from '#io/read-source';
import { readSource, STDIN } from '#io/read-source';
import { replaceFile } from '#io/replace-file';
import type { Output } from '#io/terminal';
import type { FormattedOrg } from '#main/format-org';
import { formatOrg } from '#main/format-org';
import { formatNumberOf } from '#report/quantities';
import { loadStyle } from '#report/style';
import { formatDiff } from '#report/text-diff';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';

interface FmtOptions {
  readonly check: boolean;
  readonly diff: boolean;
}

export const command = defineCommand<FmtOptions>({
  arguments: [
    {
      name: '[files...]',
      summary:
        'files, folders, globs, or - for standard input (default: ./ORG.md, else orgs/*/ORG.md)',
    },
  ],
  options: {
    check: { flags: '--check', summary: 'write nothing; exit with 1 where something would change' },
    diff: { flags: '--diff', summary: 'write nothing; show what would change' },
  },
  examples: [
    { command: 'orgsim fmt', summary: 'spell ./ORG.md, else every orgs/*/ORG.md, as usual' },
    { command: 'orgsim fmt --check orgs', summary: 'the gate for a pull request' },
    { command: 'orgsim fmt --diff ORG.md', summary: 'see what it would do' },
    { command: 'orgsim fmt - < ORG.md', summary: 'the text itself, for an editor' },
  ],
  async run(operands, options, output) {
    const isWriting = !options.check && !options.diff;
    let changed = 0;
    const paths = await findOrgFiles(operands);
    for (const path of paths) {
      const source = await readSource(path);
      const formatted = formatOrg(source);
      if (formatted.edits.length > 0) changed += 1;
      if (options.diff) await showDiff(source, formatted, output);
      if (isWriting && path === STDIN) output.stdout.write(formatted.text);
      else if (formatted.edits.length > 0) {
        if (isWriting) replaceFile(source, formatted.text);
        if (!options.diff) sayChange(source, formatted, isWriting, output);
      }
    }
    output.stderr.write(`${summaryOf(paths.length, changed, isWriting)}\n`);
    return options.check && changed > 0 ? EXIT.findings : EXIT.clean;
  },
});

async function showDiff(
  source: SourceFile,
  { edits }: FormattedOrg,
  { stdout }: Output,
): Promise<void> {
  const style = await loadStyle(stdout.color);
  const edited = { name: source.name, source: source.text, label: 'as usually spelt', edits };
  stdout.write(formatDiff(edited, style));
}

function sayChange(
  { name }: SourceFile,
  { edits }: FormattedOrg,
  isWritten: boolean,
  { stdout }: Output,
): void {
  const spellings = formatNumberOf(edits.length, 'spelling');
  stdout.write(`${visibleText(name)}: ${spellings} ${isWritten ? 'changed' : 'to change'}\n`);
}

function summaryOf(files: number, changed: number, isWriting: boolean): string {
  const all = formatNumberOf(files, 'file');
  if (changed === 0) return `${all}: all as usually spelt`;
  return isWriting ? `${all}, ${changed} written` : `${all}, ${changed} would be written`;
}
