// The terminal as commands see it: two places to write to, their width, and whether they take colour. No secret passes.

import { writeSync } from 'node:fs';
import { scrubSecrets } from '#base/secret';

/** Where a command writes text. */
export interface OutputStream {
  write(text: string): void;
  /**
   * Writes past what Node buffers, where the stream has a descriptor: work that is stopped in the middle of such a write
   * leaves nothing behind that would swallow the next one.
   */
  writeNow?(text: string): void;
  /** A terminal on which lines can be taken back: not a dumb one. */
  readonly isTty: boolean;
  /** Width in columns, at least 20; null when nobody looks at it (a file, a pipe): then nothing needs to wrap. */
  readonly columns: number | null;
  readonly color: boolean;
}

/** Results go to `stdout`; progress, findings beside a result, and errors go to `stderr`. */
export interface Output {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The answer of the person at the terminal; absent where nobody sits there. */
  readonly ask?: (question: string) => Promise<string>;
}

/** The environment variables that decide how output looks. */
export interface Environment {
  readonly COLUMNS?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
  readonly NO_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
}

/** The part of a Node stream that is used here. */
export interface TerminalStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly fd?: number | undefined;
}

/** Empties the screen and what could be scrolled back to, for a text that replaces the one before. */
export const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

const COLUMNS_LEAST = 20;
const COLUMNS_UNKNOWN = 80;

/** Wraps one stream. `noColor` is the command line's `--no-color`. */
export function openStream(
  stream: TerminalStream,
  env: Environment,
  noColor: boolean,
): OutputStream {
  const isTty = stream.isTTY === true;
  const { fd } = stream;
  return {
    write: (text) => void stream.write(scrubSecrets(text)),
    ...(fd !== undefined && { writeNow: (text: string) => writeNow(fd, scrubSecrets(text)) }),
    isTty: isTty && env.TERM !== 'dumb',
    columns: widthOf(stream, isTty, env),
    color: !noColor && wantsColor(isTty, env),
  };
}

function writeNow(fd: number, text: string): void {
  try {
    writeSync(fd, text);
  } catch {
    // A terminal that is full or gone: what is shown there for a moment is not worth an error.
  }
}

function widthOf(stream: TerminalStream, isTty: boolean, env: Environment): number | null {
  const columns = isTty ? (stream.columns ?? Number(env.COLUMNS)) : Number(env.COLUMNS);
  if (Number.isInteger(columns) && columns > 0) return Math.max(COLUMNS_LEAST, columns);
  return isTty ? COLUMNS_UNKNOWN : null;
}

/** FORCE_COLOR goes before NO_COLOR, as in Node itself; without either, a terminal that is not dumb has colour. */
function wantsColor(isTty: boolean, env: Environment): boolean {
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if ((env.NO_COLOR ?? '') !== '') return false;
  return isTty && env.TERM !== 'dumb';
}
