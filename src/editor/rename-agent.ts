// Renames an agent everywhere its file names it: its heading and every `Reports to`, in the spelling that each uses. A
// rename that would change more than names is refused with the reason: the chart must be the same afterwards.

import type { SourceRange } from '#base/source-range';
import type { TextEdit } from '#base/text-edit';
import { applyEdits } from '#base/text-edit';
import { referenceKey } from '#org/agent-id';
import type { RoleDraft } from '#org/outline';
import { singularOf } from '#org/singular';
import type { ChartNames } from './chart-names.js';
import { namedRoleAt, readChartNames } from './chart-names.js';
import type { OpenOrg, ReadText } from './open-org.js';
import { whatElseChanges } from './rename-effects.js';

/** Why something cannot be renamed: a sentence for the person who asked. */
export interface Refusal {
  readonly kind: 'refused';
  readonly why: string;
}

export interface RenameTarget {
  readonly kind: 'target';
  /** What stands under the cursor. */
  readonly range: SourceRange;
  /** The name as its heading writes it. */
  readonly name: string;
}

export interface Renaming {
  readonly kind: 'renaming';
  readonly edits: readonly TextEdit[];
  /** Sentences on what changes with the name: the id, the level. */
  readonly notes: readonly string[];
}

/** Whether and what can be renamed at the offset. Null where nobody is named. */
export function renameTargetAt(open: OpenOrg, offset: number): RenameTarget | Refusal | null {
  const found = namedRoleAt(readChartNames(open), offset);
  if (found === null) return null;
  const { role, reference } = found;
  if (role.isHumanPrincipal)
    return refuse('The human principal is no agent and has no id to rename.');
  const range = reference === null ? nameRange(role, open) : reference.written.range;
  return { kind: 'target', range, name: role.name };
}

/** The edits that rename the agent at the offset. `read` reads what they would make of the file. Null: nobody is named. */
export function renameAgentAt(
  open: OpenOrg,
  offset: number,
  newName: string,
  read: ReadText,
): Renaming | Refusal | null {
  const names = readChartNames(open);
  const found = namedRoleAt(names, offset);
  if (found === null) return null;
  const { role } = found;
  if (role.isHumanPrincipal)
    return refuse('The human principal is no agent and has no id to rename.');
  const name = newName.trim();
  const fault = faultOf(name, role, names);
  if (fault !== null) return refuse(fault);
  const heading = editOf(nameRange(role, open), name);
  const newIds = read(applyEdits(open.document.source, [heading]) ?? '');
  const after = readChartNames(newIds);
  const renamed = after.roles[names.roles.indexOf(role)];
  if (renamed === undefined || renamed.name !== name || after.roles.length !== names.roles.length) {
    return refuse(`"${name}" cannot stand in a heading: it would be read as another name.`);
  }
  const edits = [heading, ...referenceEdits(role, renamed, names, after)];
  const source = applyEdits(open.document.source, edits);
  if (source === null)
    return refuse('The name stands inside itself, and cannot be replaced there.');
  const effects = whatElseChanges(open, read(source), names.agentsOf(role), name);
  if (effects.refusal !== null) return refuse(effects.refusal);
  return { kind: 'renaming', edits, notes: effects.notes };
}

function refuse(why: string): Refusal {
  return { kind: 'refused', why };
}

const SEPARATOR = /\s(?:—|–|--)\s/u;

/** The name in a heading, without the title behind the dash. */
function nameRange({ section }: RoleDraft, { document }: OpenOrg): SourceRange {
  const { raw, range } = section.heading;
  const dash = SEPARATOR.exec(raw);
  const name = dash === null ? raw : raw.slice(0, dash.index).trimEnd();
  return document.rangeAt(range.start.offset, range.start.offset + name.length);
}

function faultOf(name: string, role: RoleDraft, names: ChartNames): string | null {
  if (name === '') return 'An agent needs a name.';
  if (/[\r\n]/u.test(name)) return 'A name stands on one line.';
  if (SEPARATOR.test(name))
    return 'What follows a dash is a title; a name holds no dash between spaces.';
  if (/^human principal$/iu.test(name))
    return '"Human Principal" is the person outside, not an agent.';
  const keys = new Set([name, singularOf(name)].map(referenceKey));
  for (const other of names.roles) {
    if (other === role) continue;
    const calls = [
      other.name,
      other.title ?? '',
      singularOf(other.name),
      other.section.heading.text,
      ...other.memberNames,
      ...names.agentsOf(other).map(({ id }) => id),
    ];
    const clash = calls.find((call) => call !== '' && keys.has(referenceKey(call)));
    if (clash === undefined) continue;
    return `"${clash}" is what ${other.name} is called already; two agents of one name could not be told apart.`;
  }
  return null;
}

/** Every `Reports to` that names the role, in the spelling that it has: heading, singular, member or id; a title stays. */
function referenceEdits(
  role: RoleDraft,
  renamed: RoleDraft,
  names: ChartNames,
  after: ChartNames,
): TextEdit[] {
  const spellings = spellingsOf(role, names);
  const fresh = spellingsOf(renamed, after);
  return names.roles.flatMap(({ fields }) => {
    const reference = fields.get('reportsto')[0];
    if (reference === undefined) return [];
    const lookup = names.index.find(reference.value);
    if (lookup.kind !== 'agent' || lookup.target.role !== role) return [];
    const index = spellingIndex(reference.value, spellings);
    const text = fresh[index];
    if (text === undefined || text === spellings[index]) return [];
    return [editOf(reference.written.range, text)];
  });
}

/** All that a role can be called but its title: the ids, its name, the singular of it, its members, the whole heading. */
function spellingsOf(role: RoleDraft, names: ChartNames): string[] {
  return [
    ...names.agentsOf(role).map(({ id }) => id),
    role.name,
    singularOf(role.name),
    ...role.memberNames,
    role.section.heading.text,
  ];
}

/** As written, else by the name before the id: `Backend Worker 2` and `backend-worker-2` match alike. */
function spellingIndex(written: string, spellings: readonly string[]): number {
  const exact = spellings.indexOf(written);
  if (exact >= 0) return exact;
  const key = referenceKey(written);
  return spellings.findLastIndex((spelling) => referenceKey(spelling) === key);
}

function editOf({ start, end }: SourceRange, text: string): TextEdit {
  return { start: start.offset, end: end.offset, text };
}
