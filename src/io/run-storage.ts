// The journal of a run as a file in its folder, with the lock on that folder: nobody has one without the other.

import { join } from 'node:path';
import type { AppendFile } from './append-file.js';
import { openAppendFile } from './append-file.js';
import { lockFolder } from './folder-lock.js';
import { JOURNAL_FILE } from './run-folder.js';

/**
 * `new` is for a folder without a journal. Closing lets go of the folder. Rejects with an OrgsimError: `in-use` where another
 * process has it, `file-not-found` without a journal, `output-failed`.
 */
export async function openRunStorage(folder: string, which: 'new' | 'old'): Promise<AppendFile> {
  const lock = lockFolder(folder);
  try {
    const file = await openAppendFile(join(folder, JOURNAL_FILE), which);
    const close = async (): Promise<void> => {
      try {
        await file.close();
      } finally {
        lock.release();
      }
    };
    return { ...file, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}
