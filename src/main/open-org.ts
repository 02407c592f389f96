// An ORG.md in an editor: read and linted as `orgsim lint` does, errors and half-typed lines included. Never throws.

import type { LintedOrg } from '#editor/open-org';
import { loadOrg } from './load-org.js';
import type { OrgSource } from './org-source.js';

export function openOrg(source: OrgSource): LintedOrg {
  const { document, org, findings } = loadOrg(source);
  return { file: source.name.split(/[/\\]/u).at(-1) ?? source.name, document, org, findings };
}
