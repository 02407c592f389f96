// A file that only grows, for what must outlive a crash: bytes at its end, synced to the disk itself. Knows nothing of lines.

import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readError } from './read-error.js';
import { writeError } from './write-error.js';

export interface AppendFile {
  /** Its path. */
  readonly name: string;
  read(): Promise<Uint8Array>;
  /** How many of the bytes were taken, from the first on. */
  append(bytes: Uint8Array): Promise<number>;
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** No link is followed where the system can tell: whoever may write to the folder must not lead the bytes elsewhere. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/**
 * `new` is one that must not be there yet: when it resolves, its name is on the disk too. All methods reject with an
 * OrgsimError of code `output-failed`, those that read with `file-not-found` or `file-unreadable`.
 */
export async function openAppendFile(path: string, which: 'new' | 'old'): Promise<AppendFile> {
  const create = which === 'new' ? constants.O_CREAT | constants.O_EXCL : 0;
  const flags = constants.O_RDWR | constants.O_APPEND | NO_FOLLOW | create;
  const handle = await attempt(path, which === 'new' ? writeError : readError, () =>
    open(path, flags, 0o600),
  );
  if (which === 'new') await syncFolder(dirname(path));
  const write = <T>(action: () => Promise<T>): Promise<T> => attempt(path, writeError, action);
  return {
    name: path,
    read: () => attempt(path, readError, () => readAll(handle)),
    append: (bytes) => write(async () => (await handle.write(bytes)).bytesWritten),
    // The size of the file counts as data: without it what was appended could not be read.
    sync: () =>
      write(async () => {
        await handle.datasync();
        await checkNamed(handle);
      }),
    truncate: (size) => write(() => handle.truncate(size)),
    close: () => write(() => handle.close()),
  };
}

/** What was deleted takes more bytes all the same, and loses them when it is closed. */
async function checkNamed(handle: FileHandle): Promise<void> {
  const { nlink } = await handle.stat();
  if (nlink === 0) throw new Error('somebody deleted it under way');
}

/** Puts on the disk which files there are in a folder: a synced file whose name is lost is lost. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders, and keeps names by itself.
  if (process.platform === 'win32') return;
  await attempt(folder, writeError, async () => {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

async function readAll(handle: FileHandle): Promise<Uint8Array> {
  const { size } = await handle.stat();
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

async function attempt<T>(
  path: string,
  explain: (path: string, error: unknown) => Error,
  action: () => Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw explain(path, error);
  }
}
