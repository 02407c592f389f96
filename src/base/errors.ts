// Trouble that is neither a finding in an ORG.md nor a bug: a file, a flag, a script. Says what to do next.

/** What went wrong, for programs. The exit code follows from it in cli/exit-codes.ts. */
export type ErrorCode =
  | 'usage'
  | 'file-not-found'
  | 'file-unreadable'
  | 'nothing-matched'
  | 'org-has-errors'
  | 'input-invalid'
  | 'agent-unknown'
  | 'output-failed'
  | 'provider-failed'
  | 'in-use';

/** An error a person can act on: one sentence and the next step. Printed without a stack trace. */
export class OrgsimError extends Error {
  readonly code: ErrorCode;
  /** The next step, as a sentence or a command. */
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'OrgsimError';
    this.code = code;
    this.hint = hint;
  }
}
