// What may be said several times but not twice the same: timers by name, budgets by unit and period, culture defaults
// by levels. That the first stays in force is seen to where the values are resolved.

import type { SourceRange } from '#base/source-range';
import type { ProblemLog } from './problem-log.js';
import type { Stated, StatedFields } from './read-fields.js';
import { relatedTo } from './read-fields.js';
import type { KeyName } from './vocabulary.js';

/** The keys of Culture that set a default for levels. */
export const DEFAULT_KEYS = [
  'defaulttrigger',
  'defaultmaxsleep',
  'defaultbatchwindow',
  'defaulttickinterval',
  'defaultwakeon',
  'defaultmodel',
  'defaultcooldown',
] as const satisfies readonly KeyName[];

/** Reports repeated timers and budgets of a role or department. */
export function checkStaffRepeats(fields: StatedFields, subject: string, log: ProblemLog): void {
  for (const { again, first } of findRepeats(fields.get('timer'), nameOfTimer)) {
    log.add({
      rule: 'timer-duplicate-name',
      range: again.written.range,
      actual: again.value.name,
      subject,
      related: [relatedTo(first.written.range)],
    });
  }
  const budgets = [...fields.get('tokenbudget'), ...fields.get('budget')];
  for (const { again, first } of findRepeats(budgets, ({ unit, period }) => `${unit} ${period}`)) {
    reportDuplicate(again, first.key.range, subject, log);
  }
}

/** Reports culture defaults that repeat the levels of an earlier field. */
export function checkDefaultRepeats(fields: StatedFields, subject: string, log: ProblemLog): void {
  for (const key of DEFAULT_KEYS) {
    const stated: readonly Stated<readonly { selector: object }[]>[] = fields.get(key);
    const levelsOf = (clauses: readonly { selector: object }[]): string =>
      JSON.stringify(clauses.map(({ selector }) => selector));
    for (const { again, first } of findRepeats(stated, levelsOf)) {
      reportDuplicate(again, first.key.range, subject, log);
    }
  }
}

function nameOfTimer({ name }: { readonly name: string }): string {
  return name.toLowerCase();
}

export function reportDuplicate(
  again: Stated<unknown>,
  first: SourceRange,
  subject: string,
  log: ProblemLog,
): void {
  log.add({
    rule: 'duplicate-key',
    range: again.key.range,
    actual: again.key.text,
    subject,
    reason: 'the first one is in force',
    related: [relatedTo(first)],
  });
}

function findRepeats<T>(
  stated: readonly Stated<T>[],
  identity: (value: T) => string,
): { readonly again: Stated<T>; readonly first: Stated<T> }[] {
  const firstOf = new Map<string, Stated<T>>();
  return stated.flatMap((one) => {
    const name = identity(one.value);
    const first = firstOf.get(name);
    if (first === undefined) firstOf.set(name, one);
    return first === undefined ? [] : [{ again: one, first }];
  });
}
