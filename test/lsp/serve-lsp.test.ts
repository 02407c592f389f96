// The language server over its streams, as an editor meets it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  Location,
} from 'vscode-languageserver-protocol/node';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ImplementationRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
} from 'vscode-languageserver-protocol/node';
import { EditorClient } from './editor-client.js';

const URI = 'file:///team/ORG.md';
const HYBRID = readFileSync(
  fileURLToPath(new URL('../../orgs/02-hybrid/ORG.md', import.meta.url)),
  'utf8',
);
const BROKEN = `# Acme

## Structure

### COO

- **Trigger:** event-driven

### Backend Lead

- **Reports to:** COO
- **Trigger:** event-driven
- **Wake on:** mesages, tasks
- **Model:** claude-opus
- **Model:** claude-haiku
`;

let editor: EditorClient;
beforeEach(() => {
  editor = new EditorClient();
});
afterEach(async () => {
  const code = await editor.stop();
  if (code !== 0 || editor.stderr !== '') throw new Error(`ended with ${code}: ${editor.stderr}`);
});

describe('findings', () => {
  test('are told when a document is opened, with code, severity, place and related places', async () => {
    const found = await editor.open(BROKEN);
    expect(
      found.map(({ code, severity, source, range }) => [
        code,
        severity,
        source,
        editor.slice(range),
      ]),
    ).toEqual([
      ['unknown-wake-event', 1, 'orgsim', 'mesages'],
      ['duplicate-key', 1, 'orgsim', 'Model'],
    ]);
    expect(found[0]?.message).toBe(
      '"mesages" is not a wake event; Backend Lead would never wake for it\ndid you mean "messages"?',
    );
    const related = found[1]?.relatedInformation?.[0];
    expect(related?.message).toBe('first stated here');
    expect(related && editor.slice(related.location.range)).toBe('Model');
    expect(related?.location.range.start.line).toBe(13);
  });

  test('follow typing after a pause, and go with the document', async () => {
    await editor.open(BROKEN);
    const offset = BROKEN.indexOf('mesages');
    await editor.type(offset, 'mesages'.length, 'm');
    await editor.type(offset + 1, 0, 'essage');
    await editor.type(offset + 7, 0, 's');
    const found = await editor.findings(URI, 4);
    expect(found.map(({ code }) => code)).toEqual(['duplicate-key']);
    expect(editor.toldOf().at(-1)?.version).toBe(4);
    await editor.close();
    expect(await editor.findings(URI, undefined)).toEqual([]);
  });

  test('a document that is closed while findings are due gets none but the empty ones', async () => {
    await editor.open(BROKEN);
    await editor.type(0, 0, '\n');
    await editor.close();
    await editor.findings(URI, undefined);
    await editor.open(HYBRID, 'file:///team/orgs/ORG.md');
    expect(editor.toldOf().at(-1)?.version).toBeUndefined();
  });

  test('are of ORG.md files alone: by name, or by a role with a field under Structure', async () => {
    const wrong = '## Structure\n\n### Ana\n\n- **Wakes on:** tasks\n';
    const right = '## Structure\n\n### Ana\n\n- **Trigger:** pooling\n';
    expect(await editor.open(wrong, 'file:///team/README.md')).toEqual([]);
    expect(await editor.open('# Hello\n', 'file:///team/notes.md')).toEqual([]);
    expect(await editor.open(right, 'file:///team/team.md')).toHaveLength(1);
    expect(await editor.open('# Hello\n', 'file:///team/ORG.north.md')).toHaveLength(1);
    expect(await editor.open(wrong, 'file:///c%3A/our%20orgs/org.md')).toHaveLength(1);
  });
});

