// One mistake in a good ORG.md: how it is put in, and which rule must find it where.

import { canonicalKey } from '#document/canonical-key';
import type { Section } from '#document/types';
import type { LoadedOrg } from '#main/load-org';
import type { Agent } from '#org/types';

/** The text with a mistake in it, and the range that is at fault. */
export interface Mutant {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A good org, read; `dice` chooses among the places for a mistake. */
export interface Ground {
  readonly text: string;
  readonly loaded: LoadedOrg;
  readonly dice: number;
}

export interface Mutation {
  /** The mistake as a person would put it, unique in the catalogue. */
  readonly name: string;
  /** The rule that must find it. */
  readonly rule: string;
  /** Null where this org has no place for it. */
  readonly mutate: (ground: Ground) => Mutant | null;
}

/** Which roles a mistake suits; all where none is said. */
export type RoleFilter = (agent: Agent, ground: Ground) => boolean;

/** Adds fields to a role, in place of those it has of the same keys. `at` is what stands at fault in `lines`. */
export function onRole(
  rule: string,
  lines: readonly string[],
  at: string,
  suits: RoleFilter = () => true,
): Mutation {
  return {
    name: `${rule}: ${lines.join(' / ')}`,
    rule,
    mutate: (ground) => {
      const agents = ground.loaded.org.agents.filter((agent) => suits(agent, ground));
      const agent = agents[ground.dice % Math.max(1, agents.length)];
      if (agent === undefined) return null;
      const section = sectionAt(ground.loaded.document.root, agent.heading.start.offset);
      return section === null ? null : addLines(ground, section, lines, at);
    },
  };
}

/** Adds lines to the section called `heading` (below `parent`), which is made where there is none. */
export function inSection(
  rule: string,
  heading: string,
  lines: readonly string[],
  at: string,
  parent?: string,
): Mutation {
  return {
    name: `${rule}: ${heading} > ${lines.join(' / ')}`,
    rule,
    mutate: (ground) => {
      const { root } = ground.loaded.document;
      const found = findSection(root, parent === undefined ? [heading] : [parent, heading]);
      if (found !== null) return addLines(ground, found, lines, at);
      if (parent !== undefined) {
        const above = findSection(root, [parent]);
        if (above !== null)
          return append(
            ground,
            above.range.end.offset,
            ['', `### ${heading}`, '', ...lines, ''],
            at,
          );
      }
      const block = parent === undefined ? [] : [`## ${parent}`, ''];
      const marks = parent === undefined ? '##' : '###';
      return append(
        ground,
        ground.text.length,
        ['', ...block, `${marks} ${heading}`, '', ...lines, ''],
        at,
      );
    },
  };
}

/** Replaces one match of `pattern` (global) by a text; `at` is what stands at fault in it. */
export function replacing(
  rule: string,
  name: string,
  pattern: RegExp,
  replacement: string,
  at: string,
): Mutation {
  return {
    name: `${rule}: ${name}`,
    rule,
    mutate: ({ text, dice }) => {
      const matches = [...text.matchAll(pattern)];
      const match = matches[dice % Math.max(1, matches.length)];
      if (match === undefined) return null;
      const written = match[0].replace(
        new RegExp(pattern.source, pattern.flags.replace('g', '')),
        replacement,
      );
      const mutated =
        text.slice(0, match.index) + written + text.slice(match.index + match[0].length);
      const start = match.index + written.indexOf(at);
      return { text: mutated, start, end: start + at.length };
    },
  };
}

/** The same mistake in some orgs only. */
export function where(mutation: Mutation, suits: (ground: Ground) => boolean): Mutation {
  return { ...mutation, mutate: (ground) => (suits(ground) ? mutation.mutate(ground) : null) };
}

/** Whether nobody reports to the agent. */
export const isLeaf: RoleFilter = (agent, { loaded }) =>
  !loaded.org.agents.some(({ reportsTo }) => reportsTo === agent.id);
export const isLead: RoleFilter = (agent, ground) => !isLeaf(agent, ground);
export const isSingle: RoleFilter = ({ member }) => member === null;

function addLines(ground: Ground, section: Section, lines: readonly string[], at: string): Mutant {
  const keys = lines.map((line) => canonicalKey(/\*\*(.*?):?\*\*/u.exec(line)?.[1] ?? ''));
  let { text } = ground;
  // From the last to the first, so that the offsets before it stay.
  for (const entry of [...section.entries].reverse()) {
    if (entry.kind !== 'field' || !keys.includes(entry.field.name)) continue;
    const { start, end } = entry.field.range;
    text = text.slice(0, start.offset) + text.slice(end.offset);
  }
  const headingEnd = text.indexOf('\n', section.heading.range.end.offset);
  const place = headingEnd < 0 ? text.length : headingEnd + 1;
  return append({ ...ground, text }, place, ['', ...lines, ''], at);
}

function append({ text }: Ground, place: number, lines: readonly string[], at: string): Mutant {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const before = place === 0 || text[place - 1] === '\n' ? '' : eol;
  const added = before + lines.map((line) => line + eol).join('');
  const start = place + added.lastIndexOf(at);
  return { text: text.slice(0, place) + added + text.slice(place), start, end: start + at.length };
}

function sectionAt(section: Section, offset: number): Section | null {
  if (section.depth > 0 && section.heading.range.start.offset === offset) return section;
  for (const below of section.sections) {
    const found = sectionAt(below, offset);
    if (found !== null) return found;
  }
  return null;
}

function findSection(section: Section, path: readonly string[]): Section | null {
  const [first, ...rest] = path;
  if (first === undefined) return section;
  for (const below of section.sections) {
    const isIt = canonicalKey(below.heading.text) === canonicalKey(first);
    const found = isIt
      ? findSection(below, rest)
      : below.depth < 2
        ? findSection(below, path)
        : null;
    if (found !== null) return found;
  }
  return null;
}
