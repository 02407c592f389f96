// `orgsim completion`: prints what makes a shell complete commands, options and their values.

import { OrgsimError } from '#base/errors';
import type { Command, CommandEntry } from '../command.js';
import { defineCommand } from '../command.js';
import { bashCompletion } from '../completion/bash.js';
import type { CompletedCommand } from '../completion/command-words.js';
import { completedCommand } from '../completion/command-words.js';
import { fishCompletion } from '../completion/fish.js';
import { zshCompletion } from '../completion/zsh.js';
import { EXIT } from '../exit-codes.js';

const SCRIPTS = new Map<string, (commands: readonly CompletedCommand[]) => string>([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
]);
const SHELLS = [...SCRIPTS.keys()];

/** The command over all `entries`, itself among them. */
export function completionOf(entries: readonly CommandEntry[]): { readonly command: Command } {
  const command = defineCommand<Record<never, never>>({
    arguments: [{ name: '<shell>', summary: SHELLS.join(', '), choices: SHELLS }],
    options: {},
    examples: [
      { command: 'source <(orgsim completion bash)', summary: 'in ~/.bashrc' },
      { command: 'source <(orgsim completion zsh)', summary: 'in ~/.zshrc, after compinit' },
      { command: 'orgsim completion fish | source', summary: 'in ~/.config/fish/config.fish' },
    ],
    async run([shell = ''], _options, { stdout }) {
      const scriptOf = SCRIPTS.get(shell);
      if (scriptOf === undefined) throw unknownShell(shell);
      const commands = await Promise.all(entries.map((entry) => completedOf(entry)));
      stdout.write(scriptOf(commands.flat()));
      return EXIT.clean;
    },
  });
  return { command };
}

/** The command, and behind it its own commands under both their words. */
async function completedOf(
  { name, summary, load }: CommandEntry,
  before = '',
): Promise<readonly CompletedCommand[]> {
  const { command } = await load();
  const words = `${before}${name}`;
  const nested = (command.subcommands ?? []).map((entry) => completedOf(entry, `${words} `));
  return [
    completedCommand({ name: words, summary }, command),
    ...(await Promise.all(nested)).flat(),
  ];
}

function unknownShell(shell: string): OrgsimError {
  return new OrgsimError(
    'usage',
    `There is no completion for "${shell}".`,
    `The shells are: ${SHELLS.join(', ')}.`,
  );
}
