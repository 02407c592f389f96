// The roles and departments that the headings under Structure make, before anybody's manager is known. Knows the rules
// of nesting, not what the fields of a role are worth.

import type { Section, SourceText } from '#document/types';
import type { ReadingContext, StatedFields } from './read-fields.js';
import { readFields, statementsOf } from './read-fields.js';
import { singularOf } from './singular.js';
import type { Origin } from './types.js';
import { levelFromWords } from './values/level-from-words.js';
import { readLevel } from './values/read-number.js';

export interface DepartmentDraft {
  readonly name: string;
  readonly section: Section;
  readonly fields: StatedFields;
  /** Its own roles, without those below them. */
  readonly roles: RoleDraft[];
}

/** A heading that stands for one agent, for several (a Count), or for the human principal. */
export interface RoleDraft {
  readonly name: string;
  readonly title: string | null;
  /** Names of the agents; one unless there is a Count. */
  readonly memberNames: readonly string[];
  readonly hasCount: boolean;
  readonly level: number;
  readonly levelOrigin: Origin;
  readonly isCLevel: boolean;
  readonly isHumanPrincipal: boolean;
  readonly department: DepartmentDraft | null;
  /** The role whose heading this one stands under. */
  readonly above: RoleDraft | null;
  readonly section: Section;
  readonly fields: StatedFields;
}

export interface Outline {
  /** In document order, each after the one it stands under. */
  readonly roles: readonly RoleDraft[];
  readonly departments: readonly DepartmentDraft[];
}

/** Reads the headings under all sections called Structure. */
export function readOutline(structures: readonly Section[], context: ReadingContext): Outline {
  const outline: GrowingOutline = { roles: [], departments: [], agents: 0 };
  for (const structure of structures) {
    readFields(statementsOf(structure), 'structure', structure.heading.text, context);
    for (const section of structure.sections) {
      if (isDepartment(section)) addDepartment(section, outline, context);
      else addRole(section, null, null, outline, context);
    }
  }
  return outline;
}

type GrowingOutline = {
  readonly roles: RoleDraft[];
  readonly departments: DepartmentDraft[];
  /** Of all roles so far. */
  agents: number;
};

/** Ten of the largest orgs that are simulated in one go: beyond, memory is the limit. */
const AGENTS_MAX = 100_000;

/** Has roles under it and is itself neither a C-level role nor the person outside. */
function isDepartment(section: Section): boolean {
  if (section.sections.length === 0) return false;
  const { name, title, isHumanPrincipal } = readHeading(section.heading);
  return !isHumanPrincipal && !levelFromWords(name, title).isCLevel && writtenLevel(section) !== 10;
}

// Asked before it is known what the section is, so outside the reading of its fields; problems are told there.
function writtenLevel(section: Section): number | null {
  const field = section.entries.find(
    (entry) => entry.kind === 'field' && entry.field.name === 'level',
  );
  return field?.kind === 'field' ? readLevel(field.field.value.text).value : null;
}

function addDepartment(section: Section, outline: GrowingOutline, context: ReadingContext): void {
  const name = section.heading.text;
  const fields = readFields(statementsOf(section), 'department', name, context);
  const department: DepartmentDraft = { name, section, fields, roles: [] };
  outline.departments.push(department);
  for (const child of section.sections) {
    department.roles.push(addRole(child, department, null, outline, context));
  }
}

function addRole(
  section: Section,
  department: DepartmentDraft | null,
  above: RoleDraft | null,
  outline: GrowingOutline,
  context: ReadingContext,
): RoleDraft {
  const { name, title, isHumanPrincipal } = readHeading(section.heading);
  const fields = readFields(statementsOf(section), 'role', name, context);
  const count = countOf(fields, name, outline, context);
  const memberName = count === null ? name : singularOf(name);
  const role: RoleDraft = {
    name,
    title,
    memberNames: isHumanPrincipal ? [] : namesOfMembers(memberName, count),
    hasCount: count !== null,
    ...levelOf(section.heading, fields, memberName, title),
    isHumanPrincipal,
    department,
    above,
    section,
    fields,
  };
  outline.roles.push(role);
  outline.agents += role.memberNames.length;
  for (const child of section.sections) addRole(child, department, role, outline, context);
  return role;
}

/** Null for a role without a Count, and for one that would make the org too large. */
function countOf(
  fields: StatedFields,
  subject: string,
  { agents }: GrowingOutline,
  { log }: ReadingContext,
): number | null {
  const stated = fields.get('count')[0];
  if (stated === undefined || agents + stated.value <= AGENTS_MAX) return stated?.value ?? null;
  const { text: actual, range } = stated.written;
  const reason = `an org has at most ${AGENTS_MAX} agents, and there are ${agents} before it`;
  log.add({ rule: 'count-invalid', range, actual, subject, reason });
  return null;
}

function namesOfMembers(name: string, count: number | null): string[] {
  if (count === null) return [name];
  return Array.from({ length: count }, (_, i) => `${name} ${i + 1}`.trim());
}

function levelOf(
  heading: SourceText,
  fields: StatedFields,
  name: string,
  title: string | null,
): Pick<RoleDraft, 'level' | 'levelOrigin' | 'isCLevel'> {
  const implied = levelFromWords(name, title);
  const stated = fields.get('level')[0];
  if (stated !== undefined) {
    const levelOrigin: Origin = { kind: 'role-field', range: stated.written.range };
    return { level: stated.value, levelOrigin, isCLevel: implied.isCLevel || stated.value === 10 };
  }
  const levelOrigin: Origin =
    implied.keyword === null
      ? { kind: 'built-in', why: 'no word in the name says otherwise' }
      : { kind: 'role-heading', range: heading.range };
  return { level: implied.level, levelOrigin, isCLevel: implied.isCLevel };
}

interface RoleHeading {
  readonly name: string;
  readonly title: string | null;
  readonly isHumanPrincipal: boolean;
}

/** `Rosa Marín — Head Cook` is a name and a title; `Ana (Human Principal)` is the person outside. */
function readHeading(heading: SourceText): RoleHeading {
  const text = heading.text.replace(/\s*\(human principal\)\s*/iu, ' ').trim();
  const [name = '', title = null] = splitOnce(text, /\s+(?:—|–|--)\s+/u);
  const isPerson = [name, title].some((part) => part?.toLowerCase() === 'human principal');
  return { name, title, isHumanPrincipal: isPerson || text !== heading.text.trim() };
}

function splitOnce(text: string, separator: RegExp): string[] {
  const match = separator.exec(text);
  return match === null
    ? [text]
    : [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}
