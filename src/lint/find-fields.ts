// Finds the fields of a document by where their values stand or by their key. Knows nothing of what they mean.

import type { SourceRange } from '#base/source-range';
import type { Field, FieldItem, OrgDocument, Section } from '#document/types';
import type { KeyName } from '#org/vocabulary';
import { findKey } from '#org/vocabulary';

/** A field and the section it stands in. */
export interface PlacedField {
  readonly field: Field;
  readonly section: Section;
}

/** By the offset at which a value begins. One index a document, however many faults ask. */
const INDEXES = new WeakMap<OrgDocument, ReadonlyMap<number, PlacedField>>();

/** The field of which the text at `range` is a value, nested ones too; null where none begins there. */
export function fieldAt(document: OrgDocument, { start }: SourceRange): PlacedField | null {
  return indexOf(document).get(start.offset) ?? null;
}

/** All fields with that key, wherever they stand, in document order. */
export function fieldsNamed(document: OrgDocument, key: KeyName): PlacedField[] {
  const placed = new Set(indexOf(document).values());
  return [...placed].filter(({ field }) => findKey(field.name) === key);
}

function indexOf(document: OrgDocument): ReadonlyMap<number, PlacedField> {
  const known = INDEXES.get(document);
  if (known !== undefined) return known;
  const index = new Map<number, PlacedField>();
  indexSection(document.root, index);
  INDEXES.set(document, index);
  return index;
}

function indexSection(section: Section, index: Map<number, PlacedField>): void {
  for (const entry of section.entries) {
    if (entry.kind !== 'field') continue;
    const placed = { field: entry.field, section };
    for (const { value } of itemsOf(entry.field)) index.set(value.range.start.offset, placed);
  }
  for (const below of section.sections) indexSection(below, index);
}

function itemsOf(item: FieldItem): FieldItem[] {
  return [item, ...item.items.flatMap(itemsOf)];
}
