// Sections, headings, prose, odd bytes and absurd sizes.
import { describe, expect, test } from 'vitest';
import { parseDocument } from '#document/parse-document';
import { outlineOf, sectionsOf, textsOf } from './walk-document.js';

const outline = (source: string) => outlineOf(parseDocument(source).root);

describe('sections', () => {
  test('nest by depth, also after a jump', () => {
    const { root } = parseDocument('intro\n\n# A\n### B\n## C\n#### D\n# E\n');
    const tree = (section: typeof root): unknown[] => [
      section.heading.text,
      ...section.sections.map(tree),
    ];
    expect(tree(root)).toEqual(['', ['A', ['B'], ['C', ['D']]], ['E']]);
  });

  test('reach from their heading to the end of their last subsection', () => {
    const source = 'intro\n\n# A\ntext\n\n## B\nmore\n\n# C\n';
    const ranges = sectionsOf(parseDocument(source)).map(({ range }) =>
      source.slice(range.start.offset, range.end.offset),
    );
    expect(ranges).toEqual([source, '# A\ntext\n\n## B\nmore\n\n', '## B\nmore\n\n', '# C\n']);
  });

  test.each([
    [
      '# Rosa *Marín* — Head &amp; Cook ##',
      'Rosa *Marín* — Head &amp; Cook',
      'Rosa Marín — Head & Cook',
      2,
    ],
    ['  ##   `code` <x>  ', '`code` <x>', 'code <x>', 7],
    ['Two\nlines\n===', 'Two\nlines', 'Two lines', 0],
    ['###', '', '', 3],
    ['## ##', '', '', 2],
  ])('%j has a heading without its marks', (source, raw, text, offset) => {
    const heading = parseDocument(source).root.sections[0]?.heading;
    expect({ raw: heading?.raw, text: heading?.text }).toEqual({ raw, text });
    expect(heading?.range.start.offset).toBe(offset);
  });

  test('are made by headings of the document only, not of quotes and lists', () => {
    expect(outline('> # Quoted\n\n- # Listed\n')).toEqual(['prose: Quoted', 'prose: Listed']);
  });
});

test('prose keeps its order and its kinds', () => {
  const source = [
    'preset: startup',
    '***',
    '> quoted\n> words\n>\n> twice',
    '| a | b |\n|---|---|',
    '<details>\n<!-- hidden --><summary>S</summary>',
    '[ref]: /nowhere',
    '1. first\n2. second',
    '***\n    indented  code',
    '# H\n<!-- one --> <!--two-->\n<!-- more\nlines -->',
  ].join('\n\n');
  expect(outline(source)).toEqual([
    'prose: preset: startup',
    'prose: quoted words\ntwice',
    'prose: | a | b | |---|---|',
    'prose: <details>\n<summary>S</summary>',
    'prose: first',
    'prose: second',
    'code: indented  code',
    '# H',
    'comment: one\ntwo',
    'comment: more\nlines',
  ]);
});

describe('any text is a document', () => {
  test('an empty one', () => {
    const { root, rangeAt } = parseDocument('');
    const nowhere = { line: 1, column: 1, offset: 0 };
    expect(root).toEqual({
      depth: 0,
      heading: { raw: '', text: '', range: { start: nowhere, end: nowhere } },
      range: { start: nowhere, end: nowhere },
      entries: [],
      sections: [],
    });
    expect(rangeAt(-5, 99)).toEqual({ start: nowhere, end: nowhere });
  });

  test('a byte order mark belongs to nothing and has an offset but no column', () => {
    const { root } = parseDocument('\ufeff# Org\n- **A:** 1\n');
    expect(root.sections[0]?.heading).toMatchObject({
      raw: 'Org',
      range: { start: { line: 1, column: 3, offset: 3 } },
    });
    expect(textsOf(parseDocument('\ufeffwords')).map((text) => text.raw)).toEqual(['', 'words']);
    expect(outline('\ufeff\ufeff# Org')).toEqual(['prose: # Org']);
  });

  test.each(['\n', '\r\n', '\r'])('line ends %j', (eol) => {
    const source = ['# Org', '', '- **A:** 1', '- **B:** 2', '  3', '', '## S', 'text'].join(eol);
    expect(outline(source)).toEqual(['# Org', 'A = 1', 'B = 2 3', '## S', 'prose: text']);
    expect(parseDocument(source).root.sections[0]?.sections[0]?.range.start.line).toBe(7);
  });

  test('NUL, lone surrogates and control characters are kept in raw', () => {
    const source = '# a\0b\ud800\n\n- **K\u0007:** \udc00x\0 — \0\n';
    const raws = textsOf(parseDocument(source)).map((text) => text.raw);
    expect(raws).toEqual(['', 'a\0b\ud800', 'K\u0007', '\udc00x\0', '\0']);
  });

  test('rangeAt clamps and turns offsets into lines', () => {
    const { rangeAt } = parseDocument('ab\r\ncd');
    expect(rangeAt(1, 5)).toEqual({
      start: { line: 1, column: 2, offset: 1 },
      end: { line: 2, column: 2, offset: 5 },
    });
    expect(rangeAt(5, 2).end.offset).toBe(5);
    expect(rangeAt(Number.NaN, Number.POSITIVE_INFINITY).end.offset).toBe(6);
  });
});

describe('absurd nesting', () => {
  const farther = (marker: string) => `${marker.repeat(101)}far`;

  test.each(['* ', '- ', '+ ', '> ', '>', '1. ', '2) ', '- > ', '  * '])(
    'by %j on one line is text',
    (marker) => {
      const source = `# A\n\n${farther(marker)}\n\n## B\n`;
      expect(outline(source)).toEqual([
        '# A',
        `prose: ${farther(marker).trim().replace(/ +/g, ' ')}`,
        '## B',
      ]);
    },
  );

  test('leaves code, comments and rules alone', () => {
    const source = `\`\`\`\n${farther('> ')}\n\`\`\`\n\n<!-- ${farther('- ')}\n${farther('- ')} -->\n\n${'* '.repeat(300)}`;
    expect(outline(source)).toEqual([
      `code: ${farther('> ')}`,
      `comment: ${farther('- ')}\n${farther('- ')}`,
    ]);
  });

  test('of emphasis and links becomes plain text', () => {
    const deep = `${'*a **b '.repeat(400)}c${'** d*'.repeat(400)}`;
    expect(outline(`# ${deep}\n\n${deep}`)).toEqual([`# ${deep}`, `prose: ${deep}`]);
  });

  // Without the guard most of these take the parser half a minute or more.
  test.each([
    ['bullets', '* '.repeat(8000)],
    ['bullets with a word', `${'* '.repeat(8000)}a`],
    ['quotes', `${'> '.repeat(1000)}a\n`.repeat(10)],
    ['mixed', '- > 1. '.repeat(3000)],
  ])(
    'of %s on one line takes no time',
    (_name, source) => {
      expect(sectionsOf(parseDocument(source))).toHaveLength(1);
    },
    2000,
  );
});
