// The edits that give every key and value of an ORG.md its usual spelling. Prose, what a key of Identity or a playbook
// says, and what is not understood stay as they are. Writes nothing.

import type { TextEdit } from '#base/text-edit';
import { canonicalKey } from '#document/canonical-key';
import type { Field, FieldItem, OrgDocument, Section } from '#document/types';
import { findSections } from '#org/find-sections';
import type { Org } from '#org/types';
import type { KeyName, Place } from '#org/vocabulary';
import { findKey, keysOf, VOCABULARY } from '#org/vocabulary';
import { spellValue } from './spell-value.js';

/** In the order of the text, none overlapping another. */
export function canonicalEdits(
  document: OrgDocument,
  org: Pick<Org, 'agents'>,
): readonly TextEdit[] {
  const names = new Map(org.agents.map(({ name }) => [name.toLowerCase(), name]));
  return fieldsOf(document).flatMap(({ field, key }) => [
    ...keyEdits(document, field, key),
    ...valueEdits(field, key, names),
  ]);
}

interface KnownField {
  readonly field: Field;
  readonly key: KeyName;
}

/** The fields that mean something where they stand. */
function fieldsOf(document: OrgDocument): KnownField[] {
  const sections = findSections(document);
  const found = [
    ...sections.named('Identity').flatMap((section) => knownIn(section, ['identity'])),
    ...sections.named('Culture').flatMap((section) => knownIn(section, ['culture'])),
    ...sections.named('Workload').flatMap((section) => knownIn(section, ['workload'])),
    ...sections
      .named('Structure')
      .flatMap(roleSections)
      .flatMap((section) => knownIn(section, ['role', 'department'])),
    ...sections
      .named('Policies')
      .flatMap((section) => [
        ...knownIn(section, ['policies']),
        ...section.sections.flatMap((part) => knownIn(part, policyPlaces(part))),
      ]),
  ];
  return found.sort((a, b) => a.field.range.start.offset - b.field.range.start.offset);
}

function roleSections(section: Section): Section[] {
  return section.sections.flatMap((role) => [role, ...roleSections(role)]);
}

function policyPlaces({ heading }: Section): readonly Place[] {
  const name = canonicalKey(heading.text);
  if (name === 'budget') return ['budget'];
  return name === 'workinghours' ? ['workingHours'] : [];
}

function knownIn({ entries }: Section, places: readonly Place[]): KnownField[] {
  const allowed = new Set(places.flatMap(keysOf));
  return entries.flatMap((entry) => {
    if (entry.kind !== 'field') return [];
    const key = findKey(entry.field.name);
    return key === null || !allowed.has(key) ? [] : [{ field: entry.field, key }];
  });
}

/** `**wake_on** :  tasks` is `**Wake on:** tasks`. */
function keyEdits({ source }: OrgDocument, field: Field, key: KeyName): TextEdit[] {
  const { display, aliases } = VOCABULARY[key];
  const edits: TextEdit[] = [];
  const { raw, text, range } = field.key;
  const spelling = [display, ...aliases].find((name) => canonicalKey(name) === field.name);
  if (spelling !== undefined && raw === text) {
    edits.push(...replaced(source, range.start.offset, range.end.offset, spelling));
  }
  const end = range.end.offset;
  const start = field.value.range.start.offset;
  const between = source.slice(end, start);
  if (/^\s*:?[ \t]*\*\*[ \t]*:?[ \t]*$/u.test(between) && field.value.text !== '') {
    edits.push(...replaced(source, end, start, ':** '));
  }
  return edits;
}

function valueEdits(item: FieldItem, key: KeyName, names: ReadonlyMap<string, string>): TextEdit[] {
  const { raw, text, range } = item.value;
  const nested = item.items.flatMap((each) => valueEdits(each, key, names));
  // Where markup or an escape spells it, an edit would have to keep that: left to people.
  if (raw !== text || raw === '') return nested;
  const spelt =
    key === 'reportsto' ? (names.get(text.toLowerCase()) ?? text) : spellValue(key, text);
  return [...replaced(raw, 0, raw.length, spelt, range.start.offset), ...nested];
}

/** Nothing where it stands there already. */
function replaced(source: string, start: number, end: number, text: string, shift = 0): TextEdit[] {
  return source.slice(start, end) === text
    ? []
    : [{ start: start + shift, end: end + shift, text }];
}
