// The fields of one section, read: which keys may stand there, and what each value says. Knows nothing of what a
// setting does or which section's word is stronger.

import { didYouMean } from '#base/did-you-mean';
import type { SourceRange } from '#base/source-range';
import type {
  Field,
  FieldItem,
  FieldValue,
  OrgDocument,
  Section,
  SourceText,
} from '#document/types';
import type { Reading } from './problem.js';
import type { ProblemLog } from './problem-log.js';
import type { ValueOf } from './readers.js';
import { READERS } from './readers.js';
import type { KeyName, Place } from './vocabulary.js';
import { findKey, keysOf, PLACES, VOCABULARY } from './vocabulary.js';

/** A key with its values: a field, or a line that is read as one. */
export interface Statement {
  readonly key: SourceText;
  /** The key's canonical spelling. */
  readonly name: string;
  /** At least one; a missing value is empty. */
  readonly values: readonly FieldValue[];
}

/** One value, understood. */
export interface Stated<T> {
  readonly value: T;
  readonly written: SourceText;
  readonly remark: string | null;
  readonly key: SourceText;
}

/** What a section states, by key, in document order. Only what could be read is there. */
export interface StatedFields {
  get<K extends KeyName>(key: K): readonly Stated<ValueOf<K>>[];
}

/** What reading a file needs everywhere. */
export interface ReadingContext {
  readonly document: OrgDocument;
  readonly log: ProblemLog;
}

/**
 * Reads statements that stand in `place`; `subject` is whom they concern, for messages. Of a key that may stand only
 * once, the first is in force and the others are problems.
 */
export function readFields(
  statements: readonly Statement[],
  place: Place,
  subject: string,
  { log }: ReadingContext,
): StatedFields {
  const stated = new Map<KeyName, Stated<unknown>[]>();
  const firstOf = new Map<KeyName, Statement>();
  for (const statement of statements) {
    const key = findKey(statement.name);
    if (key === null || !keysOf(place).includes(key)) {
      reportMisplaced(statement, key, place, subject, log);
      continue;
    }
    const first = firstOf.get(key);
    if (first !== undefined && !VOCABULARY[key].isRepeatable) {
      reportRepeated(statement, first, subject, log);
      continue;
    }
    firstOf.set(key, first ?? statement);
    stated.set(key, [...(stated.get(key) ?? []), ...readValues(statement, key, subject, log)]);
  }
  // Each list was read by the reader of its own key, just above.
  return { get: (key) => (stated.get(key) ?? []) as Stated<ValueOf<typeof key>>[] };
}

/** The fields of a section as statements; its subsections are not looked into. */
export function statementsOf(section: Section): Statement[] {
  return section.entries.flatMap((entry) =>
    entry.kind === 'field' ? [statementOf(entry.field)] : [],
  );
}

function statementOf(field: Field): Statement {
  return { key: field.key, name: field.name, values: valuesOf(field) };
}

// A list nested under the value adds values; the value itself may be missing then.
function valuesOf(item: FieldItem): readonly FieldValue[] {
  const nested = item.items.flatMap(valuesOf);
  return item.value.text === '' && nested.length > 0 ? nested : [item, ...nested];
}

function readValues(
  { key, values }: Statement,
  name: KeyName,
  subject: string,
  log: ProblemLog,
): Stated<unknown>[] {
  const allowed = VOCABULARY[name].isList ? values : values.slice(0, 1);
  const surplus = values[allowed.length];
  if (surplus !== undefined) {
    const [range, actual] = [surplus.value.range, surplus.value.text];
    const reason = `${VOCABULARY[name].display} takes one value`;
    log.add({ rule: 'value-invalid', range, actual, subject, reason });
  }
  const read: (text: string) => Reading<unknown> = READERS[name];
  const readings = allowed.map((stated) => {
    const value = asRead(stated.value, name);
    return { ...stated, value, reading: read(value.text) };
  });
  // A wrong item of a list leaves the filter empty only if no other item names an event.
  const isSomeUnderstood = readings.some(({ reading }) => reading.value !== null);
  return readings.flatMap(({ value: written, remark, reading }) => {
    const problems = reading.problems.filter(
      ({ rule }) => !(isSomeUnderstood && rule === 'empty-wake-filter'),
    );
    log.addReading(subject, written, key.range, problems);
    if (reading.value === null) return [];
    return [{ value: reading.value, written, remark: remark?.text ?? null, key }];
  });
}

/** A timer's backticks say where its cron expression begins: `room 5 \`0 9 * * *\`` has five fields. */
function asRead(value: SourceText, name: KeyName): SourceText {
  return name === 'timer' && value.raw.includes('`') ? { ...value, text: value.raw } : value;
}

function reportMisplaced(
  { key }: Statement,
  known: KeyName | null,
  place: Place,
  subject: string,
  log: ProblemLog,
): void {
  const facts = { range: key.range, actual: key.text, subject };
  const here = keysOf(place);
  if (known === null) {
    const expected = here.map((name) => VOCABULARY[name].display);
    const suggestion = didYouMean(key.text, expected);
    log.add({ ...facts, rule: 'unknown-key', expected, suggestion });
    return;
  }
  // `Model` in Culture means `Default model`, and the other way round on a role.
  const twin = here.find((name) => name === `default${known}` || `default${name}` === known);
  log.add({
    ...facts,
    rule: 'key-in-wrong-section',
    expected: VOCABULARY[known].places.map((allowed) => PLACES[allowed]),
    suggestion: twin === undefined ? null : VOCABULARY[twin].display,
  });
}

export function reportRepeated(
  { key }: Statement,
  first: Statement,
  subject: string,
  log: ProblemLog,
): void {
  log.add({
    rule: 'duplicate-key',
    range: key.range,
    actual: key.text,
    subject,
    reason: 'the first one is in force',
    related: [relatedTo(first.key.range)],
  });
}

export function relatedTo(range: SourceRange): { message: string; range: SourceRange } {
  return { message: 'first stated here', range };
}
