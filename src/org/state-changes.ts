// Writes changed settings into the text of an ORG.md: the fewest edits that make one role state them. What the edited
// text then means is for whoever reads it again to check.

import { invariant } from '#base/assert';
import { durationToTicks, parseDuration } from '#base/duration';
import type { TextEdit } from '#base/text-edit';
import type { Field, OrgDocument, Section, SourceText } from '#document/types';
import { statementsOf } from './read-fields.js';
import type { SettingChange } from './setting-change.js';
import { keyOfChange, valueOfChange } from './setting-change.js';
import { findKey, VOCABULARY } from './vocabulary.js';

/** A role by its heading, which members of a Count share, and what it should state. */
export interface RoleChange {
  /** Offset at which the heading's text begins. */
  readonly headingOffset: number;
  /** Of different settings. */
  readonly changes: readonly SettingChange[];
}

/**
 * Edits that change the value where the role has the field, and add a field to the role where it has none: what its
 * department or a culture default says stays. `tickSeconds` is the length of a tick.
 */
export function stateChanges(
  document: OrgDocument,
  { headingOffset, changes }: RoleChange,
  tickSeconds: number,
): readonly TextEdit[] {
  const section = sectionAt(document.root, headingOffset);
  invariant(section !== null, `a heading begins at ${headingOffset}`);
  const edits: TextEdit[] = [];
  const added: SettingChange[] = [];
  for (const change of changes) {
    const value = statedValue(section, change);
    if (value === null) added.push(change);
    else edits.push(editValue(value, change, tickSeconds));
  }
  return added.length === 0 ? edits : [...edits, addFields(document, section, added)];
}

function sectionAt(section: Section, headingOffset: number): Section | null {
  if (section.depth > 0 && section.heading.range.start.offset === headingOffset) return section;
  for (const child of section.sections) {
    const found = sectionAt(child, headingOffset);
    if (found !== null) return found;
  }
  return null;
}

/** Where the role itself states the setting: the value in force, of a list the last one. */
function statedValue(section: Section, change: SettingChange): SourceText | null {
  const key = keyOfChange(change);
  const statement = statementsOf(section).find(({ name }) => findKey(name) === key);
  const values = statement?.values ?? [];
  return (VOCABULARY[key].isList ? values.at(-1) : values[0])?.value ?? null;
}

function editValue(written: SourceText, change: SettingChange, tickSeconds: number): TextEdit {
  const [start, end] = [written.range.start.offset, written.range.end.offset];
  // Windows stand side by side in one field.
  if (change.setting === 'batchWindow')
    return { start: end, end, text: `, ${valueOfChange(change)}` };
  const text =
    typeof change.value === 'number' ? likeWritten(written.raw, change.value, tickSeconds) : null;
  return { start, end, text: text ?? valueOfChange(change) };
}

/** `8h` for 960 ticks of 30 s where `4h` stands; null where the unit that stands there cannot say it. */
function likeWritten(written: string, ticks: number, tickSeconds: number): string | null {
  const unit = parseDuration(written.replace(/^[\d.]+/u, '1'));
  if (unit?.kind !== 'time') return null;
  const amount = (ticks * tickSeconds) / unit.seconds;
  const text = written.replace(/^[\d.]+/u, String(amount));
  const duration = Number.isInteger(amount) && amount > 1 ? parseDuration(text) : null;
  return duration !== null && durationToTicks(duration, tickSeconds) === ticks ? text : null;
}

function addFields(
  document: OrgDocument,
  section: Section,
  changes: readonly SettingChange[],
): TextEdit {
  const { source } = document;
  const own = fieldsOf(section).at(-1);
  const { prefix, colon } = notationOf(own ?? firstField(document.root), source);
  const lineBreak = /\r\n|\n|\r/u.exec(source)?.[0] ?? '\n';
  const lines = changes.map(
    (change) =>
      `${lineBreak}${prefix}${VOCABULARY[keyOfChange(change)].display}${colon}${valueOfChange(change)}`,
  );
  // Without a field of its own it gets a list, set off from whatever stands above.
  const gap = own === undefined ? lineBreak : '';
  const offset = lineEnd(source, own?.range.end.offset ?? contentEnd(section, source));
  return { start: offset, end: offset, text: gap + lines.join('') };
}

function fieldsOf(section: Section): Field[] {
  return section.entries.flatMap((entry) => (entry.kind === 'field' ? [entry.field] : []));
}

function firstField(section: Section): Field | undefined {
  const [own] = fieldsOf(section);
  if (own !== undefined) return own;
  for (const child of section.sections) {
    const found = firstField(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What stands before and behind the key of a field: `- **` and `:** `, with the bullet and indentation of a sample. */
function notationOf(sample: Field | undefined, source: string): { prefix: string; colon: string } {
  const usual = { prefix: '- **', colon: ':** ' };
  if (sample === undefined) return usual;
  const keyStart = sample.key.range.start.offset;
  const lineStart =
    Math.max(source.lastIndexOf('\n', keyStart), source.lastIndexOf('\r', keyStart)) + 1;
  const prefix = source.slice(lineStart, keyStart).replace('\ufeff', '');
  const behind = source.slice(sample.key.range.end.offset, sample.value.range.start.offset);
  if (!/^\s*(?:[-*+]|\d+[.)])\s+(?:\*\*|__)$/u.test(prefix)) return usual;
  // A value that stands in a list of its own leaves no space behind the key.
  const colon = /^\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)/u.exec(behind)?.[0];
  return colon === undefined ? usual : { prefix, colon: `${colon} ` };
}

/** Offset after the last character that the section holds before its first subsection. */
function contentEnd({ range, sections }: Section, source: string): number {
  const end = sections[0]?.range.start.offset ?? range.end.offset;
  return range.start.offset + source.slice(range.start.offset, end).trimEnd().length;
}

function lineEnd(source: string, offset: number): number {
  const length = source.slice(offset).search(/[\r\n]/u);
  return length === -1 ? source.length : offset + length;
}
