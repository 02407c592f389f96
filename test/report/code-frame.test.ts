import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { frameCode } from '#report/code-frame';
import { rangeOf } from './finding-in.js';

const WIDE = 160;

/** The frame as two lines. */
function draw(source: string, at: string, columns = WIDE): string[] {
  const { code, indent, carets } = frameCode(source, rangeOf(source, at), columns);
  return [code, ' '.repeat(indent) + '^'.repeat(carets)];
}

describe('carets stand under the place', () => {
  test('in plain text', () => {
    expect(draw('# A\n- **Wake on:** blockers, tasks\n', 'blockers')).toEqual([
      '- **Wake on:** blockers, tasks',
      '               ^^^^^^^^',
    ]);
  });

  test('after and in tabs', () => {
    expect(draw('-\ta\tbad\tb\n', 'bad\tb')).toEqual(['-    a    bad    b', '          ^^^^^^^^']);
  });

  test('after and in wide characters', () => {
    expect(draw('- 調査員: 三つ です\n', '三つ')).toEqual([
      '- 調査員: 三つ です',
      '          ^^^^',
    ]);
  });

  test('after emoji of several parts and letters with marks', () => {
    expect(draw('👩‍🔧 e\u0301: bad\n', 'bad')).toEqual(['👩‍🔧 e\u0301: bad', '      ^^^']);
  });

  test('after control characters, which are shown', () => {
    expect(draw('a\u001b[31m: bad\n', 'bad')).toEqual(['a␛[31m: bad', '        ^^^']);
  });

  test('of a file with a byte order mark, which is not', () => {
    expect(draw('\ufeff# Acme\n', '# Acme')).toEqual(['# Acme', '^^^^^^']);
  });

  test('of a file with CRLF', () => {
    expect(draw('# A\r\n- **Count:** two\r\n', 'two')).toEqual([
      '- **Count:** two',
      '             ^^^',
    ]);
  });

  test('to the end of the line when the place goes on below', () => {
    expect(draw('- one\n  two\n', 'one\n  two')).toEqual(['- one', '  ^^^']);
  });

  test('one of them where nothing is written', () => {
    const source = '- **Model:**\n';
    const end = rangeOf(source, '\n').start;
    expect(frameCode(source, { start: end, end }, WIDE)).toEqual({
      code: '- **Model:**',
      indent: 12,
      carets: 1,
    });
  });
});

describe('a long line is cut', () => {
  const line = `${'before '.repeat(20)}FAULT${' after'.repeat(20)}`;

  test('on both sides', () => {
    const [code, carets] = draw(line, 'FAULT', 40);
    expect(code).toMatch(/^….*FAULT.*…$/);
    expect(carets?.indexOf('^')).toBe(code?.indexOf('FAULT'));
    expect(stringWidth(code ?? '')).toBeLessThanOrEqual(40);
  });

  test('on the right alone when the place is near its start', () => {
    expect(draw(line, 'before', 20)).toEqual(['before before befor…', '^^^^^^']);
  });

  test('on the left alone when the place is near its end', () => {
    const source = `${'x'.repeat(50)} end`;
    expect(draw(source, 'end', 20)).toEqual(['…xxxxx end', '       ^^^']);
  });

  test('in megabytes, at once', () => {
    const source = `${'x'.repeat(4_000_000)} bad ${'y'.repeat(4_000_000)}`;
    const { code } = frameCode(source, rangeOfFar(source, ' bad '), 60);
    expect(code).toContain(' bad ');
    expect(stringWidth(code)).toBeLessThanOrEqual(60);
  });
});

test('whatever the line, the frame fits and stays on one line', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(
      text,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 10, max: 80 }),
      (line, from, length, columns) => {
        const source = line.replace(/[\r\n]/g, ' ');
        const start = from % (source.length + 1);
        const end = Math.min(source.length, start + (length % 50));
        const point = (offset: number) => ({ line: 1, column: offset + 1, offset });
        const { code, indent, carets } = frameCode(
          source,
          { start: point(start), end: point(end) },
          columns,
        );
        expect(code).not.toMatch(/\p{Cc}/u);
        expect(stringWidth(code)).toBeLessThanOrEqual(columns);
        expect(indent + carets).toBeLessThanOrEqual(columns + 1);
        expect(carets).toBeGreaterThan(0);
      },
    ),
  );
});

function rangeOfFar(source: string, text: string) {
  const start = source.indexOf(text);
  const point = (offset: number) => ({ line: 1, column: offset + 1, offset });
  return { start: point(start), end: point(start + text.length) };
}
