// List items and lines without a bold key that are read as statements all the same: `- Engineering: max 10 agents`,
// `- L7+ can request config changes`, `preset: startup`. Knows where they stand, not what they mean.

import { canonicalKey } from '#document/canonical-key';
import type { FieldValue, OrgDocument, Section, SourceText } from '#document/types';
import type { Statement } from './read-fields.js';

/** One line of prose, trimmed, with its place. */
export interface PlainLine {
  readonly isItem: boolean;
  readonly text: SourceText;
}

const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/u;
const PRESET_LINE = /^\s*preset\s*:/iu;
const REMARK = /\s+(?:—|–|--)\s+/u;

/** The bullet or number that a line begins with, blanks included; empty for none. */
export function itemMarker(line: string): string {
  return ITEM.exec(line)?.[0] ?? '';
}

/** `preset: startup`, which may stand on a line of its own. */
export function isPresetLine(line: string): boolean {
  return PRESET_LINE.test(line);
}

/** The lines of a section's prose. */
export function plainLinesOf(section: Section, document: OrgDocument): PlainLine[] {
  return section.entries.flatMap((entry) =>
    entry.kind === 'prose' && entry.prose.kind === 'prose'
      ? linesOf(entry.prose.content, document)
      : [],
  );
}

function linesOf(content: SourceText, document: OrgDocument): PlainLine[] {
  const lines: PlainLine[] = [];
  let offset = content.range.start.offset;
  for (const line of content.raw.split('\n')) {
    const marker = itemMarker(line);
    const text = partOf(document, offset + marker.length, line.slice(marker.length));
    if (text.text !== '') lines.push({ isItem: marker !== '', text });
    offset += line.length + 1;
  }
  return lines;
}

/** The list items `Key: value` of a section's prose, as statements. */
export function plainStatementsOf(section: Section, document: OrgDocument): Statement[] {
  return plainLinesOf(section, document).flatMap((line) => {
    const statement = line.isItem ? statementIn(line.text, document) : null;
    return statement === null ? [] : [statement];
  });
}

/** `Key: value` taken apart; null for a line without a colon or with nothing before it. */
export function statementIn(text: SourceText, document: OrgDocument): Statement | null {
  const colon = text.raw.indexOf(':');
  if (colon < 1) return null;
  const start = text.range.start.offset;
  const key = partOf(document, start, text.raw.slice(0, colon));
  const value = partOf(document, start + colon + 1, text.raw.slice(colon + 1));
  return { key, name: canonicalKey(key.text), values: [splitRemark(value, document)] };
}

/** The lines `preset: startup` of a section's prose, as statements. */
export function presetLinesOf(section: Section, document: OrgDocument): Statement[] {
  return plainLinesOf(section, document).flatMap(({ text }) => {
    const statement = isPresetLine(text.raw) ? statementIn(text, document) : null;
    return statement === null ? [] : [statement];
  });
}

export function inDocumentOrder(statements: readonly Statement[]): Statement[] {
  return statements.toSorted((a, b) => a.key.range.start.offset - b.key.range.start.offset);
}

/** A value and the remark after it. */
export function splitRemark(text: SourceText, document: OrgDocument): FieldValue {
  const dash = REMARK.exec(text.raw);
  if (dash === null) return { value: text, remark: null };
  const start = text.range.start.offset;
  const end = dash.index + dash[0].length;
  return {
    value: partOf(document, start, text.raw.slice(0, dash.index)),
    remark: partOf(document, start + end, text.raw.slice(end)),
  };
}

// The source from `offset`, `raw` long, without the blanks around it; `text` is without bold and code marks.
function partOf(document: OrgDocument, offset: number, raw: string): SourceText {
  const trimmed = raw.trim();
  const start = offset + raw.indexOf(trimmed);
  const range = document.rangeAt(start, start + trimmed.length);
  return { raw: trimmed, text: trimmed.replaceAll(/\*\*|`/gu, ''), range };
}
