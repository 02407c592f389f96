// `orgsim lint`: checks ORG.md files, prints what it found, and says so in its exit code.

import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFiles } from '#io/find-org-files';
import type { Output } from '#io/terminal';
import type { Severity } from '#lint/finding';
import { listRules } from '#main/explain-rule';
import type { LintLimits, LintResult } from '#main/lint-org';
import { lintOrg, summarizeLint, whyLintFails } from '#main/lint-org';
import { FINDINGS_FORMATS } from '#report/findings-formats';
import { formatNumberOf } from '#report/quantities';
import { formatRulesJson, formatRuleTable } from '#report/rule-list';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import type { ExitCode } from '../exit-codes.js';
import { EXIT } from '../exit-codes.js';
import { formatFiles } from '../format-targets.js';
import type { FixFlags, LintInput } from '../lint-fixes.js';
import { checkWatch, fixFiles } from '../lint-fixes.js';
import type { FindingsTarget } from '../lint-formats.js';
import { addFormat, writeFindings } from '../lint-formats.js';
import type { SettingFlags } from '../lint-settings-flags.js';
import { readerOf, SETTING_OPTIONS } from '../lint-settings-flags.js';
import { wholeNumber } from '../option-values.js';
import { watchLint } from '../watch-lint.js';

interface LintOptions extends SettingFlags, FixFlags {
  readonly format: readonly FindingsTarget[] | undefined;
  readonly stdinFilename: string | undefined;
  readonly quiet: boolean;
  readonly maxWarnings: number | undefined;
  readonly failOn: Severity;
  readonly listRules: boolean;
  readonly watch: boolean;
}

export const command = defineCommand<LintOptions>({
  arguments: [
    {
      name: '[files...]',
      summary:
        'files, folders, globs, or - for standard input (default: ./ORG.md, else orgs/*/ORG.md)',
    },
  ],
  options: {
    format: {
      flags: '--format <name[:file]>',
      summary:
        'how to show findings, or NAME:FILE to write them; may be repeated (default: stylish)',
      choices: FINDINGS_FORMATS,
      parse: addFormat,
    },
    stdinFilename: {
      flags: '--stdin-filename <name>',
      summary: 'the file name to report for standard input',
    },
    quiet: { flags: '--quiet', summary: 'list errors only; the counts stay' },
    maxWarnings: {
      flags: '--max-warnings <number>',
      summary: 'exit with 1 when there are more warnings than this',
      parse: wholeNumber('--max-warnings'),
    },
    failOn: {
      flags: '--fail-on <severity>',
      summary: 'exit with 1 from this severity on',
      choices: ['error', 'warning', 'info'],
      default: 'error',
    },
    ...SETTING_OPTIONS,
    listRules: {
      flags: '--list-rules',
      summary: 'list the rules as they are set, and lint nothing',
    },
    fix: {
      flags: '--fix',
      summary: 'mend what can only have been meant one way; the rest is reported',
    },
    fixSuggestions: {
      flags: '--fix-suggestions',
      summary: 'mend with what is likely meant, too: look at the difference afterwards',
    },
    fixDryRun: {
      flags: '--fix-dry-run',
      summary: 'print as a diff what a fix would change, and write nothing',
    },
    watch: { flags: '--watch', summary: 'lint again whenever a file changes, until Ctrl-C' },
  },
  examples: [
    { command: 'orgsim lint', summary: 'check ./ORG.md, else every orgs/*/ORG.md' },
    { command: 'orgsim lint orgs team.md', summary: 'check every org in a folder, and a file' },
    { command: 'orgsim lint --format json -', summary: 'check standard input, for a program' },
    {
      command: 'orgsim lint --format sarif:orgs.sarif',
      summary: 'write a file for code scanning, too',
    },
    { command: 'orgsim lint --max-warnings 0', summary: 'let no warning pass' },
    {
      command: 'orgsim lint --rule unknown-key=warn',
      summary: 'weigh a rule otherwise, this once',
    },
    { command: 'orgsim lint --fix-dry-run', summary: 'see what --fix would change' },
  ],
  async run(operands, options, output) {
    if (options.listRules) {
      await printRules(operands, options, output);
      return EXIT.clean;
    }
    checkWatch(options.watch, options, operands);
    const paths = await findOrgFiles(operands);
    const config = options.config === false ? undefined : options.config;
    checkDistinctFiles([...paths, config], formatFiles(options.format ?? []));
    if (options.watch) {
      const show = (result: LintResult): Promise<void> => print(result, options, output);
      return await watchLint(
        { operands, open: () => readerOf(options), lint: lintOrg, print: show },
        output,
      );
    }
    const orgs = readerOf(options);
    const inputs: LintInput[] = [];
    for (const path of paths) {
      inputs.push({ path, source: await orgs.read(path) });
    }
    const fixed = await fixFiles(inputs, options, lintOrg, output);
    const files = fixed?.files ?? inputs.map(({ source }) => lintOrg(source));
    const result = summarizeLint(files, fixed?.fixes);
    const shownOn = fixed?.usesStdout === true ? { ...output, stdout: output.stderr } : output;
    await print(result, options, shownOn);
    return exitCodeOf(result, options, output);
  },
});

async function print(
  result: LintResult,
  { format = [], quiet, failOn }: LintOptions,
  output: Output,
): Promise<void> {
  await writeFindings(quiet ? errorsOnly(result) : result, format, failOn, output);
}

/** As severe as they are for the first file, or for an ORG.md here. */
async function printRules(
  [file = 'ORG.md']: readonly string[],
  options: LintOptions,
  { stdout }: Output,
): Promise<void> {
  const rules = listRules(await readerOf(options).settingsFor(file));
  // As a format for standard output: to a file go findings alone.
  if (options.format?.some((target) => target.format === 'json')) {
    stdout.write(formatRulesJson(rules));
    return;
  }
  const style = await loadStyle(stdout.color);
  stdout.write(formatRuleTable(rules, { style, columns: stdout.columns }));
}

function errorsOnly(result: LintResult): LintResult {
  const files = result.files.map((file) => ({
    ...file,
    findings: file.findings.filter(({ severity }) => severity === 'error'),
  }));
  return { ...result, files };
}

function exitCodeOf({ counts }: LintResult, limits: LintLimits, { stderr }: Output): ExitCode {
  const why = whyLintFails(counts, limits);
  if (why === 'warnings') {
    stderr.write(
      `${formatNumberOf(counts.warning, 'warning')}, and --max-warnings lets ${limits.maxWarnings} pass.\n`,
    );
  }
  return why === null ? EXIT.clean : EXIT.findings;
}
