// `orgsim completion`: prints what makes a shell complete commands, options and their values.

import { OrgsimError } from '#base/errors';
import type { Command } from '../command.js';
import { defineCommand } from '../command.js';
import { bashCompletion } from '../completion/bash.js';
import type { CompletedCommand } from '../completion/command-words.js';
import { completedCommand } from '../completion/command-words.js';
import { fishCompletion } from '../completion/fish.js';
import { zshCompletion } from '../completion/zsh.js';
import { EXIT } from '../exit-codes.js';
import { COMMANDS } from './index.js';

const SCRIPTS = new Map<string, (commands: readonly CompletedCommand[]) => string>([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
]);
const SHELLS = [...SCRIPTS.keys()];

export const command: Command = defineCommand<Record<never, never>>({
  arguments: [{ name: '<shell>', summary: SHELLS.join(', '), choices: SHELLS }],
  options: {},
  examples: [
    { command: 'source <(orgsim completion bash)', summary: 'in ~/.bashrc' },
    { command: 'source <(orgsim completion zsh)', summary: 'in ~/.zshrc, after compinit' },
    { command: 'orgsim completion fish | source', summary: 'in ~/.config/fish/config.fish' },
  ],
  async run([shell = ''], _options, { stdout }) {
    const script = SCRIPTS.get(shell);
    if (script === undefined) {
      throw new OrgsimError(
        'usage',
        `There is no completion for "${shell}".`,
        `The shells are: ${SHELLS.join(', ')}.`,
      );
    }
    const commands = await Promise.all(
      COMMANDS.map(async (entry) => completedCommand(entry, (await entry.load()).command)),
    );
    stdout.write(script(commands));
    return EXIT.clean;
  },
});
