// The comment that suppresses one finding, as an edit of the text: on the line before, where it changes nothing else. Knows no
// rule.

import type { TextEdit } from '#base/text-edit';
import { applyEdits } from '#base/text-edit';
import type { Finding } from '#lint/finding';
import { loadOrg } from './load-org.js';
import { meaningOf } from './org-meaning.js';
import type { OrgSource } from './org-source.js';

/** Stands where the author says why. */
const REASON = 'reason';

/**
 * Null where no comment does it: what it suppresses would stay, the org would mean something else, or there would be another
 * finding.
 */
export function suppressFinding(finding: Finding, source: OrgSource): TextEdit | null {
  const before = loadOrg(source);
  // Of what was not read no comment is read either, and trying takes long.
  if (before.document.unread !== undefined) return null;
  const { line } = finding.range.start;
  const isSuppressed = ({ rule, range }: Finding): boolean =>
    rule === finding.rule && range.start.line === line;
  const left = before.findings.filter((other) => !isSuppressed(other));
  const edit = commentBefore(finding, source.text);
  const after = loadOrg({ ...source, text: applyEdits(source.text, [edit]) ?? '' });
  const isSame = meaningOf(after.org) === meaningOf(before.org);
  return isSame && kindsOf(after.findings) === kindsOf(left) ? edit : null;
}

/** As far in as the line, and in the same quote: there it stays in the list item that it stands in. */
function commentBefore({ rule, range }: Finding, text: string): TextEdit {
  const { offset, column } = range.start;
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const start = Math.max(offset - (column - 1), mark);
  const margin = /^[ \t>]*/u.exec(text.slice(start))?.[0] ?? '';
  const end = /\r\n|\r|\n/u.exec(text)?.[0] ?? '\n';
  const comment = `<!-- orgsim-disable-next-line ${rule} -- ${REASON} -->`;
  return { start, end: start, text: `${margin}${comment}${end}` };
}

function kindsOf(findings: readonly Finding[]): string {
  return findings
    .map(({ rule, severity }) => `${severity} ${rule}`)
    .sort()
    .join('\n');
}
