// Mends what lint found in an ORG.md, as edits of its text: pass after pass, until nothing more can be mended, and never so
// that there is more to find. Reads and writes nothing.

import type { TextEdit } from '#base/text-edit';
import { applyEdits, joinEdits, touchSame } from '#base/text-edit';
import type { Finding } from '#lint/finding';
import type { LintedFile } from './lint-org.js';
import type { OrgSource } from './org-source.js';

export interface FixedFile {
  /** The text with the edits made, and what is left to find in it. */
  readonly linted: LintedFile;
  /** Of the text as it was, in its order, none overlapping another; empty when it stays as it is. */
  readonly edits: readonly TextEdit[];
  /** How many findings were mended. */
  readonly fixed: number;
  /** Those of `linted.findings` that were not mended because their fix would add a finding. */
  readonly refused: readonly Finding[];
}

type Lint = (source: OrgSource) => LintedFile;
/** Null when the text was read often enough. */
type TryLint = (text: string) => LintedFile | null;

/** A text on its way, and the fixes of it that were taken. */
interface Draft {
  readonly linted: LintedFile;
  readonly taken: readonly Finding[];
}

/** Readings of one file: a file of thousands of fixes that add findings is left to people sooner than looked through. */
const READINGS_MAX = 200;
/** One fix may make room for another; more rounds than this are rules that undo each other. */
const PASSES_MAX = 10;

/** Takes the safe fixes, and with `withSuggestions` the others too. */
export function fixOrg(source: OrgSource, withSuggestions: boolean, lintFile: Lint): FixedFile {
  let readings = 0;
  const lint: TryLint = (text) => {
    readings += 1;
    return readings > READINGS_MAX ? null : lintFile({ ...source, text });
  };
  let linted = lintFile(source);
  let edits: readonly TextEdit[] = [];
  let fixed = 0;
  let refused: readonly Finding[] = [];
  for (let pass = 0; pass < PASSES_MAX; ) {
    const wanted = linted.findings.filter(
      (finding) => isWanted(finding, withSuggestions) && !refused.includes(finding),
    );
    const group = firstOfEach(wanted);
    if (group.length === 0) break;
    const draft = takeFixes({ linted, taken: [] }, group, linted, lint);
    if (draft.taken.length === 0) {
      // Those that stood back for these have their turn.
      refused = [...refused, ...group];
      continue;
    }
    edits = joinEdits(source.text.length, edits, editsOf(draft.taken));
    fixed += draft.taken.length;
    linted = draft.linted;
    refused = [];
    pass += 1;
  }
  return { linted, edits, fixed, refused };
}

function isWanted({ fix }: Finding, withSuggestions: boolean): boolean {
  return fix !== null && fix.edits.length > 0 && (fix.safe || withSuggestions);
}

/** Of fixes that touch the same place, the first. */
function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  const group: Finding[] = [];
  const edits: TextEdit[] = [];
  for (const finding of findings) {
    const own = finding.fix?.edits ?? [];
    if (own.some((edit) => edits.some((other) => touchSame(edit, other)))) continue;
    group.push(finding);
    edits.push(...own);
  }
  return group;
}

/** The draft with all of `group` that adds no finding: all at once, else each half by itself. */
function takeFixes(
  draft: Draft,
  group: readonly Finding[],
  before: LintedFile,
  lint: TryLint,
): Draft {
  const taken = [...draft.taken, ...group];
  const text = applyEdits(before.source, editsOf(taken));
  if (text !== null && text !== before.source) {
    const linted = lint(text);
    if (linted === null) return draft;
    if (!hasMore(before.findings, linted.findings)) return { linted, taken };
  }
  if (group.length === 1) return draft;
  const middle = Math.ceil(group.length / 2);
  const half = takeFixes(draft, group.slice(0, middle), before, lint);
  return takeFixes(half, group.slice(middle), before, lint);
}

/** Whether a rule has more findings of one severity than before. */
function hasMore(before: readonly Finding[], after: readonly Finding[]): boolean {
  const left = new Map<string, number>();
  for (const finding of before) left.set(kindOf(finding), (left.get(kindOf(finding)) ?? 0) + 1);
  return after.some((finding) => {
    const count = left.get(kindOf(finding)) ?? 0;
    left.set(kindOf(finding), count - 1);
    return count <= 0;
  });
}

function kindOf({ rule, severity }: Finding): string {
  return `${severity} ${rule}`;
}

function editsOf(findings: readonly Finding[]): readonly TextEdit[] {
  return findings.flatMap(({ fix }) => fix?.edits ?? []);
}
