// Reads one text: a file or standard input, UTF-8, bounded in size. Knows nothing of what the text means.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { OrgsimError } from '#base/errors';
import { folderError, readError, unreadable } from './read-error.js';

/** A text and the name under which messages speak of it. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** The name for standard input, on the command line and in messages. */
export const STDIN = '-';
export const STDIN_NAME = '<stdin>';

/** The largest text that is read: far beyond any org, small enough to parse. */
export const SOURCE_BYTES_MAX = 8 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/**
 * The text at `path`. `-` is standard input, named `stdinName` in messages. Throws an OrgsimError when it is missing, a
 * folder, not readable, larger than `SOURCE_BYTES_MAX` or not text.
 */
export async function readSource(path: string, stdinName = STDIN_NAME): Promise<SourceFile> {
  if (path === STDIN)
    return { name: stdinName, text: decodeText(await readStdin(stdinName), stdinName) };
  return { name: path, text: decodeText(readBytes(path), path) };
}

function readBytes(path: string): Buffer {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw readError(path, error);
  }
  try {
    if (fstatSync(file).isDirectory()) throw folderError(path);
    return readUpTo(file, path);
  } catch (error) {
    throw error instanceof OrgsimError ? error : readError(path, error);
  } finally {
    closeSync(file);
  }
}

// By chunks and not by the size that the file states: a pipe states none, and a device may never end.
function readUpTo(file: number, path: string): Buffer {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    bytes += read;
    if (bytes > SOURCE_BYTES_MAX) throw sizeError(path);
  }
}

async function readStdin(name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    const part = Buffer.from(chunk);
    chunks.push(part);
    bytes += part.length;
    if (bytes > SOURCE_BYTES_MAX) throw sizeError(name);
  }
  return Buffer.concat(chunks);
}

/** Bytes as text. Throws an OrgsimError, which speaks of them as `name`, for what is not UTF-8. */
export function decodeText(bytes: Uint8Array, name: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw unreadable(`${name} is text in UTF-16.`, 'Save it as UTF-8 and try again.');
  }
  if (bytes.includes(0)) {
    throw unreadable(`${name} is a binary file, not text.`, 'Give the path of a text file.');
  }
  try {
    // The byte order mark stays in the text: offsets count from the start of the file as it is.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw unreadable(`${name} is not text in UTF-8.`, 'Save it as UTF-8 and try again.', error);
  }
}

/** Of what is larger than `SOURCE_BYTES_MAX`. */
export function sizeError(name: string): OrgsimError {
  const mebibytes = SOURCE_BYTES_MAX / 1024 / 1024;
  return unreadable(
    `${name} is larger than ${mebibytes} MiB.`,
    'No file is read that is larger: check the path, or split it.',
  );
}
