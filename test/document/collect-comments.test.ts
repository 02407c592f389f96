import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCuts } from '#document/find-cuts';
import { parseDocument, parseWithCuts } from '#document/parse-document';

/** Places in which a comment may stand; `@` is the comment. */
const PLACES = {
  'at the top': '@\n# Acme\n',
  'before a heading': '# Acme\n\n@\n## Structure\n',
  'after a heading': '## Structure\n@\n\n### Lead\n',
  'in a heading': '## Structure @\n',
  'between two items': '- **A:** 1\n@\n- **B:** 2\n',
  'inside an item': '- **A:** 1\n  @\n- **B:** 2\n',
  'as an item': '- **A:** 1\n- @\n- **B:** 2\n',
  'after a value': '- **A:** 1 @\n',
  'before a remark': '- **A:** 1 @ — since May\n',
  'in a nested list': '- **A:**\n  - one\n  @\n  - two\n',
  'in an ordered list': '1. one\n   @\n2. two\n',
  'in a quote': '> some\n>\n> @\n',
  'in a paragraph': 'some @ text\n',
  'before text': '@ text\n',
  'at the end': '# Acme\n\n@',
  'in HTML': '<div>\n@\n</div>\n',
};

describe('a comment is found', () => {
  test.each(Object.entries(PLACES))('%s', (_place, template) => {
    const source = template.replace('@', '<!-- mark it -->');
    const { comments } = parseDocument(source);
    expect(comments.map(({ raw, text }) => [raw, text])).toEqual([['<!-- mark it -->', 'mark it']]);
    const [comment] = comments;
    expect(comment?.range.start.offset).toBe(template.indexOf('@'));
  });

  test('over several lines of a quote, without its marks', () => {
    const [comment] = parseDocument('> <!-- one\n> two -->\n').comments;
    expect(comment?.text).toBe('one\ntwo');
    expect(comment?.raw).toBe('<!-- one\n> two -->');
  });

  test('several in a line, each for itself', () => {
    const { comments } = parseDocument('<!-- a --> <!-- b -->\n\nx <!-- c --><!---->\n');
    expect(comments.map(({ text }) => text)).toEqual(['a', 'b', 'c', '']);
  });
});

test.each([
  ['in code', '`<!-- a -->`\n'],
  ['in a code block', '```md\n<!-- a -->\n```\n'],
  ['in an indented block', 'x\n\n    <!-- a -->\n'],
  ['escaped', '\\<!-- a -->\n'],
])('what stands %s is no comment', (_place, source) => {
  expect(parseDocument(source).comments).toEqual([]);
});

test('however a document is cut, its comments are the same', () => {
  const line = fc.constantFrom(
    ...Object.values(PLACES).map((place) => place.replace('@', '<!-- x -->')),
    '## H\n',
    '<!--\n',
    '-->\n',
    '```\n',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const source = lines.join('');
      const { comments } = parseDocument(source);
      expect(comments).toEqual(parseWithCuts(source, []).comments);
      expect(comments).toEqual(parseWithCuts(source, findCuts(source)).comments);
      for (const { raw, range } of comments) {
        expect(source.slice(range.start.offset, range.end.offset)).toBe(raw);
      }
    }),
  );
});
