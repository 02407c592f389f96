// What Policies says of budgets, caps, permissions and working hours. Whom it binds, and when, is the engine's business.

import { canonicalKey } from '#document/canonical-key';
import type { Section } from '#document/types';
import { budgetOf } from './combine-layers.js';
import type { DepartmentDraft } from './outline.js';
import { inDocumentOrder, plainStatementsOf } from './plain-lines.js';
import type { ReadingContext, StatedFields, Statement } from './read-fields.js';
import { readFields, statementsOf } from './read-fields.js';
import { readCaps, readPermissions } from './read-grants.js';
import type { Resolved } from './resolve-settings.js';
import type { Budget, BudgetPeriod, Policies, WorkingHours } from './types.js';
import type { Place } from './vocabulary.js';
import { findKey, keysOf } from './vocabulary.js';

const BUILT_IN = {
  period: 'daily',
  alertThreshold: 0.8,
  overage: 'pause and escalate',
  creditUsd: 0.01,
  offHours: 'queue tasks',
  criticalPasses: true,
} as const;

/** The subsections of Policies that are read; all others are context. */
export const POLICY_HEADINGS = [
  'Budget',
  'Department Caps',
  'Permissions',
  'Working Hours',
] as const;

const PLACE_OF_HEADING = new Map<string, Place>([
  ['budget', 'budget'],
  ['departmentcaps', 'departmentCaps'],
  ['permissions', 'permissions'],
  ['workinghours', 'workingHours'],
]);

/** Where a subsection of Policies is read, or null for one that is context. */
export function policyPlaceOf(section: Section): Place | null {
  return PLACE_OF_HEADING.get(canonicalKey(section.heading.text)) ?? null;
}

export interface ReadPolicies {
  readonly policies: Policies;
  /** The period of budgets that state none. */
  readonly budgetPeriod: BudgetPeriod;
  readonly agentBudget: Resolved<Budget> | null;
  /** All that the fields of Policies state; the time zone may be among it. */
  readonly fields: StatedFields;
}

/** Reads all sections called Policies. `departments` are those that a cap may name. */
export function resolvePolicies(
  sections: readonly Section[],
  departments: readonly DepartmentDraft[],
  context: ReadingContext,
): ReadPolicies {
  const under = (place: Place): Section[] =>
    sections.flatMap((section) =>
      section.sections.filter((child) => policyPlaceOf(child) === place),
    );
  const fields = joinFields([
    readAll(sections, 'policies', context),
    readAll(under('budget'), 'budget', context),
    readAll(under('workingHours'), 'workingHours', context),
  ]);
  const budgetPeriod = fields.get('period')[0]?.value ?? BUILT_IN.period;
  const perAgent = fields.get('peragentlimit')[0];
  const org = fields.get('orglimit')[0];
  const agentBudget: Resolved<Budget> | null =
    perAgent === undefined
      ? null
      : {
          value: budgetOf(perAgent.value, budgetPeriod),
          origin: { kind: 'org-field', range: perAgent.written.range },
        };
  const caps = readCaps(under('departmentCaps'), departments, context);
  const policies: Policies = {
    budget: {
      perAgent: agentBudget?.value ?? null,
      org: org === undefined ? null : budgetOf(org.value, budgetPeriod),
      alertThreshold: fields.get('alertthreshold')[0]?.value ?? BUILT_IN.alertThreshold,
      overage: fields.get('overagebehavior')[0]?.value ?? BUILT_IN.overage,
      creditUsd: fields.get('creditvalue')[0]?.value ?? BUILT_IN.creditUsd,
    },
    departmentCaps: mapEntries(caps, ({ most }) => most),
    departmentCapRanges: mapEntries(caps, ({ range }) => range),
    orgLimitRange: org?.written.range ?? null,
    permissions: readPermissions(under('permissions'), context),
    workingHours: workingHoursOf(fields),
  };
  return { policies, budgetPeriod, agentBudget, fields };
}

function mapEntries<T, U>(map: ReadonlyMap<string, T>, pick: (value: T) => U): Record<string, U> {
  return Object.fromEntries([...map].map(([name, value]) => [name, pick(value)]));
}

function joinFields(parts: readonly StatedFields[]): StatedFields {
  return { get: (key) => parts.flatMap((part) => part.get(key)) };
}

function readAll(
  sections: readonly Section[],
  place: Place,
  context: ReadingContext,
): StatedFields {
  const isKnownHere = ({ name }: Statement): boolean => {
    const key = findKey(name);
    return key !== null && keysOf(place).includes(key);
  };
  const statements = sections.flatMap((section) => [
    ...statementsOf(section),
    ...plainStatementsOf(section, context.document).filter(isKnownHere),
  ]);
  const subject = sections[0]?.heading.text ?? '';
  return readFields(inDocumentOrder(statements), place, subject, context);
}

function workingHoursOf(fields: StatedFields): WorkingHours | null {
  const hours = fields.get('activehours')[0]?.value;
  if (hours === undefined) return null;
  return {
    ...hours,
    offHours: fields.get('offhoursbehavior')[0]?.value ?? BUILT_IN.offHours,
    criticalPasses: fields.get('exceptions')[0]?.value ?? BUILT_IN.criticalPasses,
  };
}
