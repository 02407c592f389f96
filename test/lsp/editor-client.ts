// An editor for tests: starts the built `orgsim lsp` and speaks to it with the protocol's own client library.
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import type {
  ClientCapabilities,
  Diagnostic,
  FileChangeType,
  InitializeResult,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { BIN } from '../cli/run-orgsim.js';

/** What today's editors say of themselves. */
export const MODERN: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

export class EditorClient {
  readonly connection: ProtocolConnection;
  readonly initialized: Promise<InitializeResult>;
  readonly messages: string[] = [];
  readonly child: ChildProcessWithoutNullStreams;
  /** How it ended: the exit code. */
  readonly ended: Promise<number | null>;
  stderr = '';
  private readonly published = new Map<string, PublishDiagnosticsParams[]>();
  private readonly documents = new Map<string, TextDocument>();
  private waiting: (() => void)[] = [];

  constructor(capabilities: ClientCapabilities = MODERN, args: readonly string[] = ['--stdio']) {
    this.child = spawn(process.execPath, [BIN, 'lsp', ...args], {
      env: { PATH: process.env.PATH },
    });
    this.child.stderr.on('data', (chunk) => {
      this.stderr += String(chunk);
    });
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.child.stdout),
      new StreamMessageWriter(this.child.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.set(params.uri, [...(this.published.get(params.uri) ?? []), params]);
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
    });
    this.connection.listen();
    const params = { processId: process.pid, rootUri: null, capabilities };
    this.initialized = this.connection.sendRequest(InitializeRequest.type, params);
    // A test may end the server before it has answered.
    void this.initialized
      .then(() => this.connection.sendNotification(InitializedNotification.type, {}))
      .catch(() => undefined);
  }

  /** Opens a document and waits until its findings are told. */
  async open(text: string, uri = 'file:///team/ORG.md'): Promise<readonly Diagnostic[]> {
    await this.initialized;
    const document = TextDocument.create(uri, 'markdown', 1, text);
    this.documents.set(uri, document);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    return this.findings(uri, 1);
  }

  /** Replaces a part of the text, as typing does; says nothing of what was not changed. */
  async type(
    offset: number,
    removed: number,
    text: string,
    uri = 'file:///team/ORG.md',
  ): Promise<void> {
    const document = this.document(uri);
    const range = {
      start: document.positionAt(offset),
      end: document.positionAt(offset + removed),
    };
    const version = document.version + 1;
    this.documents.set(uri, TextDocument.update(document, [{ range, text }], version));
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  /** Says that the document was saved. */
  async save(uri: string): Promise<void> {
    await this.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri },
    });
  }

  /** Says that a file on the disk changed. */
  async changeFile(uri: string, type: FileChangeType): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri, type }],
    });
  }

  async close(uri = 'file:///team/ORG.md'): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
  }

  /** The findings told of a version of a document (undefined: when it was closed). */
  async findings(uri: string, version: number | undefined): Promise<readonly Diagnostic[]> {
    for (;;) {
      const told = this.toldOf(uri).find((params) => params.version === version);
      if (told !== undefined) return told.diagnostics;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** What was told of a document the `nth` time, from 1. */
  async told(uri: string, nth: number): Promise<readonly Diagnostic[]> {
    for (;;) {
      const params = this.toldOf(uri)[nth - 1];
      if (params !== undefined) return params.diagnostics;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** The findings told of the text as it stands now. */
  lastFindings(uri = 'file:///team/ORG.md'): Promise<readonly Diagnostic[]> {
    return this.findings(uri, this.document(uri).version);
  }

  /** All that was told of a document, oldest first. */
  toldOf(uri = 'file:///team/ORG.md'): readonly PublishDiagnosticsParams[] {
    return this.published.get(uri) ?? [];
  }

  text(uri = 'file:///team/ORG.md'): string {
    return this.document(uri).getText();
  }

  /** The place of the nth time that `what` stands in the document, `into` it by some characters. */
  at(what: string, into = 0, nth = 0, uri = 'file:///team/ORG.md') {
    const document = this.document(uri);
    let offset = -1;
    for (let i = 0; i <= nth; i++) offset = document.getText().indexOf(what, offset + 1);
    if (offset < 0) throw new Error(`"${what}" does not stand in the document`);
    return { textDocument: { uri }, position: document.positionAt(offset + into) };
  }

  /** The place of an offset. */
  placeOf(offset: number, uri = 'file:///team/ORG.md') {
    return { textDocument: { uri }, position: this.document(uri).positionAt(offset) };
  }

  /** The text at a range. */
  slice(range: { readonly start: Position; readonly end: Position }, uri = 'file:///team/ORG.md') {
    return this.document(uri).getText(range);
  }

  /** What the document would be after an edit. */
  edited(edit: WorkspaceEdit | null | undefined, uri = 'file:///team/ORG.md'): string {
    const changes: TextEdit[] = [...(edit?.changes?.[uri] ?? [])];
    for (const change of edit?.documentChanges ?? []) {
      if ('edits' in change) changes.push(...(change.edits as TextEdit[]));
    }
    return TextDocument.applyEdits(this.document(uri), changes);
  }

  /** Ends the server as an editor does, and gives its exit code. */
  async stop(): Promise<number | null> {
    await this.initialized;
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    return this.ended;
  }

  private document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }
}
