// Starts git, without a shell, and says in a sentence why it did not work. Knows no file and no revision.

import { execFile } from 'node:child_process';
import { OrgsimError } from '#base/errors';
import { unreadable } from './read-error.js';

const LIMIT_MS = 60_000;

export interface GitAnswer {
  readonly isDone: boolean;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * What git answers in the current folder, to arguments that hold nothing a person wrote where an option could stand. It
 * asks for nothing, fetches nothing and speaks English. Throws an OrgsimError where there is no git, and where it writes
 * more than `bytesMax` or takes longer than a minute.
 */
export function runGit(args: readonly string[], bytesMax = 1024 * 1024): Promise<GitAnswer> {
  const options = {
    encoding: 'buffer',
    maxBuffer: bytesMax,
    timeout: LIMIT_MS,
    windowsHide: true,
    env: {
      ...process.env,
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
    },
  } as const;
  return new Promise((resolve, reject) => {
    execFile('git', ['--literal-pathspecs', ...args], options, (error, stdout, stderr) => {
      const said = stderr.toString('utf8').trim();
      if (error === null || typeof error.code === 'number') {
        resolve({ isDone: error === null, stdout, stderr: said });
      } else reject(failure(error));
    });
  });
}

function failure(error: Error & { readonly code?: unknown }): OrgsimError {
  if (error.code === 'ENOENT') {
    return new OrgsimError(
      'file-unreadable',
      'git is not installed here, or not found.',
      'Install it, or give a file instead of git:REV:PATH.',
      { cause: error },
    );
  }
  return unreadable(
    `git did not answer (${error.message.split('\n')[0] ?? ''}).`,
    'Try the same revision and path with git show, or give a file.',
    error,
  );
}
