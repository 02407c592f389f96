// Findings in an editor are weighed as `orgsim lint` weighs them: by the configuration beside or above the file, read again
// when it may have changed.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FileSystemWatcher } from 'vscode-languageserver-protocol/node';
import { FileChangeType, RegistrationRequest } from 'vscode-languageserver-protocol/node';
import { EditorClient, MODERN } from './editor-client.js';

const ORG = '# A\n\n## Structure\n\n### Ana\n\n- **Foo:** 1\n- **Bar:** 1\n';

let folder: string;
let editor: EditorClient;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-lsp-'));
  mkdirSync(join(folder, '.git'));
  editor = new EditorClient();
});
afterEach(async () => {
  const code = await editor.stop();
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0 || editor.stderr !== '') throw new Error(`ended with ${code}: ${editor.stderr}`);
});

const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
const CONFIG = '.orgsimrc.yaml';
/** At one go: a server that reads meanwhile finds the old text or the new one, never half of it. */
function configure(text: string, name = CONFIG): void {
  const path = join(folder, name);
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
const severities = (found: readonly { severity?: number }[]) =>
  found.map(({ severity }) => severity);

test('before the first findings are told', async () => {
  configure('rules: {unknown-key: info}\noverrides: [{files: "x/*", rules: {unknown-key: off}}]\n');
  expect(severities(await editor.open(ORG, uriOf('ORG.md')))).toEqual([3, 3]);
  expect(await editor.open(ORG, uriOf('x/ORG.md'))).toEqual([]);
  expect(editor.toldOf(uriOf('x/ORG.md'))).toHaveLength(1);
  expect(editor.messages).toEqual([]);
});

test('again when the editor tells of a changed file: in all documents, once', async () => {
  const [one, two] = [uriOf('ORG.md'), uriOf('x/ORG.md')];
  await editor.open(ORG, one);
  await editor.open(ORG, two);
  configure('rules: {unknown-key: warn}\n');
  await editor.changeFile(uriOf(CONFIG), FileChangeType.Created);
  expect(severities(await editor.told(one, 2))).toEqual([2, 2]);
  expect(severities(await editor.told(two, 2))).toEqual([2, 2]);
  // One that changes nothing is not told.
  await editor.changeFile(uriOf(CONFIG), FileChangeType.Changed);
  rmSync(join(folder, CONFIG));
  await editor.changeFile(uriOf(CONFIG), FileChangeType.Deleted);
  expect(severities(await editor.told(one, 3))).toEqual([1, 1]);
});

test('again when a document is saved or opened', async () => {
  const [one, two] = [uriOf('ORG.md'), uriOf('ORG.two.md')];
  await editor.open(ORG, one);
  configure('{"name": "x", "orgsim": {"lint": {"rules": {"unknown-key": "off"}}}}', 'package.json');
  await editor.save(one);
  expect(await editor.told(one, 2)).toEqual([]);
  configure('{"name": "x"}', 'package.json');
  expect(severities(await editor.open(ORG, two))).toEqual([1, 1]);
  expect(severities(await editor.told(one, 3))).toEqual([1, 1]);
});

test('typing while settings are read is told with them', async () => {
  configure('rules: {unknown-key: off}\n');
  await editor.initialized;
  // Its first version may never be told.
  void editor.open(ORG, uriOf('ORG.md'));
  await new Promise(setImmediate);
  await editor.type(ORG.length, 0, '- **Model:** gpt-4o\n- **Model:** gpt-4o\n', uriOf('ORG.md'));
  const found = await editor.lastFindings(uriOf('ORG.md'));
  expect(found.map(({ code }) => code)).toEqual(['duplicate-key']);
  const all = editor.toldOf(uriOf('ORG.md')).flatMap(({ diagnostics }) => diagnostics);
  expect(all.map(({ code }) => code)).not.toContain('unknown-key');
});

test('one that cannot be read is said once, and the recommended settings hold meanwhile', async () => {
  configure('rules: {no-such-rule: off}\n');
  const [one, two] = [uriOf('ORG.md'), uriOf('x/ORG.md')];
  expect(severities(await editor.open(ORG, one))).toEqual([1, 1]);
  await editor.open(ORG, two);
  await editor.save(one);
  configure('rules: {unknown-key: off}\n');
  await editor.changeFile(uriOf(CONFIG), FileChangeType.Changed);
  // In both: a reading that was under way may have met the old text for one of them and the new for the other.
  expect(await editor.told(one, 2)).toEqual([]);
  expect(await editor.told(two, 2)).toEqual([]);
  expect(editor.messages).toEqual([expect.stringContaining('no-such-rule')]);
  // It is news again when it comes back.
  configure('rules: {no-such-rule: off}\n');
  await editor.changeFile(uriOf(CONFIG), FileChangeType.Changed);
  expect(severities(await editor.told(two, 3))).toEqual([1, 1]);
  expect(editor.messages).toHaveLength(2);
});

test('the editor is asked to watch configurations, if it can', async () => {
  const watching = new EditorClient({
    ...MODERN,
    workspace: { ...MODERN.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
  });
  const asked = new Promise<readonly FileSystemWatcher[]>((resolve) => {
    watching.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      resolve(registrations[0]?.registerOptions.watchers);
    });
  });
  expect((await asked).map(({ globPattern }) => globPattern)).toEqual([
    '**/.orgsimrc.yaml',
    '**/.orgsimrc.yml',
    '**/.orgsimrc.json',
    '**/package.json',
  ]);
  expect(await watching.stop()).toBe(0);
});

test('a comment suppresses a finding', async () => {
  const text = ORG.replace(
    '- **Foo',
    '<!-- orgsim-disable-next-line unknown-key -- ours -->\n- **Foo',
  );
  const found = await editor.open(text, uriOf('ORG.md'));
  expect(found.map(({ range }) => editor.slice(range, uriOf('ORG.md')))).toEqual(['Bar']);
});
