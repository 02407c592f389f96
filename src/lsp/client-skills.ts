// What the editor at the other end understands, of the things that answers depend on.

import type { ClientCapabilities } from 'vscode-languageserver';

export interface ClientSkills {
  /** Whether a diagnostic may carry related places. */
  readonly knowsRelated: boolean;
  /** Whether an edit may be tied to the version of its document. */
  readonly knowsVersions: boolean;
  readonly hoverFormat: 'markdown' | 'plaintext';
}

export function clientSkills({ textDocument, workspace }: ClientCapabilities): ClientSkills {
  // An editor that says nothing of formats is an old one, and those take Markdown.
  const formats = textDocument?.hover?.contentFormat ?? ['markdown'];
  return {
    knowsRelated: textDocument?.publishDiagnostics?.relatedInformation === true,
    knowsVersions: workspace?.workspaceEdit?.documentChanges === true,
    hoverFormat: formats.includes('markdown') ? 'markdown' : 'plaintext',
  };
}
