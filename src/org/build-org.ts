// From the positioned tree of an ORG.md to the org it describes, with all that could not be understood. Wires the parts
// together in the order in which they need each other; each decides its own question.

import type { OrgDocument } from '#document/types';
import { assignIds } from './assign-ids.js';
import { buildAgents, buildDepartments } from './build-agents.js';
import { checkDefaultRepeats, checkStaffRepeats } from './check-repeats.js';
import { orgContext } from './collect-context.js';
import type { FoundSections } from './find-sections.js';
import { findSections } from './find-sections.js';
import type { Outline } from './outline.js';
import { readOutline } from './outline.js';
import { inDocumentOrder, presetLinesOf } from './plain-lines.js';
import type { ProblemLog } from './problem-log.js';
import { createProblemLog } from './problem-log.js';
import type { ReadingContext, StatedFields } from './read-fields.js';
import { readFields, statementsOf } from './read-fields.js';
import { resolveCulture } from './resolve-culture.js';
import { resolveManagers } from './resolve-managers.js';
import { resolveName, resolveTick, resolveTimezone } from './resolve-org-facts.js';
import { resolvePolicies } from './resolve-policies.js';
import { resolveWorkload } from './resolve-workload.js';
import { indexRoles } from './role-index.js';
import type { Org, OrgOverrides } from './types.js';

/**
 * The org that a document describes. Never throws for what a document says: what cannot be understood is a problem,
 * and the next weaker source decides. The chart is always a forest and ids are always unique.
 */
export function buildOrg(document: OrgDocument, overrides: OrgOverrides = {}): Org {
  const log = createProblemLog(document);
  const context: ReadingContext = { document, log };
  const sections = findSections(document);
  const outline = readOutline(sections.named('Structure'), context);
  const culture = readCulture(sections, context);
  const identity = readIdentity(sections, context);
  const read = resolvePolicies(sections.named('Policies'), outline.departments, context);
  const workload = readWorkload(sections, context);

  const tick = resolveTick(culture, overrides.tick);
  const timezone = resolveTimezone([identity, culture, read.fields], log);
  const name = resolveName(sections.title, overrides.fallbackName);
  for (const { fields, name: subject } of [...outline.roles, ...outline.departments]) {
    checkStaffRepeats(fields, subject, log);
  }

  const ids = assignIds(outline.roles, log);
  const index = indexRoles(outline, ids);
  const managers = resolveManagers(outline, index, log);
  const agents = buildAgents(outline, {
    document,
    culture,
    facts: {
      tickSeconds: tick.value,
      budgetPeriod: read.budgetPeriod,
      agentBudget: read.agentBudget,
    },
    ids,
    managers,
    idOf: index.idOf,
  });
  if (agents.length === 0) reportNoAgents(sections, document, log);
  const principals = outline.roles.filter((role) => role.isHumanPrincipal);
  return {
    name: name.value,
    timezone: timezone.value,
    tickSeconds: tick.value,
    origins: { name: name.origin, timezone: timezone.origin, tickSeconds: tick.origin },
    culture: resolveCulture(culture, tick.value),
    policies: read.policies,
    workload: resolveWorkload(workload, tick.value, log),
    agents,
    departments: buildDepartments(outline, managers, index.idOf),
    humanPrincipal: namePrincipal(outline),
    context: orgContext(sections, principals),
    problems: log.list(),
  };
}

function readCulture(sections: FoundSections, context: ReadingContext): StatedFields {
  const statements = sections
    .named('Culture')
    .flatMap((section) => [...statementsOf(section), ...presetLinesOf(section, context.document)]);
  const fields = readFields(inDocumentOrder(statements), 'culture', 'Culture', context);
  checkDefaultRepeats(fields, 'Culture', context.log);
  return fields;
}

/** Any key of Identity is context; the time zone alone is read. */
function readIdentity(sections: FoundSections, context: ReadingContext): StatedFields {
  const statements = sections.named('Identity').flatMap(statementsOf);
  const read = statements.filter(({ name }) => name === 'timezone');
  return readFields(read, 'identity', 'Identity', context);
}

function readWorkload(sections: FoundSections, context: ReadingContext): StatedFields {
  const statements = sections.named('Workload').flatMap(statementsOf);
  return readFields(statements, 'workload', 'Workload', context);
}

function namePrincipal({ roles }: Outline): string | null {
  const person = roles.find((role) => role.isHumanPrincipal);
  if (person === undefined) return null;
  return person.name === '' ? 'Human Principal' : person.name;
}

function reportNoAgents(sections: FoundSections, document: OrgDocument, log: ProblemLog): void {
  const structure = sections.named('Structure')[0] ?? null;
  const misspelt = structure === null ? sections.misspeltStructure : null;
  const section = structure ?? misspelt ?? sections.title;
  log.add({
    rule: 'missing-structure',
    range: section?.heading.range ?? document.rangeAt(0, 0),
    actual: (structure ?? misspelt)?.heading.text ?? '',
    subject: sections.title?.heading.text ?? '',
    reason: structure === null ? '' : 'no role stands under it',
    expected: ['Structure'],
    suggestion: misspelt === null ? null : 'Structure',
  });
}
