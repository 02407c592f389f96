// The documents that an editor has open, read when somebody asks and kept until they change. Knows when to lint, not
// how findings are told.

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOrgFile } from '#editor/is-org-file';
import type { LintedOrg, OpenOrg, ReadText } from '#editor/open-org';
import { lintOpenOrg, openOrg } from '#main/open-org';
import { pathOfUri } from './path-of-uri.js';

/** Does the work later, unless the returned function is called before. */
export type Later = (delayMs: number, work: () => void) => () => void;

/** Until somebody pauses in typing: below what one feels as waiting, above the time between two keys. */
const PAUSE_MS = 150;

interface Reading {
  readonly open: OpenOrg;
  readonly linted: LintedOrg | null;
}

export interface OpenDocuments {
  /** What the document says as it stands; null for one that is no ORG.md. */
  read(document: TextDocument): OpenOrg | null;
  /** The same, with its findings. */
  lint(document: TextDocument): LintedOrg | null;
  /** Calls `work` once, after a pause without another change of the document. */
  afterPause(uri: string, work: () => void): void;
  /** Forgets the document and what was put off for it. */
  close(uri: string): void;
}

export function createOpenDocuments(later: Later): OpenDocuments {
  const readings = new Map<string, Reading>();
  const callOff = new Map<string, () => void>();
  const readingOf = (document: TextDocument, wantsFindings: boolean): Reading => {
    const { uri } = document;
    const text = document.getText();
    const kept = readings.get(uri);
    // By its text: an editor may count versions as it likes.
    const isFresh = kept?.open.document.source === text;
    if (isFresh && (!wantsFindings || kept.linted !== null)) return kept;
    const source = { name: pathOfUri(uri), text };
    const linted = wantsFindings ? lintOpenOrg(source) : null;
    const reading = { open: linted ?? openOrg(source), linted };
    readings.set(uri, reading);
    return reading;
  };
  const stop = (uri: string): void => {
    callOff.get(uri)?.();
    callOff.delete(uri);
  };
  return {
    read(document) {
      const { open } = readingOf(document, false);
      return isOrgFile(open) ? open : null;
    },
    lint(document) {
      const { linted } = readingOf(document, true);
      return linted !== null && isOrgFile(linted) ? linted : null;
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

/** How a changed text of the document would be read. */
export function readerOf({ uri }: TextDocument): ReadText {
  return (text) => openOrg({ name: pathOfUri(uri), text });
}

/** The same, with findings. */
export function linterOf({ uri }: TextDocument): ReadText<LintedOrg> {
  return (text) => lintOpenOrg({ name: pathOfUri(uri), text });
}
