// Quick fixes for findings: the fix that a rule has, and each value that it expects where writing it mends the fault.
// A fix is offered only when it was tried: it takes the finding away and brings no error.

import type { TextEdit } from '#base/text-edit';
import { applyEdits } from '#base/text-edit';
import { visibleText } from '#base/visible-text';
import type { Finding } from '#lint/finding';
import type { LintedOrg, OpenOrg, ReadText, Span } from './open-org.js';

export interface QuickFix {
  readonly title: string;
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
  /** Whether it cannot change what the author meant. */
  readonly isSafe: boolean;
}

/** Of a long list of values the nearest are offered. */
const VALUES_MAX = 8;
const TITLE_MAX = 60;

/** The findings that touch a span, in their order. */
export function findingsAt({ findings }: LintedOrg, { start, end }: Span): readonly Finding[] {
  return findings.filter(({ range }) => range.start.offset <= end && start <= range.end.offset);
}

/** The fixes for one finding of `open`, the best first. Reads the file once for each that is tried. */
export function quickFixesOf(
  finding: Finding,
  open: LintedOrg,
  read: ReadText<LintedOrg>,
): readonly QuickFix[] {
  // What is only a guess may mend nothing: a rule in a comment is spelt right then, and still has nothing to suppress.
  const own = ruleFixesOf(finding, open).filter(
    ({ edits, isSafe }) => isSafe || mends(finding, edits, open, read),
  );
  const taken = new Set(own.flatMap(({ edits }) => edits.map(({ text }) => text)));
  const values = (finding.expected ?? []).filter((value) => !taken.has(value)).slice(0, VALUES_MAX);
  const replacements = values.flatMap((text): QuickFix[] => {
    const edits = [{ start: finding.range.start.offset, end: finding.range.end.offset, text }];
    return mends(finding, edits, open, read)
      ? [{ title: titleOf(edits, open), finding, edits, isSafe: false }]
      : [];
  });
  return [...own, ...replacements];
}

/** The fix that the rule itself has, untried. */
export function ruleFixesOf(finding: Finding, open: LintedOrg): readonly QuickFix[] {
  const { fix } = finding;
  if (fix === null) return [];
  return [{ title: titleOf(fix.edits, open), finding, edits: fix.edits, isSafe: fix.safe }];
}

/** `expected` may also hold sections, words for a form, examples: only trying shows what can stand there. */
function mends(
  finding: Finding,
  edits: readonly TextEdit[],
  open: LintedOrg,
  read: ReadText<LintedOrg>,
): boolean {
  const text = applyEdits(open.document.source, edits);
  if (text === null || text === open.document.source) return false;
  const { findings } = read(text);
  const isSameRule = ({ rule }: Finding): boolean => rule === finding.rule;
  const start = finding.range.start.offset;
  const left = findings.filter(isSameRule);
  // It may also have moved along its line.
  const isGone =
    left.length < open.findings.filter(isSameRule).length &&
    left.every(({ range }) => range.start.offset !== start);
  const errors = errorsIn(open.findings) - Number(finding.severity === 'error');
  return isGone && errorsIn(findings) <= errors;
}

function errorsIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function titleOf(edits: readonly TextEdit[], { document }: OpenOrg): string {
  const [edit] = edits;
  if (edit === undefined || edits.length > 1) return `Fix in ${edits.length} places`;
  const old = shorten(document.source.slice(edit.start, edit.end));
  const text = shorten(edit.text);
  if (text === '') return `Remove "${old}"`;
  return old === '' ? `Insert "${text}"` : `Replace "${old}" by "${text}"`;
}

function shorten(text: string): string {
  const line = visibleText(text.replace(/\s+/gu, ' ').trim());
  const characters = Array.from(line);
  return characters.length <= TITLE_MAX ? line : `${characters.slice(0, TITLE_MAX).join('')}…`;
}
