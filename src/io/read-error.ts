// Why a file cannot be read, in a sentence and a next step.

import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';

/** What the system said about `path` (`error`, with its code), as an error that a person can act on. */
export function readError(path: string, error: unknown): OrgsimError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return missing(path, error);
    case 'EISDIR':
      return folderError(path);
    case 'EACCES':
    case 'EPERM':
      return unreadable(
        `${path} may not be read.`,
        'Ask its owner for the right to read it.',
        error,
      );
    default: {
      const reason = error instanceof Error ? error.message : String(error);
      return unreadable(
        `${path} cannot be read (${reason}).`,
        'Check the path and try again.',
        error,
      );
    }
  }
}

function missing(path: string, cause: unknown): OrgsimError {
  const near = didYouMean(basename(path), namesIn(dirname(path)));
  const hint = near === null ? 'Check the path.' : `Did you mean ${join(dirname(path), near)}?`;
  return new OrgsimError('file-not-found', `${path} does not exist.`, hint, { cause });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export function folderError(path: string): OrgsimError {
  return unreadable(
    `${path} is a folder, not a file.`,
    `Name a file in it: ${join(path, 'ORG.md')}`,
  );
}

export function unreadable(message: string, hint: string, cause?: unknown): OrgsimError {
  return new OrgsimError('file-unreadable', message, hint, { cause });
}
