// Every piece of a document, for tests that say something about all of them.
import type { SourceRange } from '#base/source-range';
import type { FieldItem, OrgDocument, Section, SectionEntry, SourceText } from '#document/types';

export function sectionsOf(document: OrgDocument): Section[] {
  const below = (section: Section): Section[] => [section, ...section.sections.flatMap(below)];
  return below(document.root);
}

export function textsOf(document: OrgDocument): SourceText[] {
  return sectionsOf(document).flatMap((section) => [
    section.heading,
    ...section.entries.flatMap(textsOfEntry),
  ]);
}

export function rangesOf(document: OrgDocument): SourceRange[] {
  const fields = sectionsOf(document).flatMap((section) =>
    section.entries.flatMap((entry) => (entry.kind === 'field' ? [entry.field.range] : [])),
  );
  const sections = sectionsOf(document).map((section) => section.range);
  return [...sections, ...fields, ...textsOf(document).map((text) => text.range)];
}

function textsOfEntry(entry: SectionEntry): SourceText[] {
  if (entry.kind === 'prose') return [entry.prose.content];
  return [entry.field.key, ...textsOfItem(entry.field)];
}

function textsOfItem(item: FieldItem): SourceText[] {
  const remark = item.remark === null ? [] : [item.remark];
  return [item.value, ...remark, ...item.items.flatMap(textsOfItem)];
}

/** A document in short, for expectations that read like it: `# heading`, `key = value — remark`, `prose: text`. */
export function outlineOf(section: Section): string[] {
  const title = section.depth === 0 ? [] : [`${'#'.repeat(section.depth)} ${section.heading.text}`];
  return [
    ...title,
    ...section.entries.flatMap(outlineOfEntry),
    ...section.sections.flatMap(outlineOf),
  ];
}

function outlineOfEntry(entry: SectionEntry): string[] {
  if (entry.kind === 'prose') return [`${entry.prose.kind}: ${entry.prose.content.text}`];
  return outlineOfItem(entry.field, `${entry.field.key.text} =`);
}

function outlineOfItem({ value, remark, items }: FieldItem, lead: string): string[] {
  const said = [lead, value.text, ...(remark === null ? [] : ['—', remark.text])];
  const line = said.filter((part) => part !== '').join(' ');
  const indent = lead.startsWith(' ') ? `  ${lead}` : '  -';
  return [line, ...items.flatMap((item) => outlineOfItem(item, indent))];
}
