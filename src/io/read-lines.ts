// Reads a text file line by line, whatever its size: only a piece of it is in memory. Knows nothing of what lines mean.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { OrgsimError } from '#base/errors';
import { folderError, readError, unreadable } from './read-error.js';
import { STDIN } from './read-source.js';

const CHUNK_BYTES = 64 * 1024;
/** Far longer than any line that orgsim writes. */
const LINE_CHARACTERS_MAX = 4 * 1024 * 1024;

/**
 * The lines of the file at `path`, without their ends; nothing after the last line feed. Read as they are asked for.
 * Throws an OrgsimError when it is missing, a folder, not readable, not text in UTF-8 or has no line ends.
 *
 * Of somebody else's log, which may be cut anywhere, a `patient` reader takes what there is: broken characters are marked,
 * and a line that is far too long is an empty one.
 */
export function* readLines(
  path: string,
  patience: 'strict' | 'patient' = 'strict',
): Generator<string, void> {
  if (path === STDIN) {
    throw new OrgsimError(
      'usage',
      'Lines are read from a file, not from standard input.',
      'Name a file: trace.jsonl',
    );
  }
  const file = attempt(path, () => openSync(path, 'r'));
  try {
    if (attempt(path, () => fstatSync(file)).isDirectory()) throw folderError(path);
    // Joined at the end of a line alone: one of megabytes comes in many pieces.
    let pieces: string[] = [];
    let length = 0;
    let isTooLong = false;
    for (const text of readTexts(file, path, patience === 'strict')) {
      const [first = '', ...others] = text.split('\n');
      for (const next of others.length === 0 ? [] : [first, ...others.slice(0, -1)]) {
        yield isTooLong ? '' : withoutReturn(pieces.join('') + next);
        pieces = [];
        [length, isTooLong] = [0, false];
      }
      const rest = others.at(-1) ?? first;
      length += rest.length;
      if (length > LINE_CHARACTERS_MAX && patience === 'strict')
        throw unreadable(`${path} has no line ends.`, 'Give a file with one JSON object a line.');
      isTooLong ||= length > LINE_CHARACTERS_MAX;
      if (isTooLong) pieces = [];
      else pieces.push(rest);
    }
    const last = pieces.join('');
    if (last !== '') yield withoutReturn(last);
  } finally {
    closeSync(file);
  }
}

function* readTexts(file: number, path: string, isStrict: boolean): Generator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: isStrict });
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const read = attempt(path, () => readSync(file, chunk));
    yield decode(decoder, chunk.subarray(0, read), path);
    if (read === 0) return;
  }
}

/** An empty piece is the end: a character that was cut there is none. */
function decode(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  path: string,
): string {
  try {
    return decoder.decode(bytes, { stream: bytes.length > 0 });
  } catch (error) {
    throw unreadable(`${path} is not text in UTF-8.`, 'Give a file that orgsim wrote.', error);
  }
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw readError(path, error);
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
