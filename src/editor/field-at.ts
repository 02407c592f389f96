// The field under an offset, and which part of it: its key or one of its values. Knows no key's meaning.

import type { FieldItem, Section, SourceText } from '#document/types';
import { holds } from './open-org.js';

export interface FieldPart {
  /** The canonical key. */
  readonly name: string;
  readonly part: 'key' | 'value';
  /** The key or the value, without its remark. */
  readonly text: SourceText;
}

/** Null where the offset is on no key and no value. Of the section itself, not of its subsections. */
export function fieldAt(section: Section, offset: number): FieldPart | null {
  for (const entry of section.entries) {
    if (entry.kind !== 'field' || !covers(entry.field.range, offset)) continue;
    const { field } = entry;
    if (covers(field.key.range, offset)) return { name: field.name, part: 'key', text: field.key };
    const text = valueAt(field, offset);
    return text === null ? null : { name: field.name, part: 'value', text };
  }
  return null;
}

function valueAt(item: FieldItem, offset: number): SourceText | null {
  if (item.value.text !== '' && covers(item.value.range, offset)) return item.value;
  for (const nested of item.items) {
    const found = valueAt(nested, offset);
    if (found !== null) return found;
  }
  return null;
}

/** Whether a range holds an offset, its end included. */
export function covers({ start, end }: SourceText['range'], offset: number): boolean {
  return holds({ start: start.offset, end: end.offset }, offset);
}
