// The diff of an edited file: a patch that `patch` takes, and a page that a person reads.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextEdit } from '#base/text-edit';
import { applyEdits } from '#base/text-edit';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import { formatDiff } from '#report/text-diff';

const LINES = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
const SOURCE = `${LINES.join('\n')}\n`;

/** `old` once, where it stands first. */
const edit = (old: string, text: string, source = SOURCE): TextEdit => {
  const start = source.indexOf(old);
  return { start, end: start + old.length, text };
};
const after = (line: string, text: string, source = SOURCE): TextEdit => {
  const end = source.indexOf(line) + line.length;
  return { start: end, end, text };
};
const diff = (edits: readonly TextEdit[], source = SOURCE) =>
  formatDiff({ name: 'ORG.md', source, label: 'as advised', edits }, PLAIN_STYLE);

test('a value, an added line and a list far below', async () => {
  const edits = [
    edit('line 5', 'LINE 5'),
    after('line 9', '\nnew 9'),
    after('line 25', '\n\nnew 25\nnewer 25'),
  ];
  await expect(diff(edits)).toMatchFileSnapshot('../golden/run/edits.diff');
});

test('without edits there is no diff', () => {
  expect(diff([])).toBe('');
});

test('two edits of one line are one change', () => {
  const text = diff([edit('li', 'LI'), edit('ne 1\n', 'NE 1\n')]);
  expect(text.match(/^[-+][^-+].*$/gm)).toEqual(['-line 1', '+LINE 1']);
});

test('the end of a file without a line feed is marked', () => {
  expect(diff([after('b', '\nc', 'a\nb')], 'a\nb')).toBe(
    '--- ORG.md\n+++ ORG.md (as advised)\n@@ -1,2 +1,3 @@\n a\n-b\n+b\n+c\n\\ No newline at end of file\n'.replace(
      '-b\n',
      '-b\n\\ No newline at end of file\n',
    ),
  );
});

test('line ends and a byte order mark are not shown, tabs stay, what steers a terminal does not', () => {
  const source = '\ufeff# A\r\n-\t**Trigger:** polling\r\n\u001b[2J\r\n';
  const text = diff([edit('polling', 'event-driven', source)], source);
  expect(text.split('\n').slice(2)).toEqual([
    '@@ -1,3 +1,3 @@',
    ' # A',
    '--\t**Trigger:** polling',
    '+-\t**Trigger:** event-driven',
    ' ␛[2J',
    '',
  ]);
});

test('colour changes nothing but colour', async () => {
  const edits = [edit('line 5', 'LINE 5')];
  const coloured = formatDiff(
    { name: 'ORG.md', source: SOURCE, label: 'as advised', edits },
    await loadStyle(true),
  );
  expect(coloured).toContain('\u001b[');
  expect(stripVTControlCharacters(coloured)).toBe(diff(edits));
});

test('git applies it and gets the edited text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'orgsim-diff-'));
  const place = fc.record({
    line: fc.integer({ min: 1, max: 29 }),
    text: fc.constantFrom('new', 'new\nnewer', ''),
    isAdded: fc.boolean(),
  });
  try {
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 1, maxLength: 5, selector: ({ line }) => line }),
        fc.boolean(),
        (places, isEnded) => {
          const source = isEnded ? SOURCE : SOURCE.trimEnd();
          const edits = places
            .toSorted((a, b) => a.line - b.line)
            .map(({ line, text, isAdded }): TextEdit => {
              const start = LINES.slice(0, line).join('\n').length - `line ${line}`.length;
              const end = start + `line ${line}`.length;
              return isAdded ? { start: end, end, text: `\n${text}` } : { start, end, text };
            });
          writeFileSync(join(folder, 'ORG.md'), source);
          const patch = diff(edits, source).replace(' (as advised)', '');
          const { status, stderr } = spawnSync('git', ['apply', '-p0', '-'], {
            cwd: folder,
            input: patch,
            encoding: 'utf8',
          });
          expect({ status, stderr, patch }).toMatchObject({ status: 0, stderr: '' });
          expect(readFileSync(join(folder, 'ORG.md'), 'utf8')).toBe(applyEdits(source, edits));
        },
      ),
      { numRuns: 25 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
