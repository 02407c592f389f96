// The lines of Department Caps and Permissions: their keys are departments and levels, not words of the vocabulary.

import { didYouMean } from '#base/did-you-mean';
import type { SourceRange } from '#base/source-range';
import { canonicalKey } from '#document/canonical-key';
import type { Section, SourceText } from '#document/types';
import type { DepartmentDraft } from './outline.js';
import { inDocumentOrder, plainLinesOf, splitRemark, statementIn } from './plain-lines.js';
import type { ReadingContext, Statement } from './read-fields.js';
import { reportRepeated, statementsOf } from './read-fields.js';
import type { PermissionVerb } from './types.js';
import { digitsForWord } from './values/parse-amount.js';
import { readDepartmentCap, readPermission } from './values/read-policy.js';

/** A department's cap and where it is written. */
export interface DepartmentCap {
  /** Most agents. */
  readonly most: number;
  readonly range: SourceRange;
}

/** Caps by department, from `Engineering: max 10 agents`, bold or not, in a list or on a line of its own. */
export function readCaps(
  sections: readonly Section[],
  departments: readonly DepartmentDraft[],
  context: ReadingContext,
): ReadonlyMap<string, DepartmentCap> {
  const nameOf = new Map(departments.map(({ name }) => [canonicalKey(name), name]));
  const firstOf = new Map<string, Statement>();
  const caps = new Map<string, DepartmentCap>();
  for (const section of sections) {
    const subject = section.heading.text;
    for (const statement of capStatementsOf(section, nameOf, context)) {
      const department = nameOf.get(statement.name);
      const first = firstOf.get(statement.name);
      if (department === undefined) {
        reportNoDepartment(statement.key, subject, [...nameOf.values()], context);
      } else if (first !== undefined) {
        reportRepeated(statement, first, subject, context.log);
      } else {
        firstOf.set(statement.name, statement);
        const cap = readCap(statement, subject, context);
        if (cap !== null) caps.set(department, cap);
      }
    }
  }
  return caps;
}

/** What is meant as a cap; a line that is none of the form but speaks of one is reported: no cap is lost in prose. */
function capStatementsOf(
  section: Section,
  nameOf: ReadonlyMap<string, string>,
  context: ReadingContext,
): Statement[] {
  const statements = statementsOf(section);
  for (const line of plainLinesOf(section, context.document)) {
    const statement = statementIn(line.text, context.document);
    const isMeant =
      line.isItem ||
      (statement !== null && nameOf.has(statement.name)) ||
      speaksOfCap(line.text.text);
    if (!isMeant) continue;
    if (statement === null) reportNoCap(line.text, section.heading.text, context);
    else statements.push(statement);
  }
  return inDocumentOrder(statements);
}

const CAP_WORDS = /\b(?:max|maximum|at most|up to|more than|limit|cap|agents?)\b/iu;

function speaksOfCap(line: string): boolean {
  const hasNumber = line
    .split(/[^\p{L}\d]+/u)
    .some((word) => /\d/u.test(word) || digitsForWord(word) !== null);
  return hasNumber && CAP_WORDS.test(line);
}

function readCap(
  { key, values }: Statement,
  subject: string,
  { log }: ReadingContext,
): DepartmentCap | null {
  const written = values[0]?.value;
  if (written === undefined) return null;
  const { value, problems } = readDepartmentCap(written.text);
  log.addReading(subject, written, key.range, problems);
  return value === null ? null : { most: value, range: written.range };
}

function reportNoCap(line: SourceText, subject: string, { log }: ReadingContext): void {
  const expected = ['Engineering: max 10 agents'];
  const reason = 'it is not a department, a colon and a number of agents';
  log.add({
    rule: 'value-invalid',
    range: line.range,
    actual: line.text,
    subject,
    reason,
    expected,
  });
}

function reportNoDepartment(
  key: SourceText,
  subject: string,
  departments: readonly string[],
  { log }: ReadingContext,
): void {
  log.add({
    rule: 'value-invalid',
    range: key.range,
    actual: key.text,
    subject,
    reason: 'no department has this name',
    expected: departments,
    suggestion: didYouMean(key.text, departments),
  });
}

/** The least level for each verb, from `L7+ can request config changes`. */
export function readPermissions(
  sections: readonly Section[],
  context: ReadingContext,
): Partial<Record<PermissionVerb, number>> {
  const permissions: Partial<Record<PermissionVerb, number>> = {};
  for (const section of sections) {
    for (const written of grantsOf(section, context)) {
      const { value, problems } = readPermission(written.text);
      context.log.addReading(section.heading.text, written, written.range, problems);
      for (const verb of value?.verbs ?? []) {
        const level = value?.level ?? Number.POSITIVE_INFINITY;
        permissions[verb] = Math.min(level, permissions[verb] ?? level);
      }
    }
  }
  return permissions;
}

/** A grant on a line of its own, without a bullet. */
const GRANT_LINE = /^L\s*\d.*\b(?:can|may)\b/iu;

// A bold key (`**L7+:** delegate`) and its value are one sentence.
function grantsOf(section: Section, { document }: ReadingContext): SourceText[] {
  const bold = statementsOf(section).flatMap(({ key, values }) =>
    values.map(({ value }) => ({ ...value, text: `${key.text} ${value.text}` })),
  );
  const plain = plainLinesOf(section, document).flatMap(({ isItem, text }) =>
    isItem || GRANT_LINE.test(text.text) ? [splitRemark(text, document).value] : [],
  );
  return [...bold, ...plain];
}
