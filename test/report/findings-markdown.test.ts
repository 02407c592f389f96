import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { visibleText } from '#base/visible-text';
import type { Finding, Severity } from '#lint/finding';
import { formatFindingsMarkdown } from '#report/findings-markdown';
import { findingIn } from './finding-in.js';
import { resultOf } from './lint-sample.js';

const SOURCE = '# Acme\n- **Wake on:** blockers\n';

test('says that nothing is wrong, and how much was checked', () => {
  expect(formatFindingsMarkdown(resultOf([]))).toBe(
    '### orgsim lint: no problems\n\n1 file, 1 agent checked.\n',
  );
});

test('lists a hundred, errors first, and says how many more there are', () => {
  const severities = Array.from(
    { length: 130 },
    (_, i): Severity => (i % 2 === 0 ? 'info' : 'error'),
  );
  const findings = severities.map((severity) => findingIn(SOURCE, 'blockers', { severity }));
  const lines = formatFindingsMarkdown(resultOf(findings, SOURCE)).split('\n');
  const rows = lines.filter((line) => /^\| (error|info) /.test(line));
  expect(rows.map((row) => row.split(' ')[1])).toEqual([
    ...Array.from({ length: 65 }, () => 'error'),
    ...Array.from({ length: 35 }, () => 'info'),
  ]);
  expect(lines.at(-2)).toBe('30 more; `orgsim lint` lists all.');
});

test('a hundred of the longest findings fit into a comment', () => {
  const message = `"${'*'.repeat(60)}" is not understood; ${'<'.repeat(60)} would do nothing`;
  const finding = findingIn(SOURCE, 'blockers', { message });
  const text = formatFindingsMarkdown(
    resultOf(
      Array.from({ length: 500 }, () => finding),
      SOURCE,
    ),
  );
  expect(text.length).toBeLessThan(65_536);
});

test('nobody is called and nothing is referred to', () => {
  const text = formatted(
    findingIn(SOURCE, 'blockers', { message: '@acme/all #12 GH-3 www.x.y https://x.y' }),
  );
  expect(text).toContain('@<!-- -->acme/all #<!-- -->12 GH-<!-- -->3 www\\.x.y https\\://x.y');
});

const hostile = fc
  .stringMatching(/^([\\`*_~{}[\]()<>|#+.!&:$^@"' \na1-]|<b>|&amp;|\*\*|https:\/\/){1,14}$/)
  .filter((message) => message.trim() !== '');
/** Markdown shows several spaces as one. */
const oneSpace = (text: string): string => text.trim().replace(/ +/g, ' ');

test('whatever a file says, a cell holds it as plain text', () => {
  fc.assert(
    fc.property(hostile, (message) => {
      const row = rowOf(formatted(findingIn(SOURCE, 'blockers', { message, advice: null })));
      const cells = splitCells(row);
      expect(cells).toHaveLength(4);
      expect(oneSpace(plainText(cells[2] ?? ''))).toBe(oneSpace(visibleText(message)));
    }),
  );
});

test('a name that cannot be code is text', () => {
  for (const name of ['a|b.md', 'a`b.md', 'a\\|b.md', '``.md']) {
    const result = resultOf([findingIn(SOURCE, 'blockers')], SOURCE, name);
    const cells = splitCells(rowOf(formatFindingsMarkdown(result)));
    expect(plainText(cells[1] ?? '')).toBe(`${name}:2:16`);
  }
});

function formatted(finding: Finding): string {
  return formatFindingsMarkdown(resultOf([finding], SOURCE));
}

function rowOf(text: string): string {
  return text.split('\n').find((line) => line.startsWith('| error |')) ?? '';
}

/** As GitHub splits a row: at each bar without a backslash. */
function splitCells(row: string): string[] {
  const parts = row.match(/(?:\\.|[^|\\])+/gsu) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** What the Markdown shows; throws where it is more than text and the comments that keep words apart. */
function plainText(cell: string): string {
  const { children } = unified().use(remarkParse).parse(`x ${cell}`);
  const [paragraph] = children;
  if (children.length !== 1 || paragraph?.type !== 'paragraph') throw new Error(`blocks: ${cell}`);
  const texts = paragraph.children.map((node) => {
    if (node.type === 'text') return node.value;
    if (node.type === 'html' && node.value === '<!-- -->') return '';
    throw new Error(`${node.type}: ${cell}`);
  });
  return texts.join('').slice(2);
}