describe('quick fixes', () => {
  const actionsAt = async (what: string, only?: string[]): Promise<CodeAction[]> => {
    const { position } = editor.at(what);
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: { start: position, end: position },
      context: { diagnostics: [], ...(only && { only }) },
    });
    return (actions ?? []) as CodeAction[];
  };

  test('write what is expected, and only what mends the fault', async () => {
    await editor.open(BROKEN);
    const actions = await actionsAt('mesages');
    expect(actions.map(({ title }) => title)).toEqual([
      'Replace "mesages" by "messages"',
      'Replace "mesages" by "escalations"',
      'Replace "mesages" by "completions"',
      'Replace "mesages" by "tasks"',
      'Replace "mesages" by "orders"',
      'Disable unknown-wake-event on this line',
    ]);
    expect(actions[0]?.kind).toBe('quickfix');
    expect(actions[0]?.diagnostics?.[0]?.code).toBe('unknown-wake-event');
    expect(editor.edited(actions[0]?.edit)).toBe(BROKEN.replace('mesages', 'messages'));
    // The section where a key belongs is no key.
    const misplaced = BROKEN.replace('- **Trigger', '- **Preset:** startup\n- **Trigger');
    await editor.open(misplaced);
    expect((await actionsAt('Preset')).map(({ title }) => title)).toEqual([
      'Disable key-in-wrong-section on this line',
    ]);
  });

  test('last comes a comment that suppresses, one for a line', async () => {
    await editor.open(BROKEN.replace('mesages', 'mesages, ordrs'));
    const { position: start } = editor.at('mesages');
    const { position: end } = editor.at('ordrs');
    const actions = (await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: { start, end },
      context: { diagnostics: [] },
    })) as CodeAction[];
    const comments = actions.filter(({ title }) => title.startsWith('Disable'));
    expect(comments).toEqual(actions.slice(-1));
    const [comment] = comments;
    expect(comment).toMatchObject({
      kind: 'quickfix',
      title: 'Disable unknown-wake-event on this line',
      diagnostics: [{ code: 'unknown-wake-event' }, { code: 'unknown-wake-event' }],
    });
    const text = editor.edited(comment?.edit);
    expect(text).toContain(
      '\n<!-- orgsim-disable-next-line unknown-wake-event -- reason -->\n- **Wake on',
    );
    const left = await editor.open(text, 'file:///team/ORG.two.md');
    expect(left.map(({ code }) => code)).not.toContain('unknown-wake-event');
  });

  test('of a whole file, values are tried for its first findings alone', async () => {
    const many = BROKEN.replace('mesages', 'blockers, '.repeat(9).slice(0, -2));
    await editor.open(many);
    const actions = (await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      context: { diagnostics: [] },
    })) as CodeAction[];
    const places = actions.map(({ diagnostics }) => diagnostics?.[0]?.range.start.character);
    expect(new Set(places).size).toBe(5);
  });

  test('a safe one is preferred, and source.fixAll makes all of them', async () => {
    const sloppy = BROKEN.replace('** event-driven', '** event driven');
    await editor.open(sloppy);
    const [fix] = await actionsAt('event driven');
    expect(fix).toMatchObject({
      isPreferred: true,
      title: 'Replace "event driven" by "event-driven"',
    });
    for (const only of ['source.fixAll.orgsim', 'source.fixAll', 'source']) {
      const all = await actionsAt('# Acme', [only]);
      expect(all.map(({ kind }) => kind)).toEqual(['source.fixAll.orgsim']);
      expect(editor.edited(all[0]?.edit)).toBe(sloppy.replace('event driven', 'event-driven'));
    }
    expect(await actionsAt('# Acme', ['refactor'])).toEqual([]);
    // The value under the right key would be an error.
    const worse = sloppy.replace('- **Wake on', '- **Wakeon?');
    await editor.open(worse);
    const [careful] = await actionsAt('# Acme', ['source.fixAll.orgsim']);
    expect(editor.edited(careful?.edit)).toBe(worse.replace('event driven', 'event-driven'));
  });
});

