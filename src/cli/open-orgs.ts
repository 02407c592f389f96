// Opens the ORG.md files of a command that needs all of them without errors: shows what is wrong with each, and refuses.

import type { Output } from '#io/terminal';
import type { LoadedOrg } from '#main/load-org';
import { hasErrors, loadOrg } from '#main/load-org';
import { OrgReader } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import type { OrgOverrides } from '#org/types';
import { printFindings, refuseOrg } from './org-findings.js';

export interface OpenedOrg {
  readonly source: OrgSource;
  readonly loaded: LoadedOrg;
}

/** Every file is looked at before one with errors is refused: all that is wrong is shown at once. Throws an OrgsimError. */
export async function openOrgs(
  paths: readonly string[],
  overrides: OrgOverrides,
  output: Output,
): Promise<readonly OpenedOrg[]> {
  const reader = new OrgReader();
  const opened: OpenedOrg[] = [];
  for (const path of paths) {
    const source = await reader.read(path);
    const loaded = loadOrg(source, overrides);
    await printFindings(source, loaded, output);
    opened.push({ source, loaded });
  }
  const faulty = opened.find(({ loaded }) => hasErrors(loaded));
  if (faulty !== undefined)
    throw refuseOrg(faulty.source, paths.length === 1 ? 'it was not priced' : 'nothing was priced');
  return opened;
}
