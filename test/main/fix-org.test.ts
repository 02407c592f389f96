import { describe, expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit';
import type { SourceFile } from '#io/read-source';
import { Finding } from '#lint/finding';
import { fixOrg } from '#main/fix-org';
import type { LintedFile } from '#main/lint-org';
import { lintOrg } from '#main/lint-org';

const HEAD = '# B\n\n## Structure\n\n### Ana\n\n';

function fix(text: string, withSuggestions = false) {
  const { linted, ...rest } = fixOrg({ name: 'ORG.md', text }, withSuggestions, lintOrg);
  return { text: linted.source, left: linted.findings.map(({ rule }) => rule), ...rest };
}

describe('fixes', () => {
  test('several in one file at once; what only people can mend is left', () => {
    const fields = (...values: string[]) => {
      const keys = ['Trigger', 'Model', 'Max sleep'];
      return HEAD + keys.map((key, at) => `- **${key}:** ${values[at]}\n`).join('');
    };
    expect(fix(fields('event driven', 'gtp-4o', '9 Ticks'))).toMatchObject({
      text: fields('event-driven', 'gtp-4o', '9 Ticks'),
      left: ['model-unknown'],
      fixed: 1,
    });
  });

  test('a key is not mended when its value would then be wrong', () => {
    const text = `${HEAD}- **Wakeon?:** complettions\n`;
    const { refused, untried: _untried, ...rest } = fix(text);
    expect(rest).toEqual({ text, left: ['unknown-key'], edits: [], fixed: 0 });
    expect(refused.map(({ rule }) => rule)).toEqual(['unknown-key']);
  });

  test('the edits make the text out of the one that was', () => {
    const text = `${HEAD}- **Trigger:** event driven\n- **Wake on:** tasks and completions\n`;
    const { text: mended, edits } = fix(text);
    expect(applyEdits(text, edits)).toBe(mended);
    expect(fix(mended)).toMatchObject({ text: mended, fixed: 0, edits: [] });
  });

  test.each([
    ['CRLF', HEAD.replaceAll('\n', '\r\n'), '\r\n'],
    ['a byte order mark', `\ufeff${HEAD}`, '\n'],
    ['no line end at the end', HEAD, ''],
  ])('%s stays', (_title, head, end) => {
    expect(fix(`${head}- **Trigger:** event driven${end}`).text).toBe(
      `${head}- **Trigger:** event-driven${end}`,
    );
  });
});

/** A linter of words: `a`, `b` ... are findings, each with the fix that `becomes` says. */
function wordLint(
  becomes: Readonly<Record<string, { text: string; safe?: boolean; wide?: boolean }>>,
) {
  return ({ name, text }: SourceFile): LintedFile => {
    const findings = Array.from(text.matchAll(/\w/g), ({ 0: word, index }) => {
      const fixed = becomes[word];
      const end = fixed?.wide === true ? Math.min(index + 3, text.length) : index + 1;
      const at = (offset: number) => ({ line: 1, column: offset + 1, offset });
      return new Finding({
        rule: word,
        severity: 'error',
        range: { start: at(index), end: at(index + 1) },
        message: word,
        advice: null,
        actual: word,
        expected: [],
        related: [],
        fix:
          fixed === undefined
            ? null
            : { safe: fixed.safe ?? true, edits: [{ start: index, end, text: fixed.text }] },
      });
    });
    return { name, source: text, agents: 0, findings };
  };
}

function fixWords(text: string, becomes: Parameters<typeof wordLint>[0], withSuggestions = false) {
  const { linted, fixed, refused } = fixOrg(
    { name: 'x', text },
    withSuggestions,
    wordLint(becomes),
  );
  return { text: linted.source, fixed, refused: refused.map(({ rule }) => rule) };
}

describe('passes', () => {
  test('a suggestion waits to be asked for', () => {
    const becomes = { a: { text: '.', safe: false }, b: { text: '.' } };
    expect(fixWords('a b', becomes)).toEqual({ text: 'a .', fixed: 1, refused: [] });
    expect(fixWords('a b', becomes, true)).toEqual({ text: '. .', fixed: 2, refused: [] });
  });

  test('of two that overlap the first wins, and the other has the next pass', () => {
    const becomes = { a: { text: '- b', wide: true }, b: { text: '+' } };
    expect(fixWords('a b', becomes)).toEqual({ text: '- +', fixed: 2, refused: [] });
  });

  test('one that would add a finding is not applied, and the others are', () => {
    const becomes = { a: { text: 'z' }, b: { text: '.' }, c: { text: '.' } };
    expect(fixWords('b a c', becomes)).toEqual({ text: '. a .', fixed: 2, refused: ['a'] });
  });

  test('one that stood back for a refused one has its turn', () => {
    const becomes = { a: { text: 'z.z', wide: true }, b: { text: '.' } };
    expect(fixWords('a b', becomes)).toEqual({ text: 'a .', fixed: 1, refused: ['a'] });
  });

  test('rules that undo each other end', () => {
    const flip = { a: { text: 'a' } };
    expect(fixWords('a', flip)).toEqual({ text: 'a', fixed: 0, refused: ['a'] });
    let turn = 0;
    const fickle = (source: SourceFile) =>
      wordLint({ a: { text: turn++ % 2 === 0 ? 'a ' : 'a' } })(source);
    expect(fixOrg({ name: 'x', text: 'a' }, false, fickle).fixed).toBeLessThanOrEqual(10);
  });

  test('an info may come: it keeps no error in the file', () => {
    const role = (n: number) => `### R${n}\n\n- **Trigger:** event driven\n\n`;
    const roles = Array.from({ length: 80 }, (_, n) => role(n)).join('');
    const boss = '# A\n\n## Structure\n\n### COO\n\n- **Trigger:** event-driven\n\n';
    const { linted, fixed, refused } = fixOrg({ name: 'x', text: boss + roles }, false, lintOrg);
    expect({ fixed, refused }).toEqual({ fixed: 80, refused: [] });
    expect(linted.findings.map(({ rule }) => rule)).toEqual(['cascade-amplification']);
  });

  test('an info with a fix of its own may not: other lines would be edited', () => {
    const text =
      '# A\n\n## Structure\n\n### Boss\n\n- **Level:** 10\n\n### Team\n\n#### Lead\n\n- **Trigger:** event driven\n- **Wake on:** orders, builds\n- **Batch window:** 2 ticks\n';
    const { edits, refused } = fixOrg({ name: 'x', text }, true, lintOrg);
    expect(edits.every(({ start }) => start < text.indexOf('- **Batch'))).toBe(true);
    expect(refused.map(({ rule }) => rule)).toContain('invalid-trigger-mode');
  });

  test('those that add something are found by their place, not by halving', () => {
    const becomes = { a: { text: '.' }, b: { text: 'z' } };
    let readings = 0;
    const lint = (source: SourceFile) => {
      readings += 1;
      return wordLint(becomes)(source);
    };
    const text = 'a a b a a '.repeat(40);
    const { fixed, refused } = fixOrg({ name: 'x', text }, false, lint);
    expect({ fixed, refused: refused.length }).toEqual({ fixed: 160, refused: 40 });
    expect(readings).toBeLessThan(120);
  });

  test('thousands of fixes that would add findings are not all tried', () => {
    let readings = 0;
    const lint = (source: SourceFile) => {
      readings += 1;
      return wordLint({ a: { text: 'z' } })(source);
    };
    const { fixed, linted, untried } = fixOrg({ name: 'x', text: 'a '.repeat(500) }, false, lint);
    expect({ fixed, left: linted.findings.length, untried }).toEqual({
      fixed: 0,
      left: 500,
      untried: 500,
    });
    expect(readings).toBeLessThan(300);
  });
});
