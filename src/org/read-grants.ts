// The lines of Department Caps and Permissions: their keys are departments and levels, not words of the vocabulary.

import { didYouMean } from '#base/did-you-mean';
import { canonicalKey } from '#document/canonical-key';
import type { Section, SourceText } from '#document/types';
import type { DepartmentDraft } from './outline.js';
import { inDocumentOrder, plainLinesOf, plainStatementsOf, splitRemark } from './plain-lines.js';
import type { ReadingContext, Statement } from './read-fields.js';
import { reportRepeated, statementsOf } from './read-fields.js';
import type { PermissionVerb } from './types.js';
import { readDepartmentCap, readPermission } from './values/read-policy.js';

/** Most agents by department, from `Engineering: max 10 agents`, bold or not. */
export function readCaps(
  sections: readonly Section[],
  departments: readonly DepartmentDraft[],
  context: ReadingContext,
): Record<string, number> {
  const nameOf = new Map(departments.map(({ name }) => [canonicalKey(name), name]));
  const firstOf = new Map<string, Statement>();
  const caps: [string, number][] = [];
  for (const section of sections) {
    const subject = section.heading.text;
    const plain = plainStatementsOf(section, context.document);
    for (const statement of inDocumentOrder([...statementsOf(section), ...plain])) {
      const department = nameOf.get(statement.name);
      const first = firstOf.get(statement.name);
      if (department === undefined) {
        reportNoDepartment(statement.key, subject, [...nameOf.values()], context);
      } else if (first !== undefined) {
        reportRepeated(statement, first, subject, context.log);
      } else {
        firstOf.set(statement.name, statement);
        const cap = readCap(statement, subject, context);
        if (cap !== null) caps.push([department, cap]);
      }
    }
  }
  return Object.fromEntries(caps);
}

function readCap(
  { key, values }: Statement,
  subject: string,
  { log }: ReadingContext,
): number | null {
  const written = values[0]?.value;
  if (written === undefined) return null;
  const { value, problems } = readDepartmentCap(written.text);
  log.addReading(subject, written, key.range, problems);
  return value;
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

// A bold key (`**L7+:** delegate`) and its value are one sentence.
function grantsOf(section: Section, { document }: ReadingContext): SourceText[] {
  const bold = statementsOf(section).flatMap(({ key, values }) =>
    values.map(({ value }) => ({ ...value, text: `${key.text} ${value.text}` })),
  );
  const plain = plainLinesOf(section, document).flatMap(({ isItem, text }) =>
    isItem ? [splitRemark(text, document).value] : [],
  );
  return [...bold, ...plain];
}
