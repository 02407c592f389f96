// Which sections of the document are which: the org's name, the sections that are read, all others. Reads no field.

import { didYouMean } from '#base/did-you-mean';
import { canonicalKey } from '#document/canonical-key';
import type { OrgDocument, Section } from '#document/types';

/** The sections that are read or told as what they are. */
export const SECTION_NAMES = [
  'Identity',
  'Culture',
  'Structure',
  'Policies',
  'Playbooks',
  'SDLC',
  'Workload',
] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

const NAME_OF_HEADING = new Map<string, SectionName>(
  SECTION_NAMES.map((name) => [canonicalKey(name), name]),
);

export interface FoundSections {
  /** The first `#` heading, or null. */
  readonly title: Section | null;
  /** The root, each `#` and each section under them, in document order, with what each is; null: unknown. */
  readonly all: readonly { readonly section: Section; readonly name: SectionName | null }[];
  /** All sections of that name. */
  named(name: SectionName): readonly Section[];
  /** An unknown section whose heading is a misspelt `Structure`. */
  readonly misspeltStructure: Section | null;
}

/** Sections match by their heading in canonical form; nothing is guessed. */
export function findSections({ root }: OrgDocument): FoundSections {
  const titles = root.sections.filter(({ depth }) => depth === 1);
  const all = [{ section: root, name: null }, ...root.sections.flatMap(listSection)];
  const isMisspelt = ({ section, name }: (typeof all)[number]): boolean =>
    name === null &&
    section.depth > 1 &&
    didYouMean(section.heading.text, SECTION_NAMES) === 'Structure';
  return {
    title: titles.find(({ heading }) => heading.text !== '') ?? null,
    all,
    named: (wanted) => all.flatMap(({ section, name }) => (name === wanted ? [section] : [])),
    // Asked for once, if at all: comparing every heading takes longer than all else here.
    get misspeltStructure() {
      return all.find(isMisspelt)?.section ?? null;
    },
  };
}

function listSection(section: Section): FoundSections['all'][number][] {
  if (section.depth === 1)
    return [{ section, name: null }, ...section.sections.flatMap(listSection)];
  return [{ section, name: NAME_OF_HEADING.get(canonicalKey(section.heading.text)) ?? null }];
}
