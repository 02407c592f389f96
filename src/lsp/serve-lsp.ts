// The language server: joins a connection to the answers. Requests come in over one stream and leave over the other; the
// streams, the clock and what reads configurations are given, so that a test can be the editor.

import type { Connection, InitializeResult } from 'vscode-languageserver/node';
import {
  createConnection,
  DidChangeWatchedFilesNotification,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { visibleText } from '#base/visible-text';
import { CONFIG_FILES } from '#main/read-lint-config';
import {
  answerCompletion,
  answerDefinition,
  answerFormatting,
  answerHover,
  answerPrepareRename,
  answerRename,
  answerReports,
  answerSymbols,
} from './answers.js';
import type { ClientSkills } from './client-skills.js';
import { clientSkills } from './client-skills.js';
import { ACTION_KINDS, codeActionsIn } from './code-actions.js';
import type { DocumentSettings, SettingsReader } from './document-settings.js';
import { createDocumentSettings } from './document-settings.js';
import type { Later, OpenDocuments } from './open-documents.js';
import { createOpenDocuments } from './open-documents.js';
import { pathOfUri } from './path-of-uri.js';
import { diagnosticOf } from './to-protocol.js';

export interface LspPorts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly later: Later;
  readonly version: string;
  /** Reads the configurations of lint, each time anew. */
  readonly openReader: () => SettingsReader;
}

/**
 * Serves until the editor says `exit` or goes away; that ends the process: with 0 after a `shutdown`, with 1 without one,
 * as the protocol wants.
 */
export function serveLsp({ input, output, later, version, openReader }: LspPorts): void {
  const connection = createConnection(input, output);
  const texts = new TextDocuments(TextDocument);
  let skills = clientSkills({});
  const settings = createDocumentSettings({
    openReader,
    openUris: () => texts.keys(),
    pathOf: pathOfUri,
    complain: (sentence) => say(connection, MessageType.Error, visibleText(sentence)),
    changed: (uri) => publish(uri),
  });
  const documents = createOpenDocuments(later, (uri) => settings.of(uri));
  const publish = publishFindings(connection, texts, documents, settings, () => skills);
  connection.onInitialize(({ capabilities }) => {
    skills = clientSkills(capabilities);
    return initializeResult(version);
  });
  connection.onInitialized(() => {
    if (skills.canWatch) watchConfigurations(connection);
  });
  connection.onDidChangeWatchedFiles(() => settings.refresh());
  answerRequests(connection, texts, documents, () => skills);
  texts.listen(connection);
  connection.listen();
}

/** An editor that refuses tells nothing: then the next document that is opened or saved brings what changed. */
function watchConfigurations(connection: Connection): void {
  const watchers = CONFIG_FILES.map((name) => ({ globPattern: `**/${name}` }));
  void connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers })
    .catch(() => undefined);
}

function initializeResult(version: string): InitializeResult {
  return {
    serverInfo: { name: 'orgsim', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: true,
      },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['*', ' ', ','] },
      definitionProvider: true,
      referencesProvider: true,
      implementationProvider: true,
      documentFormattingProvider: true,
      documentSymbolProvider: true,
      renameProvider: { prepareProvider: true },
      codeActionProvider: { codeActionKinds: ACTION_KINDS },
    },
  };
}

function answerRequests(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  documents: OpenDocuments,
  skills: () => ClientSkills,
): void {
  // A document that is closed, or never was open, has no answer.
  const on = <P extends { readonly textDocument: { readonly uri: string } }, R>(
    answer: (document: TextDocument, params: P) => R,
  ): ((params: P) => R | null) => {
    return (params) => {
      const document = texts.get(params.textDocument.uri);
      return document === undefined ? null : answer(document, params);
    };
  };
  connection.onHover(on((text, { position }) => answerHover(text, position, documents, skills())));
  connection.onCompletion(on((text, { position }) => answerCompletion(text, position, documents)));
  connection.onDefinition(on((text, { position }) => answerDefinition(text, position, documents)));
  connection.onReferences(on((text, { position }) => answerReports(text, position, documents)));
  connection.onImplementation(on((text, { position }) => answerReports(text, position, documents)));
  connection.onDocumentFormatting(on((text) => answerFormatting(text, documents)));
  connection.onDocumentSymbol(on((text) => answerSymbols(text, documents)));
  connection.onPrepareRename(
    on((text, { position }) => answerPrepareRename(text, position, documents)),
  );
  connection.onCodeAction(
    on((text, { range, context }) => codeActionsIn(text, range, context, documents, skills())),
  );
  connection.onRenameRequest(
    on((text, { position, newName }) => {
      const answer = answerRename(text, position, newName, documents, skills());
      if (answer === null) return null;
      const message = answer.notes.join(' ');
      if (message !== '') say(connection, MessageType.Info, message);
      return answer.edit;
    }),
  );
}

function say(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}

/**
 * Of a document that is opened as soon as its settings are read, of one that changes when its author pauses. The returned
 * function tells those of one document now.
 */
function publishFindings(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  documents: OpenDocuments,
  settings: DocumentSettings,
  skills: () => ClientSkills,
): (uri: string) => void {
  const told = new Map<string, number>();
  const tell = (uri: string): void => {
    const document = texts.get(uri);
    if (document === undefined) return;
    const { version } = document;
    told.set(uri, version);
    const findings = documents.read(document)?.findings ?? [];
    const { knowsRelated } = skills();
    const diagnostics = findings.map((finding) => diagnosticOf(finding, document, knowsRelated));
    void connection.sendDiagnostics({ uri, version, diagnostics });
  };
  const publish = (uri: string): void => {
    try {
      tell(uri);
    } catch (error) {
      // Nobody waits for an answer that could say so, and the server must live on.
      connection.console.error(`orgsim lsp: ${String(error)}`);
    }
  };
  texts.onDidOpen(({ document: { uri } }) => {
    // An editor may open a document that it has open: that is told anew.
    settings.forget(uri);
    settings.refresh();
  });
  texts.onDidSave(() => settings.refresh());
  texts.onDidChangeContent(({ document: { uri, version } }) => {
    // Opening counts as a change too. Before the settings are there, nothing is told: then the text as it is by then.
    if (settings.has(uri) && told.get(uri) !== version) {
      documents.afterPause(uri, () => publish(uri));
    }
  });
  texts.onDidClose(({ document: { uri } }) => {
    documents.close(uri);
    settings.forget(uri);
    told.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return publish;
}
