// What orgsim says to the shell, and which code each kind of trouble gets.

import type { ErrorCode } from '#base/errors';

export const EXIT = {
  clean: 0,
  /** The org has findings or errors: the command did its work and the answer is no. */
  findings: 1,
  /** Wrong usage, an unreadable file, nothing matched: the command could not do its work. */
  usage: 2,
  /** A bug in orgsim. */
  bug: 3,
  /** Ctrl-C: 128 and the number of the signal, as shells count. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_OF_ERROR: Readonly<Record<ErrorCode, ExitCode>> = {
  usage: EXIT.usage,
  'file-not-found': EXIT.usage,
  'file-unreadable': EXIT.usage,
  'nothing-matched': EXIT.usage,
  'org-has-errors': EXIT.findings,
  'input-invalid': EXIT.usage,
  'agent-unknown': EXIT.usage,
  'output-failed': EXIT.usage,
  'provider-failed': EXIT.usage,
  'in-use': EXIT.usage,
};
