// Where an offset stands: in which section, and which keys may be written there. Reads no value.

import type { Section } from '#document/types';
import { findSections } from '#org/find-sections';
import { policyPlaceOf } from '#org/resolve-policies';
import type { Place } from '#org/vocabulary';
import type { OpenOrg } from './open-org.js';

export interface EditorPlace {
  /** The innermost section; the root where no heading stands before the offset. */
  readonly section: Section;
  /** Null where fields are context. */
  readonly place: Place | null;
}

export function placeAt(open: OpenOrg, offset: number): EditorPlace {
  const path = pathTo(open.document.root, offset);
  const section = path.at(-1) ?? open.document.root;
  return { section, place: placeOf(path, open) };
}

/** The root and the sections that hold the offset, the innermost last. */
function pathTo(root: Section, offset: number): Section[] {
  const path = [root];
  let section: Section | undefined = root;
  while (section !== undefined) {
    // Sections follow one another without a gap, so the last that begins before the offset holds it.
    section = section.sections.findLast(({ range }) => range.start.offset <= offset);
    if (section !== undefined) path.push(section);
  }
  return path;
}

function placeOf(path: readonly Section[], { document, org }: OpenOrg): Place | null {
  const { all } = findSections(document);
  for (const [index, section] of path.entries()) {
    const name = all.find((found) => found.section === section)?.name ?? null;
    if (name === null) continue;
    const [child, ...deeper] = path.slice(index + 1);
    switch (name) {
      case 'Structure':
        if (child === undefined) return 'structure';
        if (deeper.length > 0) return 'role';
        return org.departments.some(
          ({ heading }) => heading.start.offset === child.heading.range.start.offset,
        )
          ? 'department'
          : 'role';
      case 'Policies':
        if (child === undefined) return 'policies';
        return deeper.length > 0 ? null : policyPlaceOf(child);
      case 'Culture':
        return child === undefined ? 'culture' : null;
      case 'Identity':
        return child === undefined ? 'identity' : null;
      case 'Workload':
        return child === undefined ? 'workload' : null;
      case 'Playbooks':
      case 'SDLC':
        return null;
    }
  }
  return null;
}
