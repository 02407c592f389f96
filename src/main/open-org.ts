// An ORG.md in an editor: read and linted as `orgsim lint` does, errors and half-typed lines included. Never throws.

import type { LintedOrg } from '#editor/open-org';
import type { SourceFile } from '#io/read-source';
import { loadOrg } from './load-org.js';

export function openOrg(source: SourceFile): LintedOrg {
  const { document, org, findings } = loadOrg(source);
  return { file: source.name.split(/[/\\]/u).at(-1) ?? source.name, document, org, findings };
}
