// When documents are read and linted: once a text, and after the last of several changes. The clock is the test's.
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintSettings } from '#lint/lint-settings';
import { createOpenDocuments } from '#lsp/open-documents';
import { pathOfUri } from '#lsp/path-of-uri';

function clock() {
  let due: { delayMs: number; work: () => void }[] = [];
  const later = (delayMs: number, work: () => void) => {
    const entry = { delayMs, work };
    due.push(entry);
    return () => {
      due = due.filter((other) => other !== entry);
    };
  };
  const pause = () => {
    for (const { work } of due.splice(0)) work();
  };
  return { later, pause };
}

test('of several changes the last is looked at, of several documents each', () => {
  const { later, pause } = clock();
  const documents = createOpenDocuments(later, () => undefined);
  const done: string[] = [];
  documents.afterPause('a', () => done.push('a1'));
  documents.afterPause('b', () => done.push('b1'));
  documents.afterPause('a', () => done.push('a2'));
  pause();
  expect(done).toEqual(['b1', 'a2']);
  documents.afterPause('a', () => done.push('a3'));
  documents.close('a');
  pause();
  expect(done).toEqual(['b1', 'a2']);
});

test('a text is read once; a changed one anew, whatever version it bears, and one with other settings', () => {
  let lint: LintSettings | undefined;
  const documents = createOpenDocuments(clock().later, () => lint);
  const document = TextDocument.create('file:///ORG.md', 'markdown', 1, '# Acme\n');
  const first = documents.read(document);
  expect(documents.read(document)).toBe(first);
  expect(first?.org.name).toBe('Acme');
  TextDocument.update(document, [{ text: '# Bolt\n' }], 1);
  expect(documents.read(document)?.org.name).toBe('Bolt');
  const second = documents.read(document);
  lint = { preset: 'strict', rules: {} };
  expect(documents.read(document)).not.toBe(second);
  expect(documents.read(document)).toBe(documents.read(document));
  expect(documents.read(TextDocument.create('file:///x.md', 'markdown', 1, '# Acme'))).toBeNull();
});

test.each([
  ['file:///team/ORG.md', '/team/ORG.md'],
  ['file:///c%3A/our%20orgs/ORG.md', 'c:/our orgs/ORG.md'],
  ['file://server/share/ORG.md', '/share/ORG.md'],
  ['untitled:Untitled-1', 'Untitled-1'],
  ['file:///100%/ORG.md', '/100%/ORG.md'],
  ['', ''],
])('the path of %s is %s', (uri, path) => {
  expect(pathOfUri(uri)).toBe(path);
});
