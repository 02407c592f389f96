// The documents that an editor has open, read when somebody asks and kept until they or their settings change. Knows when
// to lint, not how findings are told.

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOrgFile } from '#editor/is-org-file';
import type { LintedOrg, ReadText } from '#editor/open-org';
import type { LintSettings } from '#lint/lint-settings';
import { openOrg } from '#main/open-org';
import type { OrgSource } from '#main/org-source';
import { pathOfUri } from './path-of-uri.js';

/** Does the work later, unless the returned function is called before. */
export type Later = (delayMs: number, work: () => void) => () => void;

/** Until somebody pauses in typing: below what one feels as waiting, above the time between two keys. */
const PAUSE_MS = 150;

export interface OpenDocuments {
  /** What the document says as it stands; null for one that is no ORG.md. */
  read(document: TextDocument): LintedOrg | null;
  /** How another text of the document would be read. */
  readerOf(document: TextDocument): ReadText<LintedOrg>;
  sourceOf(document: TextDocument): OrgSource;
  /** Calls `work` once, after a pause without another change of the document. */
  afterPause(uri: string, work: () => void): void;
  /** Forgets the document and what was put off for it. */
  close(uri: string): void;
}

interface Reading {
  readonly open: LintedOrg;
  readonly lint: LintSettings | undefined;
}

/** `settingsOf` says how findings of a document are weighed; of one object, the same each time. */
export function createOpenDocuments(
  later: Later,
  settingsOf: (uri: string) => LintSettings | undefined,
): OpenDocuments {
  const readings = new Map<string, Reading>();
  const callOff = new Map<string, () => void>();
  const stop = (uri: string): void => {
    callOff.get(uri)?.();
    callOff.delete(uri);
  };
  const sourceOf = (document: TextDocument): OrgSource => ({
    name: pathOfUri(document.uri),
    text: document.getText(),
    lint: settingsOf(document.uri),
  });
  return {
    read(document) {
      const source = sourceOf(document);
      const { text, lint } = source;
      const kept = readings.get(document.uri);
      // By its text: an editor may count versions as it likes.
      const isKept = kept?.open.document.source === text && kept.lint === lint;
      const open = isKept ? kept.open : openOrg(source);
      readings.set(document.uri, { open, lint });
      return isOrgFile(open) ? open : null;
    },
    readerOf(document) {
      const source = sourceOf(document);
      return (text) => openOrg({ ...source, text });
    },
    sourceOf,
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
