// Fixes as SARIF and rdjson state them: whoever applies them gets the text that orgsim itself would write.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceRange } from '#base/source-range';
import type { TextEdit } from '#base/text-edit';
import { applyEdits } from '#base/text-edit';
import { parseDocument } from '#document/parse-document';
import type { Finding } from '#lint/finding';
import { formatFindingsRdjson } from '#report/findings-rdjson';
import { formatFindingsSarif } from '#report/findings-sarif';
import { indexPoints } from '#report/source-points';
import { findingIn } from './finding-in.js';
import { OPTIONS, resultOf } from './lint-sample.js';

const sources = fc
  .array(fc.constantFrom('a', 'é', '調', '🚀', '\n', '\r\n', '\r', '\t', ' '), {
    minLength: 1,
    maxLength: 30,
  })
  .chain((pieces) => fc.constantFrom('', '\ufeff').map((mark) => mark + pieces.join('')));

/** Edits that do not overlap, and keep the two halves of a character together. */
const cases = sources.chain((source) => {
  const places = [0];
  for (const character of source) places.push((places.at(-1) ?? 0) + character.length);
  const inside = places.filter(
    (at) =>
      !(source[at - 1] === '\r' && source[at] === '\n') &&
      !(at === 0 && source.startsWith('\ufeff')),
  );
  return fc
    .uniqueArray(fc.constantFrom(...inside), { minLength: 2, maxLength: 6 })
    .map((picked) => picked.sort((a, b) => a - b))
    .map((picked) => picked.slice(0, picked.length - (picked.length % 2)))
    .map((picked) => {
      const edits: TextEdit[] = [];
      for (let i = 0; i < picked.length; i += 2) {
        edits.push({
          start: picked[i] ?? 0,
          end: picked[i + 1] ?? 0,
          text: i % 4 === 0 ? 'ü\n' : '',
        });
      }
      return { source, edits };
    });
});

test('places are those of the document', () => {
  fc.assert(
    fc.property(sources, fc.nat(40), fc.nat(10), (source, from, length) => {
      const start = Math.min(from, source.length);
      const end = Math.min(start + length, source.length);
      const range = indexPoints(source).rangeOf({ start, end, text: '' });
      expect(range).toEqual(parseDocument(source).rangeAt(start, end));
    }),
  );
});

test('bytes are counted right in lines that are longer than any step', () => {
  const source = `é\n${'aé調🚀'.repeat(500)}`;
  const { byteColumn } = indexPoints(source);
  for (let at = 2; at <= source.length; at += 5) {
    const point = { line: 2, column: at - 1, offset: at };
    expect(byteColumn(point)).toBe(Buffer.byteLength(source.slice(2, at)) + 1);
  }
});

describe('applied by line and column', () => {
  test('SARIF gives the same text', () => {
    fc.assert(
      fc.property(cases, ({ source, edits }) => {
        const log = JSON.parse(formatFindingsSarif(resultOf([fixing(edits)], source), OPTIONS));
        const [change] = log.runs[0].results[0].fixes[0].artifactChanges;
        const read: TextEdit[] = change.replacements.map(
          (one: { deletedRegion: SarifRegion; insertedContent?: { text: string } }) => {
            const { startLine, startColumn, endLine, endColumn, charOffset, charLength } =
              one.deletedRegion;
            const start = offsetOf(source, startLine, startColumn);
            const end = offsetOf(source, endLine, endColumn);
            expect([charOffset, charLength]).toEqual([start, end - start]);
            return { start, end, text: one.insertedContent?.text ?? '' };
          },
        );
        expect(applyEdits(source, read)).toBe(applyEdits(source, edits));
      }),
    );
  });

  test('rdjson, which counts bytes and has one suggestion, gives the same text', () => {
    fc.assert(
      fc.property(cases, ({ source, edits }) => {
        const report = JSON.parse(formatFindingsRdjson(resultOf([fixing(edits)], source)));
        const [{ range, text }, ...others] = report.diagnostics[0].suggestions;
        expect(others).toEqual([]);
        const start = byteOffsetOf(source, range.start);
        const end = byteOffsetOf(source, range.end);
        const bytes = Buffer.from(source);
        const applied = bytes.subarray(0, start).toString() + text + bytes.subarray(end).toString();
        expect(applied).toBe(applyEdits(source, edits));
      }),
    );
  });
});

interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly charOffset: number;
  readonly charLength: number;
}

const NOWHERE: SourceRange = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

function fixing(edits: readonly TextEdit[]): Finding {
  return findingIn('x', 'x', { range: NOWHERE, fix: { safe: true, edits } });
}

function lineStartOf(source: string, line: number): number {
  const ends = [...source.matchAll(/\r\n|\n|\r/g)];
  const before = ends[line - 2];
  if (line > 1) return (before?.index ?? 0) + (before?.[0].length ?? 0);
  return source.startsWith('\ufeff') ? 1 : 0;
}

function offsetOf(source: string, line: number, column: number): number {
  return lineStartOf(source, line) + column - 1;
}

function byteOffsetOf(source: string, { line, column }: { line: number; column: number }): number {
  return Buffer.byteLength(source.slice(0, lineStartOf(source, line))) + column - 1;
}
