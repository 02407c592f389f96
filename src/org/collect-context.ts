// The text around the fields that agents are told: prose, remarks, and whole sections that are not read. Knows what is
// read elsewhere only as far as it must leave it out.

import { canonicalKey } from '#document/canonical-key';
import type { FieldItem, Section, SourceText } from '#document/types';
import type { FoundSections, SectionName } from './find-sections.js';
import type { RoleDraft } from './outline.js';
import { isPresetLine, itemMarker } from './plain-lines.js';
import { policyPlaceOf } from './resolve-policies.js';
import type { Place } from './vocabulary.js';
import { findKey, keysOf } from './vocabulary.js';

/** Told with the timer or threshold itself, so not again. */
const TOLD_ELSEWHERE: readonly (string | null)[] = ['timer', 'threshold'];

/** The prose and remarks of one section, without its subsections. Code and comments are not told. */
export function proseOf(section: Section, tell = tellAll): string[] {
  return section.entries.flatMap((entry) => {
    if (entry.kind === 'prose')
      return entry.prose.kind === 'prose' ? tell(entry.prose.content) : [];
    const { field } = entry;
    if (TOLD_ELSEWHERE.includes(findKey(field.name))) return [];
    return remarksOf(field).map((remark) => `${field.key.text}: ${remark}`);
  });
}

/**
 * What the whole org is told, in document order: all sections that are not read, and the prose of those that are.
 * `principals` are the roles that are the person outside: what stands there concerns everybody.
 */
export function orgContext(sections: FoundSections, principals: readonly RoleDraft[]): string[] {
  const read: Partial<Record<SectionName, (section: Section) => string[]>> = {
    Culture: (section) => proseOf(section, tellWithoutPreset),
    Structure: (section) => [
      ...proseOf(section),
      ...principals.flatMap((role) => inside(section, role)),
    ],
    Policies: (section) => [...proseOf(section), ...section.sections.flatMap(policyContext)],
    Workload: (section) => proseOf(section),
  };
  return sections.all.flatMap(({ section, name }) => {
    const tell = name === null ? undefined : read[name];
    if (tell !== undefined) return tell(section);
    // The root and a `#` list their own sections one by one.
    return section.depth < 2 ? wordsOf(section) : wholeOf(section);
  });
}

function inside(structure: Section, { section }: RoleDraft): string[] {
  const at = section.range.start.offset;
  const isInside = at >= structure.range.start.offset && at < structure.range.end.offset;
  return isInside ? proseOf(section) : [];
}

function policyContext(section: Section): string[] {
  const place = policyPlaceOf(section);
  return place === null
    ? wholeOf(section)
    : proseOf(section).filter((line) => !isSetting(line, place));
}

// All items of Department Caps and Permissions are settings, elsewhere those with a key that is read.
function isSetting(line: string, place: Place): boolean {
  const marker = itemMarker(line);
  if (marker === '') return false;
  if (place === 'departmentCaps' || place === 'permissions') return true;
  const key = findKey(canonicalKey(line.slice(marker.length).split(':', 1)[0] ?? ''));
  return key !== null && keysOf(place).includes(key);
}

/** A section with all below it, headings included, but for one that says nothing. */
function wholeOf(section: Section): string[] {
  const content = [...wordsOf(section), ...section.sections.flatMap(wholeOf)];
  if (content.length === 0 || section.heading.text === '') return content;
  return [`${'#'.repeat(section.depth)} ${section.heading.text}`, ...content];
}

/** Prose and fields. */
function wordsOf(section: Section): string[] {
  return section.entries.flatMap((entry) => {
    if (entry.kind === 'prose')
      return entry.prose.kind === 'prose' ? tellAll(entry.prose.content) : [];
    return [`${entry.field.key.text}: ${sayItem(entry.field)}`.trimEnd()];
  });
}

function sayItem(item: FieldItem): string {
  const own = sayValue(item);
  return [own, ...item.items.map((child) => `- ${sayItem(child)}`)].join('\n').trim();
}

function sayValue({ value, remark }: FieldItem): string {
  return remark === null ? value.text : `${value.text} — ${remark.text}`;
}

function remarksOf(item: FieldItem): string[] {
  const own = item.remark === null ? [] : [sayValue(item)];
  return [...own, ...item.items.flatMap(remarksOf)];
}

// A list item keeps its bullet or number: without it, steps are no steps.
function tellAll({ raw, text }: SourceText): string[] {
  const marker = itemMarker(raw).trimEnd();
  return [marker === '' ? text : `${marker} ${text}`];
}

function tellWithoutPreset(content: SourceText): string[] {
  const lines = content.raw.split('\n');
  const others = lines.filter((line) => !isPresetLine(line));
  if (others.length === lines.length) return tellAll(content);
  return others.length === 0 ? [] : [others.map((line) => line.trim()).join(' ')];
}
