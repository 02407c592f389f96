// Records as lines and back: exactly, or with a clear word on where they are damaged.
import { readFileSync } from 'node:fs';
import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from '#base/crc32';
import { OrgsimError } from '#base/errors';
import { Secret } from '#base/secret';
import type { DecodedJournal } from '#journal/line-codec';
import { decodeJournal, encodeLine } from '#journal/line-codec';
import type { JournalRecord } from '#journal/records';
import { concat } from './memory-storage.js';
import { AT, amount, anyRecord, callOf, intentOf, RUN, turnOf } from './sample-records.js';

const NAME = 'runs/sample/journal.jsonl';

const SAMPLE: readonly JournalRecord[] = [
  RUN,
  intentOf('3.0.coo#1', amount(120_000, 900), ['run', 'agent coo daily 2026-01-05']),
  callOf('3.0.coo#1', amount(80_000, 700)),
  turnOf(3),
  { type: 'stop', why: 'done', reason: 'All orders are complete.', tick: 4, at: AT },
];

function encode(records: readonly JournalRecord[]): Uint8Array {
  return concat(...records.map((record, index) => encodeLine(record, index + 1)));
}

/** What is read, or the error; anything that is no OrgsimError fails the test. */
function attempt(bytes: Uint8Array): DecodedJournal | OrgsimError {
  try {
    return decodeJournal(bytes, NAME);
  } catch (error) {
    expect(error).toBeInstanceOf(OrgsimError);
    return error as OrgsimError;
  }
}

function seal(line: string): Uint8Array {
  const open = Buffer.from(line.slice(0, -1));
  const crc = zlibCrc32(open).toString(16).padStart(8, '0');
  return concat(open, Buffer.from(`,"crc":"${crc}"}\n`));
}

describe('the checksum', () => {
  test('is the CRC-32 of everybody else', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === zlibCrc32(bytes)),
    );
  });
});

describe('lines', () => {
  test('are JSON with the number first and the checksum last', () => {
    const lines = Buffer.from(encode(SAMPLE)).toString().trimEnd().split('\n');
    expect(lines).toHaveLength(SAMPLE.length);
    for (const [index, line] of lines.entries()) {
      const { n, crc, ...record } = JSON.parse(line);
      expect(record).toEqual(SAMPLE[index]);
      expect(n).toBe(index + 1);
      expect(line).toContain(`,"crc":"${crc}"}`);
    }
  });

  test('give back any record as it was', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 6 }), (records) => {
        const bytes = encode(records);
        const { records: read, wholeBytes, tornBytes } = decodeJournal(bytes, NAME);
        expect(read).toEqual(JSON.parse(JSON.stringify(records)));
        expect([wholeBytes, tornBytes]).toEqual([bytes.length, 0]);
      }),
    );
  });

  test('hold nothing raw that a terminal would act on', () => {
    const text = String.fromCodePoint(...Array.from({ length: 0x100 }, (_, code) => code), 0x202e);
    const bytes = encodeLine({ ...turnOf(1), refusals: [text] }, 1);
    const line = Buffer.from(bytes.subarray(0, -1)).toString();
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(decodeJournal(bytes, NAME).records).toMatchObject([{ refusals: [text] }]);
  });

  test('are never made of what could not be read again', () => {
    const unsound = { ...turnOf(3), tick: Number.NaN };
    expect(() => encodeLine(unsound, 1)).toThrow('its "tick" is not');
  });
});

describe('a journal that was cut', () => {
  test('at any byte gives all lines before the cut', () => {
    const bytes = encode(SAMPLE);
    for (let size = 0; size <= bytes.length; size++) {
      const cut = bytes.subarray(0, size);
      const lines = cut.reduce((sum, byte) => sum + Number(byte === 0x0a), 0);
      const { records, wholeBytes, tornBytes } = decodeJournal(cut, NAME);
      expect(records).toEqual(SAMPLE.slice(0, lines));
      expect(wholeBytes + tornBytes).toBe(size);
      expect(decodeJournal(cut.subarray(0, wholeBytes), NAME).records).toEqual(records);
    }
  });

  test('and whose blocks from there on were never written is one that was cut', () => {
    const bytes = encode(SAMPLE);
    const last = encode(SAMPLE.slice(0, -1)).length;
    const { records, tornBytes } = decodeJournal(
      concat(bytes.subarray(0, last + 20), new Uint8Array(512)),
      NAME,
    );
    expect(records).toEqual(SAMPLE.slice(0, -1));
    expect(tornBytes).toBe(532);
  });
});

