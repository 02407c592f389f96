// From the text of an ORG.md to the org and all that is wrong with it. Every command that reads an ORG.md starts here.

import { parseDocument, unreadDocument } from '#document/parse-document';
import type { OrgDocument } from '#document/types';
import { callWithin } from '#io/time-limit';
import type { Finding } from '#lint/finding';
import { RULES } from '#lint/rules/index';
import { parseBudgetExceeded } from '#lint/rules/parse-budget-exceeded';
import { runRules } from '#lint/run-rules';
import { buildOrg } from '#org/build-org';
import type { Org, OrgOverrides } from '#org/types';
import type { OrgSource } from './org-source.js';
import { readingBudget } from './reading-budget.js';

export interface LoadedOrg {
  readonly document: OrgDocument;
  readonly org: Org;
  /** By place. The org is complete in spite of them: what was not understood has its default. */
  readonly findings: readonly Finding[];
}

/**
 * Never throws, whatever the text, and ends in time: one that takes too long is an org of nobody with one finding. The
 * name is what the findings say in their `file`.
 */
export function loadOrg(source: OrgSource, overrides: OrgOverrides = {}): LoadedOrg {
  const budget = readingBudget(source.text);
  const giveUp = (why: string): LoadedOrg =>
    loadDocument(unreadDocument(source.text, why), source, overrides);
  if ('refusal' in budget) return giveUp(budget.refusal);
  return callWithin(
    budget.limitMs,
    () => loadDocument(parseDocument(source.text), source, overrides),
    () => giveUp(`reading it takes longer than ${(budget.limitMs / 1000).toFixed(1)} s`),
  );
}

function loadDocument(
  document: OrgDocument,
  { name, lint }: OrgSource,
  overrides: OrgOverrides,
): LoadedOrg {
  const org = buildOrg(document, overrides);
  // Of a text that was not read, nothing else can be said.
  const rules = document.unread === undefined ? RULES : [parseBudgetExceeded];
  const findings = runRules(rules, { document, org }, lint);
  for (const finding of findings) finding.file = name;
  return { document, org, findings };
}

/** Whether it must not be run or priced. */
export function hasErrors({ findings }: LoadedOrg): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
