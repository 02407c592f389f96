// How the server begins and ends, and what it does with an editor that behaves badly.
import { spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  ExitNotification,
  HoverRequest,
  LSPErrorCodes,
} from 'vscode-languageserver-protocol/node';
import { BIN } from '../cli/run-orgsim.js';
import { EditorClient } from './editor-client.js';

const ORG = '# Acme\n\n## Structure\n\n### Ana\n\n- **Trigger:** pooling\n';

const editors: EditorClient[] = [];
function start(...args: ConstructorParameters<typeof EditorClient>): EditorClient {
  const editor = new EditorClient(...args);
  editors.push(editor);
  return editor;
}
afterEach(() => {
  for (const { child } of editors.splice(0)) child.kill();
});

test('says who it is, that it counts in UTF-16, and what it can', async () => {
  const { serverInfo, capabilities } = await start().initialized;
  expect(serverInfo).toEqual({ name: 'orgsim', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  expect(capabilities).toMatchObject({
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: 2 },
    hoverProvider: true,
    renameProvider: { prepareProvider: true },
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.orgsim'] },
  });
});

test('an editor that knows little gets no related places, no Markdown and plain edits', async () => {
  const editor = start({ textDocument: { hover: { contentFormat: ['plaintext'] } } }, []);
  const twice = ORG.replace('- **Tr', '- **Model:** gpt-4o\n- **Model:** gpt-4o\n- **Tr');
  const found = await editor.open(twice);
  expect(found.map(({ relatedInformation }) => relatedInformation)).toEqual([undefined, undefined]);
  const hover = await editor.connection.sendRequest(HoverRequest.type, editor.at('Ana'));
  expect(hover?.contents).toMatchObject({ kind: 'plaintext' });
});

test('ends with 0 after shutdown and exit, with 1 after exit alone', async () => {
  const polite = start();
  await polite.open(ORG);
  expect(await polite.stop()).toBe(0);
  const rude = start();
  await rude.open(ORG);
  await rude.connection.sendNotification(ExitNotification.type);
  expect(await rude.ended).toBe(1);
});

test('ends when the editor goes away without a word, typing not yet looked at', async () => {
  const editor = start();
  await editor.open(ORG);
  await editor.type(0, 0, 'x');
  editor.child.stdin.end();
  expect(await editor.ended).toBe(1);
  expect(editor.stderr).toBe('');
});

test('ends quietly when the editor no longer reads what it asks for', async () => {
  const editor = start();
  await editor.open(ORG);
  editor.connection.onError(() => undefined);
  editor.child.stdout.destroy();
  await editor.type(0, 0, 'x');
  expect(await editor.ended).toBe(0);
  expect(editor.stderr).toBe('');
});

test('answers what is asked of a document that is not open by nothing', async () => {
  const editor = start();
  await editor.initialized;
  const params = { textDocument: { uri: 'file:///nowhere' }, position: { line: 3, character: 9 } };
  expect(await editor.connection.sendRequest(HoverRequest.type, params)).toBeNull();
});

test('a position far outside is the end of its line', async () => {
  const editor = start();
  await editor.open(ORG);
  const { textDocument } = editor.at('Ana');
  for (const position of [
    { line: 1e6, character: 1e6 },
    { line: 4, character: 2 ** 31 - 1 },
  ]) {
    const ask = editor.connection.sendRequest(HoverRequest.type, { textDocument, position });
    await expect(ask).resolves.toEqual(position.line === 4 ? expect.anything() : null);
  }
});

test('a request that is cancelled is answered as such, and the next one as ever', async () => {
  const editor = start();
  await editor.open(ORG);
  const asked = Array.from({ length: 5 }, () => {
    const source = new CancellationTokenSource();
    const answer = editor.connection.sendRequest(HoverRequest.type, editor.at('Ana'), source.token);
    source.cancel();
    return answer.then(
      () => 'answered',
      (error: { code: number }) => error.code,
    );
  });
  for (const answer of await Promise.all(asked)) {
    expect(['answered', LSPErrorCodes.RequestCancelled]).toContain(answer);
  }
  expect(await editor.connection.sendRequest(HoverRequest.type, editor.at('Ana'))).not.toBeNull();
});

test('what is no message of the protocol never ends up on standard output', async () => {
  const child = spawn(process.execPath, [BIN, 'lsp'], { env: { PATH: process.env.PATH } });
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.stdin.end('hello?\r\n\r\nContent-Length: 4\r\n\r\n{{{{Content-Length: 2\r\n\r\n[]');
  expect(await ended).toBe(1);
  // Whatever it answers is framed as a message.
  expect(stdout.replaceAll(/Content-Length: (\d+)\r\n\r\n\{.*?\}(?=Content-Length|$)/gsu, '')).toBe(
    '',
  );
});

test('takes no operand and no other transport', async () => {
  for (const args of [['ORG.md'], ['--socket=9']]) {
    const child = spawn(process.execPath, [BIN, 'lsp', ...args], { stdio: 'ignore' });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
  }
});
