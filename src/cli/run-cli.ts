// One invocation of orgsim: arguments in, text and an exit code out. The only place that words errors on the terminal.

import { OrgsimError } from '#base/errors';
import { visibleLines, visibleText } from '#base/visible-text';
import { Interrupted } from '#io/interrupt';
import type { Output } from '#io/terminal';
import { loadStyle } from '#report/style';
import type { ExitCode } from './exit-codes.js';
import { EXIT, EXIT_OF_ERROR } from './exit-codes.js';
import { readCommandLine } from './program.js';
import { VERSION } from './version.js';

/** `args` without `node` and the script; `debug` prints the stack of every error. Never throws. */
export async function runCli(
  args: readonly string[],
  output: Output,
  debug: boolean,
): Promise<ExitCode> {
  try {
    const invocation = await readCommandLine(args, output);
    if (invocation === null) return EXIT.clean;
    return await invocation.command.run(invocation.operands, invocation.options, output);
  } catch (error) {
    // Whoever pressed Ctrl-C knows.
    if (error instanceof Interrupted) return EXIT.interrupted;
    return await reportError(error, output, debug);
  }
}

/** Words an error on the terminal, and says how orgsim ends with it. Never throws. */
export async function reportError(
  error: unknown,
  output: Output,
  debug: boolean,
): Promise<ExitCode> {
  const { stderr } = output;
  const style = await loadStyle(stderr.color);
  const stack = debug && error instanceof Error ? visibleLines(error.stack ?? '') : '';
  if (error instanceof OrgsimError) {
    // A message may quote a file: what would steer the terminal is shown, not sent.
    const [message, hint] = [visibleText(error.message), visibleText(error.hint)];
    stderr.write(`${style.error('error')}: ${message}\n${style.dim(hint)}\n${stack}`);
    return EXIT_OF_ERROR[error.code];
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  stderr.write(
    `${style.error('error')}: this is a bug in orgsim, not in what you wrote: ${visibleText(what)}\n`,
  );
  stderr.write(
    `Please report it with the command, the ORG.md and these versions: orgsim ${VERSION}, ` +
      `Node ${process.version}, ${process.platform} ${process.arch}.\n`,
  );
  stderr.write(stack === '' ? 'With ORGSIM_DEBUG=1 it also prints where it happened.\n' : stack);
  return EXIT.bug;
}
