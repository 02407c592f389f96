// Code actions: quick fixes for the findings in a range, and all safe fixes of a document at once.

import type { CodeAction, CodeActionContext, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintedOrg } from '#editor/open-org';
import type { QuickFix } from '#editor/quick-fixes';
import { findingsAt, quickFixesOf, ruleFixesOf, safeEdits } from '#editor/quick-fixes';
import type { Finding } from '#lint/finding';
import type { ClientSkills } from './client-skills.js';
import type { OpenDocuments } from './open-documents.js';
import { readerOf } from './open-documents.js';
import { diagnosticOf, workspaceEditOf } from './to-protocol.js';

const FIX_ALL = 'source.fixAll.orgsim';
const QUICK_FIX = 'quickfix';
export const ACTION_KINDS = [QUICK_FIX, FIX_ALL];

/** Each value that is tried is a reading of the file; a whole file selected must not wait for hundreds. */
const TRIED_MAX = 5;

/** Editors ask again at every move of the cursor. A finding is of one text, so what mends it stays the same. */
const KNOWN_FIXES = new WeakMap<Finding, readonly QuickFix[]>();

function fixesOf(finding: Finding, open: LintedOrg, document: TextDocument): readonly QuickFix[] {
  const known = KNOWN_FIXES.get(finding);
  if (known !== undefined) return known;
  const fixes = quickFixesOf(finding, open, readerOf(document));
  KNOWN_FIXES.set(finding, fixes);
  return fixes;
}

/** All safe fixes come only when they are asked for, as on saving. */
export function codeActionsIn(
  document: TextDocument,
  range: Range,
  { only }: Pick<CodeActionContext, 'only'>,
  documents: OpenDocuments,
  skills: ClientSkills,
): CodeAction[] {
  const open = documents.read(document);
  if (open === null) return [];
  const actions: CodeAction[] = [];
  if (only === undefined || includesKind(only, QUICK_FIX)) {
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const fixes = findingsAt(open, span).flatMap((finding, index) =>
      index < TRIED_MAX ? fixesOf(finding, open, document) : ruleFixesOf(finding, open),
    );
    for (const fix of fixes) {
      actions.push({
        title: fix.title,
        kind: QUICK_FIX,
        diagnostics: [diagnosticOf(fix.finding, document, skills.knowsRelated)],
        ...(fix.isSafe && { isPreferred: true }),
        edit: workspaceEditOf(fix.edits, document, skills.knowsVersions),
      });
    }
  }
  const edits = only !== undefined && includesKind(only, FIX_ALL) ? safeEdits(open) : [];
  if (edits.length > 0) {
    const edit = workspaceEditOf(edits, document, skills.knowsVersions);
    actions.push({ title: 'Fix all that is safe to fix', kind: FIX_ALL, edit });
  }
  return actions;
}

/** `source` includes `source.fixAll.orgsim`. */
function includesKind(only: readonly string[], kind: string): boolean {
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}
