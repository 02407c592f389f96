// Which Markdown files an editor takes for an ORG.md: by their name, else by what stands in them. A README with a section
// called Structure is none.

import type { Section } from '#document/types';
import { findSections } from '#org/find-sections';
import { findKey, VOCABULARY } from '#org/vocabulary';
import type { OpenOrg } from './open-org.js';

const NAME = /^ORG(?:\.[\w-]+)*\.md$/iu;

/** `ORG.md`, `ORG.north.md`, and each file under whose `Structure` a role or department states a field that orgsim knows. */
export function isOrgFile({ file, document }: OpenOrg): boolean {
  if (NAME.test(file)) return true;
  // Of a text that took too long to read, only the headings can be looked at.
  if (document.unread !== undefined)
    return /^ {0,3}##[ \t]+Structure[ \t]*$/imu.test(document.source);
  return findSections(document)
    .named('Structure')
    .some(({ sections }) => sections.some(statesRole));
}

function statesRole({ entries, sections }: Section): boolean {
  return entries.some(isRoleField) || sections.some(statesRole);
}

function isRoleField(entry: Section['entries'][number]): boolean {
  const key = entry.kind === 'field' ? findKey(entry.field.name) : null;
  return key !== null && VOCABULARY[key].places.some((place) => place === 'role');
}
