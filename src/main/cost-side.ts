// Opens OLD or NEW of a comparison: an ORG.md here or in another revision, or an estimate that was saved. Prices nothing.

import { OrgsimError } from '#base/errors';
import type { CostSide } from '#cost/diff/types';
import { findOrgFile } from '#io/find-org-files';
import { readGitFile } from '#io/git-file';
import { isGitOperand } from '#io/git-operand';
import type { SourceFile } from '#io/read-source';
import { readSource } from '#io/read-source';
import type { OrgOverrides } from '#org/types';
import type { LoadedOrg } from './load-org.js';
import { hasErrors, loadOrg } from './load-org.js';
import type { OrgReader } from './org-reader.js';
import type { OrgSource } from './org-source.js';
import { isSavedName } from './saved-estimate.js';
import { readSavedSide } from './saved-side.js';

export type OpenedSide =
  | { readonly kind: 'saved'; readonly side: CostSide }
  | OpenedOrg
  /** Its org has errors: what it costs is not known. */
  | (Omit<OpenedOrg, 'kind'> & { readonly kind: 'faulty' })
  /** There is no such file, or none in that revision. */
  | { readonly kind: 'missing'; readonly name: string; readonly error: OrgsimError };

export interface OpenedOrg {
  readonly kind: 'org';
  readonly source: OrgSource;
  readonly loaded: LoadedOrg;
}

/** Throws an OrgsimError for what cannot be read; a file that is not there is an answer. */
export async function openCostSide(
  operand: string,
  reader: OrgReader,
  overrides: OrgOverrides,
): Promise<OpenedSide> {
  try {
    const source = await readOperand(operand, reader);
    if (isSaved(source)) return { kind: 'saved', side: readSavedSide(source) };
    const loaded = loadOrg(source, overrides);
    return { kind: hasErrors(loaded) ? 'faulty' : 'org', source, loaded };
  } catch (error) {
    if (!(error instanceof OrgsimError && error.code === 'file-not-found')) throw error;
    return { kind: 'missing', name: operand, error };
  }
}

async function readOperand(operand: string, reader: OrgReader): Promise<OrgSource> {
  if (isGitOperand(operand)) {
    const { name, text, path } = await readGitFile(operand);
    // How findings are weighed is said by the configuration of today.
    return { name, text, lint: await reader.settingsFor(path) };
  }
  if (isSavedName(operand)) return readSource(operand);
  return reader.read(findOrgFile(operand));
}

/** By its name; on standard input by its first character, with which no ORG.md starts. */
function isSaved({ name, text }: SourceFile): boolean {
  return isSavedName(name) || (name.startsWith('<') && /^\ufeff?\s*\{/u.test(text));
}
