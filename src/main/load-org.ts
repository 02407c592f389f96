// From the text of an ORG.md to the org and all that is wrong with it. Every command that reads an ORG.md starts here.

import { parseDocument } from '#document/parse-document';
import type { OrgDocument } from '#document/types';
import type { Finding } from '#lint/finding';
import { RULES } from '#lint/rules/index';
import { runRules } from '#lint/run-rules';
import { buildOrg } from '#org/build-org';
import type { Org, OrgOverrides } from '#org/types';
import type { OrgSource } from './org-source.js';

export interface LoadedOrg {
  readonly document: OrgDocument;
  readonly org: Org;
  /** By place. The org is complete in spite of them: what was not understood has its default. */
  readonly findings: readonly Finding[];
}

/** Never throws, whatever the text. Its name is what the findings say in their `file`. */
export function loadOrg({ name, text, lint }: OrgSource, overrides: OrgOverrides = {}): LoadedOrg {
  const document = parseDocument(text);
  const org = buildOrg(document, overrides);
  const findings = runRules(RULES, { document, org }, lint);
  for (const finding of findings) finding.file = name;
  return { document, org, findings };
}

/** Whether it must not be run or priced. */
export function hasErrors({ findings }: LoadedOrg): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
