// `git:REV:PATH`, a file as it is in another revision: what may stand there. Starts no program.

import { posix } from 'node:path';
import { OrgsimError } from '#base/errors';

const PREFIX = 'git:';
const EXAMPLE = 'git:main:ORG.md';

export interface GitOperand {
  /** A branch, a tag, a commit: never an option, and one word. */
  readonly rev: string;
  /** With `/`, normal, and without one at its end; '' is the folder itself. */
  readonly path: string;
  /** Whether `path` counts from the top of the repository, not from the current folder. */
  readonly isFromTop: boolean;
}

export function isGitOperand(operand: string): boolean {
  return operand.startsWith(PREFIX);
}

/**
 * The revision ends at the first colon, for no name of a branch or a tag has one; a path that starts with `/` counts from
 * the top of the repository. Throws an OrgsimError of code `usage`.
 */
export function parseGitOperand(operand: string): GitOperand {
  const rest = operand.slice(PREFIX.length);
  const colon = rest.indexOf(':');
  const rev = colon < 0 ? rest : rest.slice(0, colon);
  const written = colon < 0 ? '' : rest.slice(colon + 1);
  if (rev === '') throw refuse(`${operand} names no revision.`);
  if (written === '') throw refuse(`${operand} names no file.`);
  // An option of git would start so; control characters and blanks are in no name that git takes.
  if (rev.startsWith('-') || /[\s\p{Cc}]/u.test(rev)) {
    throw refuse(`"${rev}" is no name of a git revision.`);
  }
  if (/\p{Cc}/u.test(written)) throw refuse(`${operand} names no file that could be there.`);
  const isFromTop = written.startsWith('/');
  const path = posix.normalize(written).replace(/^\/+|\/+$/gu, '');
  return { rev, path: path === '.' ? '' : path, isFromTop };
}

function refuse(message: string): OrgsimError {
  return new OrgsimError(
    'usage',
    message,
    `Write a revision and a path, such as ${EXAMPLE}; a file of that name is ./${PREFIX}...`,
  );
}
