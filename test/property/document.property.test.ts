// What holds for every document, however odd.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourcePoint } from '#base/source-range';
import { findCuts } from '#document/find-cuts';
import { parseDocument, parseWithCuts } from '#document/parse-document';
import { rangesOf, textsOf } from '../document/walk-document.js';
import { markdownSoup, plainSoup } from './markdown-soup.js';

const RUNS = Number(process.env.ORGSIM_DOCUMENT_RUNS ?? 500);
const bytes = fc.uint8Array({ maxLength: 200 }).map((all) => Buffer.from(all).toString('latin1'));
const WORDY_PIECES = `
# WORD|## WORD #|- **WORD**: WORD|- WORD|2. WORD|> WORD|> - **WORD:** WORD|WORD|    WORD|\tWORD|===|---|- |  -
\`\`\`|~~~ WORD|<!-- WORD -->|<!-- WORD|WORD -->|<b> WORD|WORD <i>WORD</i> \`WORD\`|![WORD](WORD)|[WORD](WORD "WORD")`
  .slice(1)
  .split(/[|\n]/);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 })
    .map((units) => String.fromCharCode(...units)),
  bytes,
  markdownSoup,
);

describe('a document', () => {
  test('is the same whether cut at its headings or parsed whole', () => {
    fc.assert(
      fc.property(markdownSoup, (source) => {
        expect(parseDocument(source).root).toEqual(parseWithCuts(source, []).root);
      }),
      { numRuns: RUNS },
    );
  });

  test('is the same with the short cut around the parser as without', () => {
    fc.assert(
      fc.property(plainSoup, (source) => {
        expect(parseDocument(source).root).toEqual(parseWithCuts(source, []).root);
      }),
      { numRuns: RUNS },
    );
  });

  test('is the same whichever of its headings it is cut at', () => {
    const cutSoup = markdownSoup.chain((source) =>
      fc.tuple(fc.constant(source), fc.subarray(findCuts(source))),
    );
    fc.assert(
      fc.property(cutSoup, ([source, cuts]) => {
        expect(parseWithCuts(source, cuts).root).toEqual(parseDocument(source).root);
      }),
      { numRuns: RUNS / 2 },
    );
  });

  test('comes of any string, and each raw text is the source at its range', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        for (const { raw, range } of textsOf(parseDocument(source))) {
          expect(raw).toBe(source.slice(range.start.offset, range.end.offset));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('gives lines and columns that say the same as its offsets', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        for (const { start, end } of rangesOf(parseDocument(source))) {
          expect(start).toEqual(pointOf(source, start.offset));
          expect(end).toEqual(pointOf(source, end.offset));
          expect(end.offset).toBeGreaterThanOrEqual(start.offset);
        }
      }),
      { numRuns: RUNS / 2 },
    );
  });

  test('loses no word, whatever block or field it stands in', () => {
    const piece = fc.oneof(
      fc.constantFrom('- **WORD:** WORD — WORD', '  - WORD -- WORD', '  1. WORD', '    - WORD'),
      fc.constantFrom(
        '',
        '  WORD',
        '     WORD',
        '      WORD',
        '    > WORD',
        '  ```',
        '    ~~~ WORD',
      ),
      fc.constantFrom(...WORDY_PIECES),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30, size: 'max' }), (pieces) => {
        let count = 0;
        const source = pieces.join('\n').replace(/WORD/g, () => `w${count++}x`);
        const kept = textsOf(parseDocument(source))
          .map((text) => text.raw)
          .join('\n');
        expect(source.match(/w\d+x/g)?.filter((word) => !kept.includes(word)) ?? []).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Lines end at LF, CR and CRLF. */
function pointOf(source: string, offset: number): SourcePoint {
  const before = source.slice(0, offset);
  // Between CR and LF the line has not ended yet.
  const cut = before.endsWith('\r') && source[offset] === '\n' ? before.slice(0, -1) : before;
  const lines = cut.split(/\r\n|\n|\r/);
  const column = (lines.at(-1)?.length ?? 0) + 1 + (before.length - cut.length);
  const isShifted = lines.length === 1 && column > 1 && source.startsWith('\ufeff');
  return { line: lines.length, column: isShifted ? column - 1 : column, offset };
}
