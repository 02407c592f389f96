// `orgsim lsp`: the language server, for editors to start. Loads the protocol only when it serves.

import { doLater } from '#io/later';
import { OrgReader } from '#main/org-reader';
import { defineCommand } from '../command.js';
import { VERSION } from '../version.js';

interface LspOptions {
  readonly stdio: boolean;
}

export const command = defineCommand<LspOptions>({
  arguments: [],
  options: {
    stdio: {
      flags: '--stdio',
      summary: 'speak over standard input and output; there is no other way, editors add it',
    },
  },
  examples: [{ command: 'orgsim lsp', summary: 'what an editor starts; README has its settings' }],
  async run(_operands, _options, { stderr }) {
    const { serveLsp } = await import('#lsp/serve-lsp');
    if (process.stdin.isTTY) {
      stderr.write(
        'orgsim lsp waits for an editor on standard input. Ctrl-C ends it; README says how to set an editor up.\n',
      );
    }
    // The editor is gone: nobody is left to serve.
    process.stdout.on('error', () => process.exit());
    serveLsp({
      input: process.stdin,
      output: process.stdout,
      later: doLater,
      version: VERSION,
      openReader: () => new OrgReader(),
    });
    // The server ends the process when the editor says so or goes away.
    return new Promise<never>(() => undefined);
  },
});
