// The language server: joins a connection to the answers. Requests come in over one stream and leave over the other; the
// streams and the clock are given, so that a test can be the editor.

import type { Connection, InitializeResult } from 'vscode-languageserver/node';
import {
  createConnection,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
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
import type { Later, OpenDocuments } from './open-documents.js';
import { createOpenDocuments } from './open-documents.js';
import { diagnosticOf } from './to-protocol.js';

export interface LspPorts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly later: Later;
  readonly version: string;
}

/**
 * Serves until the editor says `exit` or goes away; that ends the process: with 0 after a `shutdown`, with 1 without one,
 * as the protocol wants.
 */
export function serveLsp({ input, output, later, version }: LspPorts): void {
  const connection = createConnection(input, output);
  const texts = new TextDocuments(TextDocument);
  const documents = createOpenDocuments(later);
  let skills = clientSkills({});
  connection.onInitialize(({ capabilities }) => {
    skills = clientSkills(capabilities);
    return initializeResult(version);
  });
  answerRequests(connection, texts, documents, () => skills);
  publishFindings(connection, texts, documents, () => skills.knowsRelated);
  texts.listen(connection);
  connection.listen();
}

function initializeResult(version: string): InitializeResult {
  return {
    serverInfo: { name: 'orgsim', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
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
      if (message !== '') say(connection, message);
      return answer.edit;
    }),
  );
}

function say(connection: Connection, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, {
    type: MessageType.Info,
    message,
  });
}

/** Of a document that is opened at once, of one that changes when its author pauses. */
function publishFindings(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  documents: OpenDocuments,
  knowsRelated: () => boolean,
): void {
  const told = new Map<string, number>();
  const publish = (uri: string): void => {
    const document = texts.get(uri);
    if (document === undefined) return;
    const { version } = document;
    told.set(uri, version);
    const findings = documents.read(document)?.findings ?? [];
    const diagnostics = findings.map((finding) => diagnosticOf(finding, document, knowsRelated()));
    void connection.sendDiagnostics({ uri, version, diagnostics });
  };
  const publishLater = (uri: string): void => {
    documents.afterPause(uri, () => {
      try {
        publish(uri);
      } catch (error) {
        // Nobody waits for an answer that could say so, and the server must live on.
        connection.console.error(`orgsim lsp: ${String(error)}`);
      }
    });
  };
  texts.onDidOpen(({ document }) => publish(document.uri));
  texts.onDidChangeContent(({ document: { uri, version } }) => {
    // Opening counts as a change too, and is told already.
    if (told.get(uri) !== version) publishLater(uri);
  });
  texts.onDidClose(({ document: { uri } }) => {
    documents.close(uri);
    told.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
}
