// Where the budgets that bind an agent are written: at the role, at its department, or in Policies. Knows no price.

import type { SourceRange } from '#base/source-range';
import type { Section } from '#document/types';
import { findSections } from '#org/find-sections';
import { createProblemLog } from '#org/problem-log';
import { readFields, statementsOf } from '#org/read-fields';
import { resolvePolicies } from '#org/resolve-policies';
import type { Agent, Budget } from '#org/types';
import type { RuleContext } from './define-rule.js';
import { staffSections } from './staff-sections.js';

export interface PlacedBudget {
  readonly agent: Agent;
  readonly budget: Budget;
  /** Its value. */
  readonly range: SourceRange;
}

/**
 * The budgets that `isWanted`, with one agent of each role that they bind. Only for those is looked up where they stand,
 * which an org does not keep.
 */
export function* placedBudgets(
  context: RuleContext,
  isWanted: (budget: Budget, agent: Agent) => boolean,
): Iterable<PlacedBudget> {
  const { org: ofOrg } = context.org.policies.budget;
  let policies: PolicyPlaces | null = null;
  const policyPlaces = (): PolicyPlaces => (policies ??= findPolicyPlaces(context));
  for (const { agent, sections } of staffWithSections(context)) {
    if (agent.budgets.some((budget) => isWanted(budget, agent))) {
      const ranges = rangesOf(agent, sections, context) ?? [policyPlaces().perAgent];
      for (const [i, budget] of agent.budgets.entries()) {
        const range = ranges[i] ?? null;
        if (range !== null && isWanted(budget, agent)) yield { agent, budget, range };
      }
    }
    if (ofOrg === null || !isWanted(ofOrg, agent)) continue;
    const range = policyPlaces().ofOrg;
    if (range !== null) yield { agent, budget: ofOrg, range };
  }
}

interface OwnSections {
  readonly role: Section;
  readonly department: Section | null;
}

/** One agent of each role, with the sections whose fields are its own. */
function* staffWithSections(
  context: RuleContext,
): Iterable<{ readonly agent: Agent; readonly sections: OwnSections }> {
  const departmentOf = new Map<Section, Section>();
  for (const { section, above, place, agents } of staffSections(context)) {
    const department = place === 'department' ? section : departmentOf.get(above);
    if (department !== undefined) departmentOf.set(section, department);
    const [agent] = agents;
    if (agent !== undefined)
      yield { agent, sections: { role: section, department: department ?? null } };
  }
}

/** Where the role or its department states its budgets, in the order in which the agent has them; null for neither. */
function rangesOf(
  { origins }: Agent,
  { role, department }: OwnSections,
  { document }: RuleContext,
): SourceRange[] | null {
  const { kind } = origins.budgets;
  const section = kind === 'role-field' ? role : department;
  if (section === null || (kind !== 'role-field' && kind !== 'department-field')) return null;
  // Read again for the places alone: what is wrong with the values is told by other rules.
  const reading = { document, log: createProblemLog(document) };
  const fields = readFields(statementsOf(section), 'role', '', reading);
  const budgets = [...fields.get('tokenbudget'), ...fields.get('budget')];
  return budgets.map(({ written }) => written.range);
}

interface PolicyPlaces {
  readonly perAgent: SourceRange | null;
  readonly ofOrg: SourceRange | null;
}

function findPolicyPlaces({ document }: RuleContext): PolicyPlaces {
  const reading = { document, log: createProblemLog(document) };
  const { fields } = resolvePolicies(findSections(document).named('Policies'), [], reading);
  const placeOf = (key: 'peragentlimit' | 'orglimit'): SourceRange | null =>
    fields.get(key)[0]?.written.range ?? null;
  return { perAgent: placeOf('peragentlimit'), ofOrg: placeOf('orglimit') };
}
