// Records of a journal as lines, and back. A line is a JSON object with its number first and a checksum of all before it last,
// so that a changed, lost or doubled line is noticed. Pure: knows no storage, and guesses nothing.

import { invariant } from '#base/assert';
import { crc32 } from '#base/crc32';
import { OrgsimError } from '#base/errors';
import { toJsonText } from '#base/json-text';
import { scrubData } from '#base/secret';
import { isRecord, JOURNAL_VERSION, newerVersion, recordFault } from './check-record.js';
import type { JournalRecord } from './records.js';

const LINE_FEED = 0x0a;
const CRC_DIGITS = 8;
/** `,"crc":"0123abcd"}` */
const SEAL_BYTES = 18;
const SEAL = /^,"crc":"([0-9a-f]{8})"\}$/;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes of the line with that number, counted from 1, its line feed included. */
export function encodeLine(record: JournalRecord, number: number): Uint8Array {
  // Here, behind everybody: whoever writes a record need not think of it.
  const line = scrubData({ n: number, ...record });
  const fault = recordFault(line);
  invariant(fault === null, `a record for the journal is sound, but ${fault}`);
  const open = encoder.encode(toJsonText(line).slice(0, -1));
  const crc = crc32(open).toString(16).padStart(CRC_DIGITS, '0');
  const sealed = new Uint8Array(open.length + SEAL_BYTES + 1);
  sealed.set(open);
  sealed.set(encoder.encode(`,"crc":"${crc}"}\n`), open.length);
  return sealed;
}

export interface DecodedJournal {
  readonly records: readonly JournalRecord[];
  /** Bytes of the lines that are whole. */
  readonly wholeBytes: number;
  /** Bytes behind them: of a last line that was never finished. */
  readonly tornBytes: number;
}

/**
 * Reads a journal. What stands behind the last line feed was torn when it was written and is left out; all else must be as
 * it was written. Throws an OrgsimError of code `file-unreadable` that says where it is not, and of which version it is when
 * a newer orgsim wrote it. `name` is its path.
 */
export function decodeJournal(bytes: Uint8Array, name: string): DecodedJournal {
  const records: JournalRecord[] = [];
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    const place = { name, line: records.length + 1, start };
    if (end < 0) {
      checkTorn(bytes.subarray(start), place);
      return { records, wholeBytes: start, tornBytes: bytes.length - start };
    }
    records.push(decodeLine(bytes.subarray(start, end), place));
    start = end + 1;
  }
}

interface Place {
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** Bytes before the line. */
  readonly start: number;
}

function decodeLine(bytes: Uint8Array, place: Place): JournalRecord {
  const text = sealedText(bytes);
  if (text === null) throw damaged('its checksum does not match what it says', place);
  const { n, crc: _, ...record }: Record<string, unknown> = JSON.parse(text);
  if (n !== place.line)
    throw damaged(`it says that it is line ${JSON.stringify(n)}: lines are lost or doubled`, place);
  const version = newerVersion(record);
  if (version !== null) throw tooNew(version, place);
  if (!isRecord(record)) throw notUnderstood(recordFault(record) ?? '', place);
  return record;
}

/** The line where its seal fits it, else null. */
function sealedText(bytes: Uint8Array): string | null {
  const open = bytes.subarray(0, Math.max(0, bytes.length - SEAL_BYTES));
  const [, crc] = SEAL.exec(decoder.decode(bytes.subarray(open.length))) ?? [];
  if (crc === undefined || crc32(open) !== Number.parseInt(crc, 16)) return null;
  return decoder.decode(bytes);
}

/**
 * A write that was cut leaves the beginning of a line. A line's end with something else in place of its line feed was damaged
 * later: it may be on the word of that very line that a call was paid for. Text inside a record cannot look like it: its
 * quotes are escaped.
 */
function checkTorn(rest: Uint8Array, place: Place): void {
  if (!/,"crc":"[0-9a-f]{8}"\}./s.test(new TextDecoder('latin1').decode(rest))) return;
  throw damaged('a whole line stands there without its end', place);
}

function damaged(what: string, { name, line, start }: Place): OrgsimError {
  const rest =
    start === 0
      ? 'Nothing stands before that line.'
      : `To go on with what stands before that line instead, cut the file there (truncate -s ${start}): calls that were recorded from there on may have been paid for, and no longer count.`;
  return new OrgsimError(
    'file-unreadable',
    `${name} is damaged in line ${line}, at byte ${start}: ${what}. Nothing was changed, and nothing is paid for.`,
    `Bring back a copy of it. ${rest}`,
  );
}

function notUnderstood(what: string, { name, line, start }: Place): OrgsimError {
  return new OrgsimError(
    'file-unreadable',
    `${name} is not understood in line ${line}, at byte ${start}: ${what}.`,
    'A newer orgsim may have written it: use that one, or a newer one.',
  );
}

function tooNew(version: number, { name }: Place): OrgsimError {
  return new OrgsimError(
    'file-unreadable',
    `${name} is a journal of version ${version}, and this orgsim reads up to version ${JOURNAL_VERSION}.`,
    'Use the orgsim that wrote it, or a newer one.',
  );
}