describe('a journal that was damaged', () => {
  const bytes = encode(SAMPLE);

  test('in any single bit says so: never a changed record, never one less', () => {
    for (let at = 0; at < bytes.length * 8; at++) {
      const flipped = bytes.slice();
      flipped[at >> 3] = (flipped[at >> 3] ?? 0) ^ (1 << (at & 7));
      const read = attempt(flipped);
      if (!(read instanceof OrgsimError)) expect.fail(`bit ${at} went unnoticed`);
      expect(read.message).toMatch(/is damaged in line [1-6], at byte \d+: /);
    }
  });

  test('in any number of bytes says so, or gives what was written before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const changed = bytes.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          const read = attempt(changed);
          if (read instanceof OrgsimError) return;
          expect(read.records).toEqual(SAMPLE.slice(0, read.records.length));
          expect(read.records.length).toBeGreaterThanOrEqual(SAMPLE.length - 1);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('in any block of 512 bytes says so, or gives what was written before', () => {
    const long = encode([RUN, ...Array.from({ length: 30 }, (_, tick) => turnOf(tick))]);
    const { records } = decodeJournal(long, NAME);
    for (let start = 0; start < long.length; start += 512) {
      for (const byte of [0, 0x0a, 0x22, 0xff]) {
        const torn = long.slice();
        torn.fill(byte, start, start + 512);
        const read = attempt(torn);
        if (read instanceof OrgsimError) {
          expect(read.message).toMatch(/is damaged in line \d+, at byte \d+/);
          continue;
        }
        // Its end alone may look like a write that was cut: then all whole lines before it are there.
        expect(start + 512).toBeGreaterThan(long.length);
        expect(read.records).toEqual(records.slice(0, read.records.length));
        expect(read.wholeBytes).toBeGreaterThan(start - 512);
      }
    }
  });

  test('by a line that is lost, doubled or in another place says so', () => {
    const lines = SAMPLE.map((record, index) => encodeLine(record, index + 1));
    const [a, b, c, d, e] = lines as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    expect(attempt(concat(a, c, d, e))).toMatchObject({
      message: expect.stringContaining('in line 2, at byte'),
    });
    expect(attempt(concat(a, b, b, c))).toMatchObject({
      message: expect.stringContaining('it says that it is line 2: lines are lost or doubled'),
    });
    expect(attempt(concat(a, c, b))).toBeInstanceOf(OrgsimError);
    expect(attempt(b)).toBeInstanceOf(OrgsimError);
  });

  test('says where, and what to do', () => {
    const changed = bytes.slice();
    const start = encodeLine(RUN, 1).length;
    changed[start + 30] = 0x58;
    const error = attempt(changed);
    expect(error).toMatchObject({
      code: 'file-unreadable',
      message: `${NAME} is damaged in line 2, at byte ${start}: its checksum does not match what it says. Nothing was changed, and nothing is paid for.`,
      hint: expect.stringContaining(`truncate -s ${start}`),
    });
  });
});

describe('a journal of another time', () => {
  test('with fields that are not known keeps them', () => {
    const line = '{"n":1,"type":"release","agent":"coo","tick":1,"wave":0,"by":"Ann"}';
    expect(decodeJournal(seal(line), NAME).records).toEqual([
      { type: 'release', agent: 'coo', tick: 1, wave: 0, by: 'Ann' },
    ]);
  });

  test('of a newer version is refused in a sentence', () => {
    const line = JSON.stringify({ n: 1, ...RUN, version: 2 });
    expect(() => decodeJournal(seal(line), NAME)).toThrow(
      `${NAME} is a journal of version 2, and this orgsim reads up to version 1.`,
    );
  });

  test.each([
    ['a type that is not known', { type: 'audit', by: 'Ann' }, 'of the type "audit"'],
    ['a type of every object', { type: 'toString' }, 'of the type "toString"'],
    ['no type', { agent: 'coo' }, 'of the type undefined'],
    ['a field of another type', { ...turnOf(1), tick: '1' }, 'its "tick" is not'],
    ['a field that is missing', { ...turnOf(1), answer: undefined }, 'its "answer" is not'],
    [
      'an amount that is none',
      intentOf('a', { ...amount(1), tokens: -1 }, []),
      'its "reserved" is not',
    ],
  ])('with %s is refused in a sentence', (_, record, reason) => {
    const error = attempt(seal(JSON.stringify({ n: 1, ...record })));
    expect(error).toMatchObject({ code: 'file-unreadable' });
    expect((error as OrgsimError).message).toContain('is not understood in line 1, at byte 0: ');
    expect((error as OrgsimError).message).toContain(reason);
  });

  test('that an orgsim of version 1 wrote is read for ever', () => {
    const golden = new URL('golden/version-1.jsonl', import.meta.url);
    const { records, tornBytes } = decodeJournal(readFileSync(golden), NAME);
    expect(tornBytes).toBe(0);
    expect(new Set(records.map(({ type }) => type)).size).toBe(9);
    expect(records).toEqual(
      JSON.parse(readFileSync(new URL('golden/version-1.records.json', import.meta.url), 'utf8')),
    );
  });
});

test('no secret is written, and the line is as whole as any', () => {
  new Secret('sk-canary-journal');
  const turn = { ...turnOf(1), refusals: ['no: sk-canary-journal'] };
  const bytes = encodeLine(turn, 1);
  expect(new TextDecoder().decode(bytes)).not.toContain('canary');
  expect(decodeJournal(bytes, NAME).records).toEqual([{ ...turn, refusals: ['no: [redacted]'] }]);
});
