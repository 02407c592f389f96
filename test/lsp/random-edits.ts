// An editor at random: edits, and every kind of request at any place. Nothing may fail, and in the end the server has the
// very text that the editor has.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ImplementationRequest,
  LSPErrorCodes,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { drawInteger, randomStream } from '#base/random-streams';
import { openOrg } from '#main/open-org';
import { EditorClient } from './editor-client.js';

const TEXT = readFileSync(
  fileURLToPath(new URL('../../orgs/07-every-field/ORG.md', import.meta.url)),
  'utf8',
);
const PIECES = [
  '\n',
  '\r\n',
  '\r',
  '### ',
  '- **',
  '**',
  ':** ',
  '- **Wake on:** ',
  '- **Reports to:** ',
  '😀',
  '中村',
  ' — ',
  '<!--',
  '-->',
  '```\n',
  '    ',
  '> ',
  '* * * ',
  '\ufeff',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  'coo',
  ', ',
  '| ',
  '## Structure\n',
  '- **Count:** 3\n',
  '# ',
  '[a]: b\n',
  '&amp;',
  '\\',
  '\t',
];

/** The offset of a random line's random column, never inside a pair of surrogates or of `\r\n`: editors do not go there. */
function placeIn(text: string, draw: (high: number) => number): number {
  const offset = draw(text.length);
  const isInside =
    /^[\udc00-\udfff]/u.test(text.slice(offset)) || text.slice(offset - 1, offset + 1) === '\r\n';
  return isInside ? offset + 1 : offset;
}

/** Makes `edits` edits; the same seed makes the same ones. */
export async function assertEditsSurvive(edits: number, seed: number): Promise<void> {
  const stream = randomStream(seed, 'editor');
  const draw = (high: number) => drawInteger(stream, 0, high);
  const editor = new EditorClient();
  await editor.open(TEXT);
  for (let i = 0; i < edits; i++) {
    const text = editor.text();
    const offset = placeIn(text, draw);
    const end = draw(3) === 0 ? Math.min(text.length, placeIn(text, draw)) : offset;
    const [from, to] = [Math.min(offset, end), Math.max(offset, end)];
    // Long cuts now and then, or nothing would be left to look at.
    const removed = draw(9) === 0 ? to - from : Math.min(to - from, 30);
    await editor.type(from, removed, PIECES[draw(PIECES.length - 1)] ?? '');
    if (editor.text().length < 500) await editor.type(0, 0, TEXT);
    await askEverything(editor, placeIn(editor.text(), draw));
  }
  const document = editor.text();
  const told = await editor.lastFindings();
  const { findings } = openOrg({ name: 'ORG.md', text: document });
  expect(told.map(({ code, range }) => [code, editor.slice(range)])).toEqual(
    findings.map(({ ruleId, range }) => [
      ruleId,
      document.slice(range.start.offset, range.end.offset),
    ]),
  );
  expect(await editor.stop()).toBe(0);
  expect(editor.stderr).toBe('');
}

async function askEverything(editor: EditorClient, offset: number): Promise<void> {
  const { connection } = editor;
  const at = editor.placeOf(offset);
  const { textDocument, position } = at;
  const range = { start: position, end: position };
  const context = { includeDeclaration: false };
  await Promise.all([
    connection.sendRequest(HoverRequest.type, at),
    connection.sendRequest(CompletionRequest.type, at),
    connection.sendRequest(DefinitionRequest.type, at),
    connection.sendRequest(ReferencesRequest.type, { ...at, context }),
    connection.sendRequest(ImplementationRequest.type, at),
    connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
    connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument,
      options: { tabSize: 2, insertSpaces: true },
    }),
    connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range,
      context: { diagnostics: [] },
    }),
    refusedAtMost(connection.sendRequest(PrepareRenameRequest.type, at)),
    refusedAtMost(connection.sendRequest(RenameRequest.type, { ...at, newName: 'Zoë' })),
  ]);
}

/** A name may be refused, with a sentence. */
async function refusedAtMost(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    expect(error).toBeInstanceOf(ResponseError);
    expect((error as ResponseError<void>).code).toBe(LSPErrorCodes.RequestFailed);
  }
}
