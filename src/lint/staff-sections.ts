// The headings under Structure with what they were read as: the bridge from the document to the agents of the org.

import type { Section } from '#document/types';
import { findSections } from '#org/find-sections';
import type { Agent } from '#org/types';
import type { RuleContext } from './define-rule.js';

/** A heading under Structure. */
export interface StaffSection {
  readonly section: Section;
  readonly place: 'role' | 'department';
  /** Those that a role declares: one, the members of a Count, or none where it is the human principal. */
  readonly agents: readonly Agent[];
  /** The section whose heading this one stands under; of the first ones, Structure. */
  readonly above: Section;
}

/** In document order. */
export function staffSections({ document, org }: RuleContext): StaffSection[] {
  const departments = new Set(org.departments.map(({ heading }) => heading.start.offset));
  const agentsAt = new Map<number, Agent[]>();
  for (const agent of org.agents) {
    const { offset } = agent.heading.start;
    const others = agentsAt.get(offset);
    if (others === undefined) agentsAt.set(offset, [agent]);
    else others.push(agent);
  }
  const found: StaffSection[] = [];
  const add = (section: Section, above: Section): void => {
    const { offset } = section.heading.range.start;
    const place = departments.has(offset) ? 'department' : 'role';
    found.push({ section, place, agents: agentsAt.get(offset) ?? [], above });
    for (const child of section.sections) add(child, section);
  };
  for (const structure of findSections(document).named('Structure')) {
    for (const section of structure.sections) add(section, structure);
  }
  return found;
}
