// Places survive the way to the editor: whatever stands before a fault, what the editor marks is the fault.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticOf, rangeOf } from '#lsp/to-protocol';
import { openOrg } from '#main/open-org';

const word = fc.constantFrom('Ana', '中村', '🧑‍🍳', 'é', 'é', '😀😀', 'Ж', 'a b', '‍', '𝒳');
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const fault = fc.constantFrom('pooling', 'pölling', '😀', '中村');
const org = fc
  .record({
    mark: fc.constantFrom('', '\ufeff'),
    eol: fc.constantFrom('\n', '\r\n'),
    title: words,
    roles: fc.array(fc.record({ name: words, prose: words, fault }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ mark, eol, title, roles }) => ({
    faults: roles.map((role) => role.fault),
    text:
      mark +
      [
        `# ${title}`,
        '',
        '## Structure',
        '',
        ...roles.flatMap((role) => [
          `### ${role.name} — ${role.prose}`,
          '',
          role.prose,
          '',
          `- **Trigger:** ${role.fault} — ${role.prose}`,
          `- **Wake on:** tasks, ${role.fault}, orders`,
          '',
        ]),
      ].join(eol),
  }));

/** Line and column of an offset as an editor counts: breaks before it, UTF-16 units since the last one. */
function editorPosition(text: string, offset: number) {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

test('property: an editor marks exactly what is at fault', () => {
  fc.assert(
    fc.property(org, ({ text, faults }) => {
      const document = TextDocument.create('file:///ORG.md', 'markdown', 1, text);
      const { findings } = openOrg({ name: 'ORG.md', text });
      const marked = findings.map((finding) => {
        const { range } = diagnosticOf(finding, document, true);
        expect(range).toEqual({
          start: editorPosition(text, finding.range.start.offset),
          end: editorPosition(text, finding.range.end.offset),
        });
        return document.getText(range);
      });
      const wanted = findings.map(({ actual }) => actual);
      const isValue = findings.map(({ ruleId }) => /trigger-mode|wake-event/u.test(ruleId ?? ''));
      expect(marked.filter((_, i) => isValue[i])).toEqual(wanted.filter((_, i) => isValue[i]));
      expect(marked.filter((_, i) => isValue[i])).toEqual(faults.flatMap((each) => [each, each]));
      for (const { related } of findings) {
        for (const { range } of related) {
          const { start, end } = rangeOf(range, document);
          expect(document.offsetAt(start)).toBe(range.start.offset);
          expect(document.offsetAt(end)).toBe(range.end.offset);
        }
      }
    }),
    { numRuns: 200 },
  );
});
