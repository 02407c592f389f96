// Mends what lint found in an ORG.md, as edits of its text: pass after pass, until nothing more can be mended, and never so
// that there are more errors or warnings. Reads and writes nothing.

import type { TextEdit } from '#base/text-edit';
import { applyEdits, joinEdits, sortEdits, touchSame } from '#base/text-edit';
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
  /** Those of `linted.findings` that were not mended because their fix would add an error or a warning. */
  readonly refused: readonly Finding[];
  /** How many more there are to mend, for which the text was read often enough: another run goes on with them. */
  readonly untried: number;
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
/** Large files are read less often: so many characters in all, and at least some times. */
const READ_MAX = 10_000_000;
const READINGS_MIN = 20;
/** One fix may make room for another; more rounds than this are rules that undo each other. */
const PASSES_MAX = 10;

/** Takes the safe fixes, and with `withSuggestions` the others too. */
export function fixOrg(source: OrgSource, withSuggestions: boolean, lintFile: Lint): FixedFile {
  const most = Math.max(READINGS_MIN, Math.min(READINGS_MAX, READ_MAX / source.text.length));
  let readings = 0;
  const lint: TryLint = (text) => {
    readings += 1;
    return readings > most ? null : lintFile({ ...source, text });
  };
  let linted = lintFile(source);
  let edits: readonly TextEdit[] = [];
  let fixed = 0;
  let refused: readonly Finding[] = [];
  let untried = 0;
  for (let pass = 0; pass < PASSES_MAX; ) {
    const wanted = linted.findings.filter(
      (finding) => isWanted(finding, withSuggestions) && !refused.includes(finding),
    );
    const group = firstOfEach(wanted);
    if (group.length === 0) break;
    const draft = takeFixes({ linted, taken: [] }, group, linted, lint);
    if (draft.taken.length === 0 && readings > most) {
      untried = wanted.length;
      break;
    }
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
  return { linted, edits, fixed, refused, untried };
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

/**
 * The draft with all of `group` that adds no finding: all at once, else all but those near what was added, else each half by
 * itself.
 */
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
    const added = addedFindings(before.findings, linted.findings, editsOf(taken));
    if (added.length === 0) return { linted, taken };
    const others = withoutNearest(group, added);
    if (others.length > 0 && others.length < group.length) {
      const without = takeFixes(draft, others, before, lint);
      if (without.taken.length > draft.taken.length) return without;
    }
  }
  if (group.length === 1) return draft;
  const middle = Math.ceil(group.length / 2);
  const half = takeFixes(draft, group.slice(0, middle), before, lint);
  return takeFixes(half, group.slice(middle), before, lint);
}

/** An error or a warning, and its place in the text before the edits. */
interface Added {
  readonly offset: number;
}

/**
 * Errors and warnings of a kind of which there are more than before, where none of that kind stood. Infos may come, as what was
 * no org before may have more to say; but not those with a fix of their own, which would go on to other lines.
 */
function addedFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  edits: readonly TextEdit[],
): readonly Added[] {
  const counts = new Map<string, number>();
  for (const finding of after) counts.set(kindOf(finding), (counts.get(kindOf(finding)) ?? 0) + 1);
  for (const finding of before) counts.set(kindOf(finding), (counts.get(kindOf(finding)) ?? 0) - 1);
  const places = new Set(
    before.map((finding) => `${kindOf(finding)} ${finding.range.start.offset}`),
  );
  const offsetBefore = offsetsBefore(edits);
  const placed = after.map((finding) => ({
    finding,
    offset: offsetBefore(finding.range.start.offset),
  }));
  const isFresh = ({ finding, offset }: (typeof placed)[number]): boolean =>
    !places.has(`${kindOf(finding)} ${offset}`);
  const more = placed.filter((each) => {
    const { severity, fix } = each.finding;
    if (severity === 'info' && fix === null) return false;
    if ((counts.get(kindOf(each.finding)) ?? 0) > 0) return true;
    // As many as before, and yet another one: the edits of its line would follow.
    return fix !== null && isFresh(each) && !edits.some(({ start }) => start === each.offset);
  });
  const fresh = more.filter(isFresh);
  return fresh.length > 0 ? fresh : more;
}

/** Where an offset of the edited text was before; within an edit, where that begins. */
function offsetsBefore(edits: readonly TextEdit[]): (offset: number) => number {
  let shift = 0;
  const marks = sortEdits(edits).map(({ start, end, text }) => {
    const from = start + shift;
    shift += text.length - (end - start);
    return { from, to: from + text.length, start, shift };
  });
  return (offset) => {
    const mark = marks.findLast(({ from }) => from <= offset);
    if (mark === undefined) return offset;
    return offset < mark.to ? mark.start : offset - mark.shift;
  };
}

/** `group`, in the order of the text, without the ones that stand nearest to what was added. */
function withoutNearest(group: readonly Finding[], added: readonly Added[]): readonly Finding[] {
  const nearest = new Set(
    added.map(({ offset }) => {
      const next = group.findIndex(({ range }) => range.start.offset > offset);
      const last = next < 0 ? group.length - 1 : next - 1;
      const distance = (index: number): number =>
        Math.abs((group[index]?.range.start.offset ?? Number.POSITIVE_INFINITY) - offset);
      return distance(last + 1) < distance(last) ? last + 1 : last;
    }),
  );
  return group.filter((_, index) => !nearest.has(index));
}

function kindOf({ rule, severity }: Finding): string {
  return `${severity} ${rule}`;
}

function editsOf(findings: readonly Finding[]): readonly TextEdit[] {
  return findings.flatMap(({ fix }) => fix?.edits ?? []);
}
