// Reads journal.jsonl with code of its own, by nothing but what is written about the format: a JSON object a line, its number
// first as `n`, last as `crc` the CRC-32 of the bytes before it. So that what writes it is not its own judge.

import { crc32 } from 'node:zlib';

/** A record as it stands, whatever it is: nothing here makes sure that it has what its type should have. */
export interface RawRecord {
  readonly type: string;
  readonly id?: string;
  readonly agent?: string;
  readonly tick?: number;
  readonly wave?: number;
  readonly attempt?: number;
  readonly reserved?: RawAmount;
  readonly spent?: RawAmount;
  readonly reply?: object | null;
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly refusals?: readonly string[];
  readonly why?: string;
}

export interface RawAmount {
  readonly nanoUsd: number | null;
  readonly requests: number;
}

export interface RawJournal {
  readonly records: readonly RawRecord[];
  /** Of a last line without an end. */
  readonly tornBytes: number;
  /** What is not as the format says. */
  readonly faults: readonly string[];
}

const SEAL = /^(.*),"crc":"([0-9a-f]{8})"\}$/su;

export function readJournal(bytes: Buffer): RawJournal {
  const records: RawRecord[] = [];
  const faults: string[] = [];
  const end = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    const [, open, crc] = SEAL.exec(line) ?? [];
    if (open === undefined || crc === undefined) {
      faults.push(`line ${number} has no checksum`);
      continue;
    }
    if (crc32(open) !== Number.parseInt(crc, 16))
      faults.push(`line ${number}: its checksum is wrong`);
    const { n, ...record }: RawRecord & { readonly n: unknown } = JSON.parse(line);
    if (n !== number) faults.push(`line ${number} says that it is ${String(n)}`);
    records.push(record);
  }
  return { records, tornBytes: bytes.length - end, faults };
}