describe('the chart', () => {
  const headings = (found: unknown) =>
    (found as Location[]).map(({ range }) => editor.slice(range));

  test('definition goes to the manager, implementation and references to the reports', async () => {
    await editor.open(HYBRID);
    const go = (what: string) =>
      editor.connection.sendRequest(DefinitionRequest.type, editor.at(what, 5));
    expect(headings(await go('#### Backend Workers'))).toEqual(['Engineering Lead']);
    expect(headings(await go('#### Engineering Lead'))).toEqual(['COO']);
    expect(headings(await go('### COO'))).toEqual([]);
    const reports = ['Engineering Lead', 'Marketing Lead'];
    const down = editor.at('### COO', 4);
    expect(headings(await editor.connection.sendRequest(ImplementationRequest.type, down))).toEqual(
      reports,
    );
    const context = { includeDeclaration: true };
    const found = await editor.connection.sendRequest(ReferencesRequest.type, { ...down, context });
    expect(headings(found)).toEqual(reports);
  });

  test('a Reports to goes to whom it names, or to all whom it may name', async () => {
    const text = BROKEN.replace(
      '### COO',
      '### Ana — COO\n\n### Ivo — Clerk\n\n### Eva — Clerk',
    ).replace('Reports to:** COO', 'Reports to:** ana');
    await editor.open(text);
    const go = () =>
      editor.connection.sendRequest(DefinitionRequest.type, editor.at('Reports to:** ', 16));
    expect(headings(await go())).toEqual(['Ana — COO']);
    await editor.open(text.replace('** ana', '** clerk'));
    expect(headings(await go())).toEqual(['Ivo — Clerk', 'Eva — Clerk']);
  });

  test('the outline is the chart', async () => {
    await editor.open(HYBRID);
    const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri: URI },
    });
    const lines = (list: readonly DocumentSymbol[], indent: string): string[] =>
      list.flatMap(({ name, detail, children }) => [
        `${indent}${name}${detail === undefined ? '' : `: ${detail}`}`,
        ...lines(children ?? [], `${indent}  `),
      ]);
    expect(lines((symbols ?? []) as DocumentSymbol[], '')).toEqual([
      'Identity',
      'Structure',
      '  COO: L10, event-driven, claude-opus',
      '    Engineering Lead: L7, event-driven, claude-sonnet',
      '      Backend Workers ×3: L4, polling, claude-haiku',
      '      Frontend Workers ×2: L4, polling, claude-haiku',
      '    Marketing Lead: L7, event-driven, claude-sonnet',
      '      Content Workers ×2: L4, polling, ollama/llama3',
    ]);
  });
});

test('hover and completion answer in a file with errors', async () => {
  await editor.open(BROKEN);
  const hover = await editor.connection.sendRequest(HoverRequest.type, editor.at('### Backend', 6));
  expect(hover).toMatchObject({ contents: { kind: 'markdown' } });
  expect(JSON.stringify(hover?.contents)).toContain('**Backend Lead**');
  expect(hover?.range && editor.slice(hover.range)).toBe('Backend Lead');
  await editor.type(BROKEN.length, 0, '- **Wa');
  const items = (await editor.connection.sendRequest(
    CompletionRequest.type,
    editor.at('- **Wa', 6, 1),
  )) as CompletionItem[];
  expect(items.map(({ label }) => label)).toContain('Threshold');
  expect(items[0]?.textEdit).toMatchObject({ newText: 'ID:** ' });
  expect(await editor.connection.sendRequest(HoverRequest.type, editor.at('# Acme', 3))).toBeNull();
});

test('formatting is orgsim fmt', async () => {
  const params = { textDocument: { uri: URI }, options: { tabSize: 2, insertSpaces: true } };
  const format = async () =>
    editor.edited({
      changes: {
        [URI]: (await editor.connection.sendRequest(DocumentFormattingRequest.type, params)) ?? [],
      },
    });
  const sloppy = BROKEN.replace('mesages, tasks', 'Task,ORDER').replace('Reports to', 'reports_to');
  await editor.open(sloppy);
  expect(await format()).toBe(BROKEN.replace('mesages, tasks', 'tasks, orders'));
  await editor.open(HYBRID);
  expect(await format()).toBe(HYBRID);
});

describe('rename', () => {
  test('says what can be renamed, and changes the heading and whoever names it', async () => {
    await editor.open(BROKEN);
    const place = editor.at('Reports to:** COO', 15);
    const target = await editor.connection.sendRequest(PrepareRenameRequest.type, place);
    expect(target).toMatchObject({ placeholder: 'COO' });
    const edit = await editor.connection.sendRequest(RenameRequest.type, {
      ...place,
      newName: 'Owner',
    });
    expect(editor.edited(edit)).toBe(BROKEN.replaceAll('COO', 'Owner'));
    expect(edit?.documentChanges?.[0]).toMatchObject({ textDocument: { uri: URI, version: 1 } });
    expect(editor.messages).toEqual([expect.stringContaining('The id changes from coo to owner.')]);
  });

  test('refuses with a sentence', async () => {
    await editor.open(BROKEN);
    const params = { ...editor.at('### COO', 4), newName: 'backend-lead' };
    await expect(editor.connection.sendRequest(RenameRequest.type, params)).rejects.toThrow(
      '"Backend Lead" is what Backend Lead is called already',
    );
    expect(
      await editor.connection.sendRequest(PrepareRenameRequest.type, editor.at('# Acme')),
    ).toBeNull();
  });
});
