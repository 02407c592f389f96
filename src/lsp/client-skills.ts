// What the editor at the other end understands, of the things that answers depend on.

import type { ClientCapabilities } from 'vscode-languageserver';

export interface ClientSkills {
  /** Whether a diagnostic may carry related places. */
  readonly knowsRelated: boolean;
  /** Whether an edit may be tied to the version of its document. */
  readonly knowsVersions: boolean;
  /** Whether it takes on, when asked, to tell of files that change. */
  readonly canWatch: boolean;
  readonly hoverFormat: 'markdown' | 'plaintext';
}

export function clientSkills({ textDocument, workspace }: ClientCapabilities): ClientSkills {
  // An editor that says nothing of formats is an old one, and those take Markdown.
  const formats = textDocument?.hover?.contentFormat ?? ['markdown'];
  return {
    knowsRelated: textDocument?.publishDiagnostics?.relatedInformation === true,
    knowsVersions: workspace?.workspaceEdit?.documentChanges === true,
    canWatch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hoverFormat: formats.includes('markdown') ? 'markdown' : 'plaintext',
  };
}
