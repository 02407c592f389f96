// The documents that an editor has open, read when somebody asks and kept until they change. Knows when to lint, not
// how findings are told.

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOrgFile } from '#editor/is-org-file';
import type { LintedOrg, ReadText } from '#editor/open-org';
import { openOrg } from '#main/open-org';
import { pathOfUri } from './path-of-uri.js';

/** Does the work later, unless the returned function is called before. */
export type Later = (delayMs: number, work: () => void) => () => void;

/** Until somebody pauses in typing: below what one feels as waiting, above the time between two keys. */
const PAUSE_MS = 150;

export interface OpenDocuments {
  /** What the document says as it stands; null for one that is no ORG.md. */
  read(document: TextDocument): LintedOrg | null;
  /** Calls `work` once, after a pause without another change of the document. */
  afterPause(uri: string, work: () => void): void;
  /** Forgets the document and what was put off for it. */
  close(uri: string): void;
}

export function createOpenDocuments(later: Later): OpenDocuments {
  const readings = new Map<string, LintedOrg>();
  const callOff = new Map<string, () => void>();
  const stop = (uri: string): void => {
    callOff.get(uri)?.();
    callOff.delete(uri);
  };
  return {
    read(document) {
      const text = document.getText();
      const kept = readings.get(document.uri);
      // By its text: an editor may count versions as it likes.
      const open = kept?.document.source === text ? kept : readerOf(document)(text);
      readings.set(document.uri, open);
      return isOrgFile(open) ? open : null;
    },
    afterPause(uri, work) {
      stop(uri);
      callOff.set(uri, later(PAUSE_MS, work));
    },
    close(uri) {
      stop(uri);
      readings.delete(uri);
    },
  };
}

/** How another text of the document would be read. */
export function readerOf({ uri }: TextDocument): ReadText<LintedOrg> {
  const name = pathOfUri(uri);
  return (text) => openOrg({ name, text });
}
