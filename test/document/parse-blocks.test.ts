// Cutting at headings changes nothing: cases in which a `#` line is no heading, or a heading needs another part.
import { describe, expect, test } from 'vitest';
import { findCuts } from '#document/find-cuts';
import { parseDocument, parseWithCuts } from '#document/parse-document';
import { outlineOf } from './walk-document.js';

const headingsOf = (source: string) =>
  outlineOf(parseDocument(source).root).filter((line) => line.startsWith('#'));

describe('the same document, cut and whole', () => {
  test.each([
    ['fence', '# A\n```sh\n# no\n```\n# B', ['# A', '# B']],
    ['tilde fence with backticks', '# A\n~~~\n```\n# no\n~~~\n# B', ['# A', '# B']],
    ['longer fence', '# A\n````\n```\n# no\n```\n````\n# B', ['# A', '# B']],
    ['fence that is closed by more', '# A\n```\n# no\n`````\n# B', ['# A', '# B']],
    ['unclosed fence', '# A\n```\n# no\n\n## no\n', ['# A']],
    ['indented fence', '# A\n   ```\n# no\n   ```\n# B', ['# A', '# B']],
    ['fence that ends with its list', '# A\n- ```\n  # no\n# B', ['# A', '# B']],
    ['fence that ends with its quote', '# A\n> ```\n# B', ['# A', '# B']],
    ['comment', '# A\n<!--\n# no\n\n## no\n-->\n# B', ['# A', '# B']],
    ['comment closed in its first line', '# A\n<!-- # -->\n# B', ['# A', '# B']],
    ['unclosed comment', '# A\n<!--\n# no\n\n# no', ['# A']],
    ['short comment', '# A\n<!-->\n# B', ['# A', '# B']],
    ['details', '# A\n<details>\n# no\n\n# B\n</details>', ['# A', '# B']],
    ['pre', '# A\n<pre>\n# no\n\n# no\n</pre>\n# B', ['# A', '# B']],
    ['instruction and CDATA', '# A\n<?x\n# no\n?>\n<![CDATA[\n# no\n]]>\n# B', ['# A', '# B']],
    ['any tag', '# A\n<x-y>\n# no\n\n# B', ['# A', '# B']],
    ['inline tag in a paragraph', '# A\nx <b\n# B', ['# A', '# B']],
    ['setext headings', '# A\nB\n===\n# C\nD\n---\n---\n# E', ['# A', '# B', '# C', '## D', '# E']],
    ['list before a heading', '# A\n- a\n  - b\n# B\n- c', ['# A', '# B']],
    ['lazy quote', '# A\n> a\nb\n# B', ['# A', '# B']],
    ['indented heading', '# A\n   # B\n    # no\n# C', ['# A', '# B', '# C']],
    ['tabs', '# A\n-\ta\n\n\t# no\n#\tB', ['# A', '# B']],
    ['CRLF', '# A\r\n```\r\n# no\r\n```\r\n# B\r\n', ['# A', '# B']],
    ['CR', '# A\r```\r# no\r```\r# B\r', ['# A', '# B']],
    ['U+2028', '# A\u2028# no\n# B', ['# A # no', '# B']],
    ['byte order mark', '\ufeff# A\n```\n# no\n```\n# B', ['# A', '# B']],
    ['definition over two lines', '# A\n[x]:\n# B\n/u "t\n# C\n', ['# A', '# B', '# C']],
  ])('%s', (_name, source, headings) => {
    expect(headingsOf(source)).toEqual(headings);
    expect(parseDocument(source).root).toEqual(parseWithCuts(source, []).root);
  });

  test.each([
    ['before its use', '[x]: /u\n\n# See [x]\n', '# See x'],
    ['after its use', '# See [the x][x]\n\n# B\n\n[x]: /u\n', '# See the x'],
    ['in a quote in a list', '# See [X][]\n\n# B\n\n- > [x]: /u\n', '# See X'],
    ['with escapes and spaces', '# See [a\\] b]\n\n# B\n\n[A\\]  \n B]: /u\n', '# See a] b'],
    ['twice', '# See ![x]\n\n[x]: /u\n\n# B\n\n[x]: /v\n', '# See x'],
    ['nowhere', '# See [x]\n\n# B\n\n[y]: /u\n', '# See [x]'],
    ['in code only', '# See [x]\n\n```\n# B\n[x]: /u\n```\n', '# See [x]'],
  ])('a link is defined %s', (_name, source, heading) => {
    expect(headingsOf(source)[0]).toBe(heading);
    expect(parseDocument(source).root).toEqual(parseWithCuts(source, []).root);
  });
});

test('many cuts inside one open fence cost little more than one', () => {
  const source = `# A\n\`\`\`\n${'# no\n'.repeat(20_000)}`;
  expect(findCuts(source)).toHaveLength(20_000);
  expect(headingsOf(source)).toEqual(['# A']);
}, 10_000);
