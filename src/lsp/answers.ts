// What an editor's requests are answered. Each is about one document and one position in it; what is not known is answered
// by null or by nothing, never by an error of ours.

import type {
  CompletionItem,
  DocumentSymbol,
  Hover,
  Location,
  Position,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { managersAt, reportsAt } from '#editor/chart-places';
import { completionsAt } from '#editor/completions-at';
import { hoverAt } from '#editor/hover-at';
import { outlineSymbols } from '#editor/outline-symbols';
import { renameAgentAt, renameTargetAt } from '#editor/rename-agent';
import { typedLineAt } from '#editor/typed-line';
import { formatOrg } from '#main/format-org';
import type { ClientSkills } from './client-skills.js';
import type { OpenDocuments } from './open-documents.js';
import { pathOfUri } from './path-of-uri.js';
import {
  completionItemOf,
  rangeOf,
  symbolOf,
  textEditsOf,
  workspaceEditOf,
} from './to-protocol.js';

export function answerHover(
  document: TextDocument,
  position: Position,
  documents: OpenDocuments,
  { hoverFormat }: ClientSkills,
): Hover | null {
  const open = documents.read(document);
  const found = open === null ? null : hoverAt(open, document.offsetAt(position));
  if (found === null) return null;
  const contents = { kind: hoverFormat, value: found.markdown };
  return { contents, range: rangeOf(found.range, document) };
}

export function answerCompletion(
  document: TextDocument,
  position: Position,
  documents: OpenDocuments,
): CompletionItem[] {
  const offset = document.offsetAt(position);
  // Asked for at every blank of every prose: the line alone says when the rest need not be read.
  if (typedLineAt(document.getText(), offset) === null) return [];
  const open = documents.read(document);
  const found = open === null ? [] : completionsAt(open, offset);
  return found.map((completion, index) => completionItemOf(completion, index, document));
}

/** The heading of the manager. */
export function answerDefinition(
  document: TextDocument,
  position: Position,
  documents: OpenDocuments,
): Location[] {
  return locationsOf(managersAt, document, position, documents);
}

/** The headings of the reports. */
export function answerReports(
  document: TextDocument,
  position: Position,
  documents: OpenDocuments,
): Location[] {
  return locationsOf(reportsAt, document, position, documents);
}

function locationsOf(
  find: typeof managersAt,
  document: TextDocument,
  position: Position,
  documents: OpenDocuments,
): Location[] {
  const open = documents.read(document);
  const ranges = open === null ? [] : find(open, document.offsetAt(position));
  return ranges.map((range) => ({ uri: document.uri, range: rangeOf(range, document) }));
}

export function answerSymbols(document: TextDocument, documents: OpenDocuments): DocumentSymbol[] {
  const open = documents.read(document);
  return open === null ? [] : outlineSymbols(open).map((symbol) => symbolOf(symbol, document));
}

/** Throws a ResponseError with the reason where a name cannot be changed. */
export function answerPrepareRename(
  document: TextDocument,
  position: Position,
  documents: OpenDocuments,
): { range: Range; placeholder: string } | null {
  const open = documents.read(document);
  const found = open === null ? null : renameTargetAt(open, document.offsetAt(position));
  if (found?.kind === 'refused') throw new ResponseError(LSPErrorCodes.RequestFailed, found.why);
  return found && { range: rangeOf(found.range, document), placeholder: found.name };
}

export interface RenameAnswer {
  readonly edit: WorkspaceEdit;
  /** What else changes, for the person. */
  readonly notes: readonly string[];
}

/** Throws a ResponseError with the reason where a name cannot be changed. */
export function answerRename(
  document: TextDocument,
  position: Position,
  newName: string,
  documents: OpenDocuments,
  { knowsVersions }: ClientSkills,
): RenameAnswer | null {
  const open = documents.read(document);
  const offset = document.offsetAt(position);
  const found = open && renameAgentAt(open, offset, newName, documents.readerOf(document));
  if (found?.kind === 'refused') throw new ResponseError(LSPErrorCodes.RequestFailed, found.why);
  if (found === null) return null;
  return { edit: workspaceEditOf(found.edits, document, knowsVersions), notes: found.notes };
}

/** The edits of `orgsim fmt`. */
export function answerFormatting(document: TextDocument, documents: OpenDocuments): TextEdit[] {
  if (documents.read(document) === null) return [];
  const { edits } = formatOrg({ name: pathOfUri(document.uri), text: document.getText() });
  return textEditsOf(edits, document);
}
