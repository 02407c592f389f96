// Fixes that take a whole line of a field away or put one in front of it. Knows no rule.

import type { SourceRange } from '#base/source-range';
import type { OrgDocument } from '#document/types';
import { fieldAt } from './find-fields.js';
import type { Fix } from './finding.js';

/** Takes the field of a value away, its nested list too; null where its item holds more than that. A suggestion. */
export function suggestRemoval(document: OrgDocument, value: SourceRange): Fix | null {
  const placed = fieldAt(document, value);
  if (placed === null) return null;
  const { range, items } = placed.field;
  const { source } = document;
  if (items.length === 0 && range.start.line !== range.end.line) return null;
  const start = source.lastIndexOf('\n', range.start.offset - 1) + 1;
  if (source.slice(start, range.start.offset).trim() !== '') return null;
  const rest = /^[^\S\r\n]*(?:\r?\n|$)/u.exec(source.slice(range.end.offset));
  if (rest === null) return null;
  return { safe: false, edits: [{ start, end: range.end.offset + rest[0].length, text: '' }] };
}

/**
 * Puts a field in front of the first one of the section in which the value stands. It replaces the bullet there instead of
 * squeezing in before it, so that of two such fixes only one can be applied. A suggestion.
 */
export function suggestField(document: OrgDocument, value: SourceRange, line: string): Fix | null {
  const section = fieldAt(document, value)?.section;
  const first = section?.entries.find((entry) => entry.kind === 'field');
  if (first?.kind !== 'field') return null;
  const { source } = document;
  const start = first.field.range.start.offset;
  const bullet = source.slice(start, start + 1);
  const indent = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^[-*+]$/u.test(bullet) || indent.trim() !== '') return null;
  const end = source.includes('\r\n') ? '\r\n' : '\n';
  const text = `${bullet} ${line}${end}${indent}${bullet}`;
  return { safe: false, edits: [{ start, end: start + 1, text }] };
}
