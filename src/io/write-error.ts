// Why a file cannot be written, in a sentence and a next step.

import { dirname } from 'node:path';
import { OrgsimError } from '#base/errors';

/** What the system said about `path` (`error`, with its code), as an error that a person can act on. */
export function writeError(path: string, error: unknown): OrgsimError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [reason, hint] = explain(code, path, error);
  return new OrgsimError('output-failed', `${path} cannot be written: ${reason}.`, hint, {
    cause: error,
  });
}

function explain(code: string, path: string, error: unknown): [reason: string, hint: string] {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return [
        `there is no folder ${dirname(path)}`,
        'Make the folder first, or name another file.',
      ];
    case 'EISDIR':
      return ['it is a folder', 'Name a file in it.'];
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return ['it is not allowed here', 'Name a file in a folder that you may write to.'];
    case 'EFBIG':
      return ['it would grow larger than is allowed here', 'Write less, or raise the limit.'];
    case 'ENOSPC':
    case 'EDQUOT':
      return ['the disk is full', 'Make room, or name a file on another disk.'];
    default: {
      const message = error instanceof Error ? error.message : String(error);
      return [message, 'Check the path and try again.'];
    }
  }
}
