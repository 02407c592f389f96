// From offsets, findings and completions to what the protocol says. The protocol counts lines from 0 and columns in UTF-16
// units, and so does the document: offsets are what both share.

import type {
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { CompletionItemKind, DiagnosticSeverity, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceRange } from '#base/source-range';
import type { TextEdit as Edit } from '#base/text-edit';
import { visibleText } from '#base/visible-text';
import type { Completion } from '#editor/completions-at';
import type { Span } from '#editor/open-org';
import type { OutlineSymbol } from '#editor/outline-symbols';
import type { Finding } from '#lint/finding';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

export function rangeOf({ start, end }: SourceRange, document: TextDocument): Range {
  return rangeOfSpan({ start: start.offset, end: end.offset }, document);
}

function rangeOfSpan({ start, end }: Span, document: TextDocument): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function diagnosticOf(
  finding: Finding,
  document: TextDocument,
  knowsRelated: boolean,
): Diagnostic {
  const { rule, severity, range, reason, note, related, url } = finding;
  const relatedInformation = related.map((place) => ({
    message: visibleText(place.message),
    location: { uri: document.uri, range: rangeOf(place.range, document) },
  }));
  return {
    range: rangeOf(range, document),
    severity: SEVERITIES[severity],
    code: rule,
    ...(url !== undefined && { codeDescription: { href: url } }),
    source: 'orgsim',
    message: [reason, note ?? '']
      .filter((line) => line !== '')
      .map(visibleText)
      .join('\n'),
    ...(knowsRelated && relatedInformation.length > 0 && { relatedInformation }),
  };
}

export function textEditsOf(edits: readonly Edit[], document: TextDocument): TextEdit[] {
  return edits.map((edit) => ({ range: rangeOfSpan(edit, document), newText: edit.text }));
}

/** `isVersioned`: tied to the version of the document, so that the editor refuses it for another instead of misplacing it. */
export function workspaceEditOf(
  edits: readonly Edit[],
  document: TextDocument,
  isVersioned: boolean,
): WorkspaceEdit {
  const { uri, version } = document;
  const changes = textEditsOf(edits, document);
  if (!isVersioned) return { changes: { [uri]: changes } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}

const COMPLETION_KINDS = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  agent: CompletionItemKind.Reference,
} as const;

/** `index` keeps the order that the completions came in. */
export function completionItemOf(
  { kind, label, detail, docs, span, text }: Completion,
  index: number,
  document: TextDocument,
): CompletionItem {
  return {
    label,
    kind: COMPLETION_KINDS[kind],
    ...(detail !== '' && { detail }),
    ...(docs !== '' && { documentation: { kind: 'markdown', value: docs } }),
    sortText: String(index).padStart(4, '0'),
    // Editors compare it with the text that is replaced, a mark before the key included.
    filterText: text,
    textEdit: { range: rangeOfSpan(span, document), newText: text },
  };
}

export function symbolOf(symbol: OutlineSymbol, document: TextDocument): DocumentSymbol {
  const { kind, name, detail, range, heading, children } = symbol;
  return {
    name,
    ...(detail !== '' && { detail }),
    kind: kind === 'role' ? SymbolKind.Class : SymbolKind.Namespace,
    range: rangeOf(range, document),
    selectionRange: rangeOf(heading, document),
    children: children.map((child) => symbolOf(child, document)),
  };
}
