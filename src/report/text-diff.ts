// Edits of a text as a unified diff: the changed lines with three lines around them. Knows nothing of what lines mean.

import type { TextEdit } from '#base/text-edit';
import { visibleText } from '#base/visible-text';
import type { Style } from './style.js';

export interface EditedText {
  readonly name: string;
  readonly source: string;
  /** What the new text is: `as advised`. */
  readonly label: string;
  /** In the order of the text, none overlapping another. */
  readonly edits: readonly TextEdit[];
}

/** Old lines `from` up to, not including, `to` become `lines`. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

const CONTEXT_LINES = 3;
const LINE = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu;

/** Ends with a line feed; '' without edits. */
export function formatDiff(edited: EditedText, style: Style): string {
  const old = edited.source.match(LINE) ?? [];
  const hunks = hunksOf(changesOf(edited, old));
  if (hunks.length === 0) return '';
  const head = [
    `--- ${visibleText(edited.name)}`,
    `+++ ${visibleText(edited.name)} (${edited.label})`,
  ];
  let shift = 0;
  const body = hunks.flatMap((hunk) => {
    const lines = hunkLines(hunk, old, shift, style);
    shift += hunk.reduce((sum, { from, to, lines: added }) => sum + added.length - (to - from), 0);
    return lines;
  });
  return `${[...head.map((line) => style.strong(line)), ...body].join('\n')}\n`;
}

/** Whole lines, without those that an edit touches but leaves as they are. */
function changesOf({ source, edits }: EditedText, old: readonly string[]): Change[] {
  const starts: number[] = [];
  let offset = 0;
  for (const line of old) {
    starts.push(offset);
    offset += line.length;
  }
  const lineOf = (place: number): number => {
    const index = starts.findLastIndex((start) => start <= place);
    return Math.max(0, index);
  };
  const changes: Change[] = [];
  for (const group of byLines(edits, lineOf)) {
    const from = lineOf(group[0]?.start ?? 0);
    const to = Math.min(lineOf(group.at(-1)?.end ?? 0) + 1, old.length);
    let at = starts[from] ?? 0;
    let text = '';
    for (const edit of group) {
      text += source.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    text += source.slice(at, (starts[to - 1] ?? 0) + (old[to - 1]?.length ?? 0));
    const change = trimmed({ from, to, lines: text.match(LINE) ?? [] }, old);
    if (change.from < change.to || change.lines.length > 0) changes.push(change);
  }
  return changes;
}

/** Edits that touch the same line belong together. */
function byLines(edits: readonly TextEdit[], lineOf: (place: number) => number): TextEdit[][] {
  const groups: TextEdit[][] = [];
  for (const edit of edits) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.end;
    if (last !== undefined && end !== undefined && lineOf(end) >= lineOf(edit.start)) {
      last.push(edit);
    } else groups.push([edit]);
  }
  return groups;
}

function trimmed({ from, to, lines }: Change, old: readonly string[]): Change {
  let [start, end, kept] = [from, to, [...lines]];
  while (start < end && kept.length > 0 && old[start] === kept[0]) {
    start += 1;
    kept = kept.slice(1);
  }
  while (end > start && kept.length > 0 && old[end - 1] === kept.at(-1)) {
    end -= 1;
    kept = kept.slice(0, -1);
  }
  return { from: start, to: end, lines: kept };
}

/** Changes whose context would touch stand in one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const end = last?.at(-1)?.to;
    if (last !== undefined && end !== undefined && change.from - end <= 2 * CONTEXT_LINES) {
      last.push(change);
    } else hunks.push([change]);
  }
  return hunks;
}

/** `shift` is how many lines more the new text has before this hunk. */
function hunkLines(
  hunk: readonly Change[],
  old: readonly string[],
  shift: number,
  style: Style,
): string[] {
  const start = Math.max(0, (hunk[0]?.from ?? 0) - CONTEXT_LINES);
  const end = Math.min(old.length, (hunk.at(-1)?.to ?? 0) + CONTEXT_LINES);
  const lines: string[] = [];
  let at = start;
  let [removed, added] = [0, 0];
  for (const { from, to, lines: fresh } of hunk) {
    lines.push(...old.slice(at, from).flatMap((line) => shown(' ', line, (text) => text)));
    lines.push(...old.slice(from, to).flatMap((line) => shown('-', line, style.error)));
    lines.push(...fresh.flatMap((line) => shown('+', line, style.good)));
    removed += to - from;
    added += fresh.length;
    at = to;
  }
  lines.push(...old.slice(at, end).flatMap((line) => shown(' ', line, (text) => text)));
  const length = end - start;
  const before = spanText(start, length);
  const after = spanText(start + shift, length - removed + added);
  return [style.accent(`@@ -${before} +${after} @@`), ...lines];
}

/** `12,7`; an empty span counts from the line before it. */
function spanText(start: number, length: number): string {
  return `${length === 0 ? start : start + 1},${length}`;
}

function shown(sign: string, line: string, paint: (text: string) => string): string[] {
  const text = line.replace(/[\r\n]+$/u, '');
  const safe = text.replace('\ufeff', '').split('\t').map(visibleText).join('\t');
  const shownLine = paint(sign + safe);
  return text === line ? [shownLine, '\\ No newline at end of file'] : [shownLine];
}
