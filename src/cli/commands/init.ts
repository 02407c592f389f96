// `orgsim init`: writes an ORG.md to start from, and a CI job if wanted. Asks on a terminal, takes flags elsewhere.

import { OrgsimError } from '#base/errors';
import { visibleText } from '#base/visible-text';
import type { NewFile } from '#io/new-files';
import { nameOfFolder, pathIn, standingPaths, writeNewFiles } from '#io/new-files';
import type { Output } from '#io/terminal';
import type { OrgPlan, OrgWish } from '#main/init-org';
import { CI_CHOICES, initOrg, TEMPLATE_CHOICES } from '#main/init-org';
import { formatNumberOf } from '#report/quantities';
import { loadStyle } from '#report/style';
import type { Choice } from '../ask-choice.js';
import { askChoice } from '../ask-choice.js';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';

interface InitOptions {
  readonly template: string | undefined;
  readonly name: string | undefined;
  readonly ci: string | undefined;
  readonly force: boolean;
  readonly yes: boolean;
}

const NO_CI: Choice = { name: 'none', summary: '' };

export const command = defineCommand<InitOptions>({
  arguments: [{ name: '[folder]', summary: 'where to write ORG.md (default: here)' }],
  options: {
    template: {
      flags: '--template <name>',
      summary: 'the org to start from',
      choices: TEMPLATE_CHOICES.map(({ name }) => name),
    },
    name: { flags: '--name <text>', summary: "the organization's name (default: the folder's)" },
    ci: {
      flags: '--ci <name>',
      summary: 'also write a job that lints it',
      choices: [...CI_CHOICES.map(({ name }) => name), NO_CI.name],
    },
    force: { flags: '--force', summary: 'overwrite what stands there' },
    yes: { flags: '-y, --yes', summary: 'ask nothing: the first template, no CI job' },
  },
  examples: [
    { command: 'orgsim init', summary: 'answer three questions and have an ORG.md' },
    { command: 'orgsim init --template solo --name "Tidy Invoice"', summary: 'ask less' },
    { command: 'orgsim init --yes --ci github', summary: 'ask nothing; also write a workflow' },
  ],
  async run([folder = '.'], options, output) {
    const plan = initOrg(await answersFor(folder, options, output));
    const files = plan.files.map(({ path, text }) => ({ path: pathIn(folder, path), text }));
    const standing = standingPaths(files.map(({ path }) => path));
    if (standing.length > 0 && !(await mayOverwrite(standing, options, output))) {
      output.stderr.write('Nothing was written.\n');
      return EXIT.findings;
    }
    writeNewFiles(files, standing);
    await sayWritten(plan, files, folder, output);
    return EXIT.clean;
  },
});

/** What is not said by a flag is asked where somebody sits at a terminal; else it has its default. */
async function answersFor(
  folder: string,
  { template, name, ci, yes }: InitOptions,
  { ask, stderr }: Output,
): Promise<OrgWish> {
  const dialogue = yes || ask === undefined ? null : { ask, stderr };
  return {
    name: name ?? (await chooseName(nameOfFolder(folder), dialogue)),
    template: template ?? (await choose('Start from', TEMPLATE_CHOICES, dialogue)),
    ci: jobOf(ci ?? (await choose('A job that lints it', [NO_CI, ...CI_CHOICES], dialogue))),
  };
}

/** Null where nobody is asked. */
type Dialogue = Parameters<typeof askChoice>[2] | null;

async function chooseName(usual: string, dialogue: Dialogue): Promise<string> {
  if (dialogue === null) return usual;
  const answer = await dialogue.ask(`Name of the organization [${visibleText(usual)}]: `);
  return answer.trim() === '' ? usual : answer.trim();
}

async function choose(
  question: string,
  choices: readonly Choice[],
  dialogue: Dialogue,
): Promise<string> {
  if (dialogue !== null) return askChoice(question, choices, dialogue);
  return choices[0]?.name ?? '';
}

function jobOf(ci: string): string | null {
  return ci === NO_CI.name ? null : ci;
}

async function mayOverwrite(
  standing: readonly string[],
  { force }: InitOptions,
  { ask }: Output,
): Promise<boolean> {
  if (force) return true;
  const names = standing.map(visibleText).join(', ');
  if (ask === undefined) {
    throw new OrgsimError(
      'usage',
      `${names} stands there already, and nothing is overwritten unasked.`,
      'Name another folder, or overwrite it with --force.',
    );
  }
  return /^\s*y(?:es)?\s*$/iu.test(await ask(`${names} stands there already. Overwrite? [y/N] `));
}

async function sayWritten(
  { agents }: OrgPlan,
  files: readonly NewFile[],
  folder: string,
  { stdout }: Output,
): Promise<void> {
  const style = await loadStyle(stdout.color);
  for (const { path } of files) stdout.write(`${style.good('wrote')} ${visibleText(path)}\n`);
  const where = folder === '.' ? '' : ` ${visibleText(pathIn(folder, 'ORG.md'))}`;
  stdout.write(
    `\n${formatNumberOf(agents, 'agent')}. Next:\n` +
      `  orgsim config${where}   what it means\n` +
      `  orgsim run${where}      see it at work, and what it costs; no model is called\n`,
  );
}
