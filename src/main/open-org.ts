// An ORG.md in an editor: read for what stands under a cursor, and linted as `orgsim lint` does. Never throws.

import { parseDocument } from '#document/parse-document';
import type { LintedOrg, OpenOrg } from '#editor/open-org';
import type { SourceFile } from '#io/read-source';
import { buildOrg } from '#org/build-org';
import { loadOrg } from './load-org.js';

/** Without its findings: hovers and completions are asked for more often than those change. */
export function openOrg({ name, text }: SourceFile): OpenOrg {
  const document = parseDocument(text);
  return { file: fileOf(name), document, org: buildOrg(document) };
}

export function lintOpenOrg(source: SourceFile): LintedOrg {
  const { document, org, findings } = loadOrg(source);
  return { file: fileOf(source.name), document, org, findings };
}

function fileOf(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path;
}
