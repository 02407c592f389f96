// Code actions: quick fixes for the findings in a range, comments that suppress them, and all safe fixes of a document at once.

import type { CodeAction, CodeActionContext, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '#base/text-edit';
import type { LintedOrg } from '#editor/open-org';
import type { QuickFix } from '#editor/quick-fixes';
import { findingsAt, quickFixesOf, ruleFixesOf } from '#editor/quick-fixes';
import type { Finding } from '#lint/finding';
import { fixOrg } from '#main/fix-org';
import { lintOrg } from '#main/lint-org';
import { suppressFinding } from '#main/suppress-finding';
import type { ClientSkills } from './client-skills.js';
import type { OpenDocuments } from './open-documents.js';
import { diagnosticOf, workspaceEditOf } from './to-protocol.js';

const FIX_ALL = 'source.fixAll.orgsim';
const QUICK_FIX = 'quickfix';
export const ACTION_KINDS = [QUICK_FIX, FIX_ALL];

/** Each value that is tried is a reading of the file; a whole file selected must not wait for hundreds. */
const TRIED_MAX = 5;

/** What was tried for a finding. */
interface Tried {
  readonly fixes: readonly QuickFix[];
  /** The comment that suppresses it. */
  readonly comment: TextEdit | null;
}

/** Editors ask again at every move of the cursor. A finding is of one text, so what mends it stays the same. */
const KNOWN = new WeakMap<Finding, Tried>();

function tryFor(
  finding: Finding,
  open: LintedOrg,
  document: TextDocument,
  documents: OpenDocuments,
): Tried {
  const known = KNOWN.get(finding);
  if (known !== undefined) return known;
  const fixes = quickFixesOf(finding, open, documents.readerOf(document));
  const tried = { fixes, comment: suppressFinding(finding, documents.sourceOf(document)) };
  KNOWN.set(finding, tried);
  return tried;
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
    actions.push(...quickFixesIn(document, range, open, documents, skills));
  }
  if (only !== undefined && includesKind(only, FIX_ALL)) {
    const { edits } = fixOrg(documents.sourceOf(document), false, lintOrg);
    const edit = workspaceEditOf(edits, document, skills.knowsVersions);
    if (edits.length > 0) {
      actions.push({ title: 'Fix all that is safe to fix', kind: FIX_ALL, edit });
    }
  }
  return actions;
}

/** First what mends, then what only hides. */
function quickFixesIn(
  document: TextDocument,
  range: Range,
  open: LintedOrg,
  documents: OpenDocuments,
  { knowsRelated, knowsVersions }: ClientSkills,
): CodeAction[] {
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const found = findingsAt(open, span).map((finding, index) => {
    const tried =
      index < TRIED_MAX
        ? tryFor(finding, open, document, documents)
        : { fixes: ruleFixesOf(finding, open), comment: null };
    return { finding, ...tried };
  });
  const actionOf = (title: string, finding: Finding, edits: readonly TextEdit[]): CodeAction => ({
    title,
    kind: QUICK_FIX,
    diagnostics: [diagnosticOf(finding, document, knowsRelated)],
    edit: workspaceEditOf(edits, document, knowsVersions),
  });
  const fixes = found.flatMap((each) =>
    each.fixes.map(({ title, finding, edits, isSafe }) => ({
      ...actionOf(title, finding, edits),
      ...(isSafe && { isPreferred: true }),
    })),
  );
  const comments = new Map<string, CodeAction>();
  for (const { finding, comment } of found) {
    // One comment is for all findings of a rule that start on its line.
    const key = `${finding.range.start.line} ${finding.rule}`;
    const first = comments.get(key);
    if (first !== undefined) {
      first.diagnostics?.push(diagnosticOf(finding, document, knowsRelated));
    } else if (comment !== null) {
      comments.set(key, actionOf(`Disable ${finding.rule} on this line`, finding, [comment]));
    }
  }
  return [...fixes, ...comments.values()];
}

/** `source` includes `source.fixAll.orgsim`. */
function includesKind(only: readonly string[], kind: string): boolean {
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}
