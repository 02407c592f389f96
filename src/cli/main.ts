// The program: joins this process (arguments, streams, environment, exit code) to runCli. Decides nothing itself.

import { askPerson } from '#io/ask';
import { isProcessHeld } from '#io/held-process';
import { standardStream } from '#io/standard-stream';
import { openStream } from '#io/terminal';
import { EXIT } from './exit-codes.js';
import { reportError, runCli } from './run-cli.js';

// `orgsim lint | head` closes the pipe early: that is no error, and nobody is left to read one.
function failToWrite(error: NodeJS.ErrnoException): void {
  // Calls are under way that are paid for; what is written when they have ended fails again.
  if (isProcessHeld()) return;
  if (error.code === 'EPIPE') process.exit();
  // Nothing else can be said on standard output, and no report is complete.
  const reason = error.code === 'ENOSPC' ? 'the disk is full' : error.message;
  stderr.write(
    `error: standard output cannot be written: ${reason}.\nMake room, or send it somewhere else.\n`,
  );
  process.exit(EXIT.usage);
}

const args = process.argv.slice(2);
const noColor = args.includes('--no-color');
const standardError = standardStream(2, failToWrite);
const stdout = openStream(standardStream(1, failToWrite), process.env, noColor);
const stderr = openStream(standardError, process.env, noColor);
// In this order: asking standard input opens it.
const isAttended = standardError.isTTY === true && process.stdin.isTTY;
const output = { stdout, stderr, ...(isAttended && { ask: askPerson }) };
const isDebugging = (process.env.ORGSIM_DEBUG ?? '') !== '';
// What nobody caught: Node would print it as it is, and it may hold what nobody is to see.
process.on('uncaughtException', (error) => {
  void reportError(error, output, isDebugging).then((code) => process.exit(code));
});
// Nothing is left that could bring it to an end.
const endInVain = (): void => {
  const error = new Error('the command waits for something that never comes');
  void reportError(error, output, isDebugging).then((code) => process.exit(code));
};
process.once('beforeExit', endInVain);
// The code is set, not forced: what is still being written to a terminal must not be cut. Once nothing is, the process ends
// without taking its memory apart.
void runCli(args, output, isDebugging).then((code) => {
  process.removeListener('beforeExit', endInVain);
  process.once('beforeExit', () => process.exit());
  process.exitCode = code;
});

/** For the build, which has commands run and keeps the code of what they call. */
export { runCli };
