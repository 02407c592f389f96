// `orgsim/remark`: the findings of `orgsim lint` as messages of remark, for remark-cli and for editors with remark. The
// second door of the package beside index.ts.

import type { Plugin, Transformer } from 'unified';
import { OrgsimError } from './base/errors.js';
import { isOrgFile } from './editor/is-org-file.js';
import { pathIn } from './io/find-upward.js';
import { STDIN_NAME } from './io/read-source.js';
import { openOrg } from './main/open-org.js';
import { OrgReader } from './main/org-reader.js';
import type { OrgSource } from './main/org-source.js';

type VFile = Parameters<Transformer>[1];

export interface RemarkOrgsimOptions {
  /**
   * A file that configures lint, instead of the nearest one beside or above each ORG.md; false for none at all: then every
   * rule is as it is, and the plugin is done at once, as `processSync` needs it.
   */
  readonly config?: string | false | undefined;
}

/**
 * A plugin for remark: adds the findings of `orgsim lint`, with their fixes and related places, to the messages of each
 * ORG.md that it is used on; other files of a project it passes over, as the language server does. It reads the text of
 * the file itself and leaves the tree alone. An error is fatal, a warning is not, an info is neither: remark-cli fails on
 * errors, with `--frail` on warnings too. A configuration that cannot be read is a fatal message, and the only one.
 */
const remarkOrgsim: Plugin<[RemarkOrgsimOptions?]> =
  ({ config } = {}) =>
  (_tree, file) => {
    const source = { name: file.path ?? '', text: String(file) };
    // What is no ORG.md is not told of a configuration either.
    if (file.path !== undefined && !isOrgFile(openOrg(source))) return undefined;
    if (config === false) return addFindings(source, file);
    return weighAndAdd(source, file, config);
  };

async function weighAndAdd(
  source: OrgSource,
  file: VFile,
  config: string | undefined,
): Promise<void> {
  try {
    // Each time anew: an editor keeps a plugin for long.
    const reader = new OrgReader({ config });
    const lint = await reader.settingsFor(pathIn(file.cwd, file.path ?? STDIN_NAME));
    addFindings({ ...source, lint }, file);
  } catch (error) {
    if (!(error instanceof OrgsimError)) throw error;
    const message = file.message(error.message, { source: 'orgsim', ruleId: 'configuration' });
    message.fatal = true;
    message.note = error.hint;
  }
}

function addFindings(source: OrgSource, file: VFile): void {
  for (const finding of openOrg(source).findings) {
    // As `file.message` names the messages that it makes.
    if (file.path !== undefined) finding.name = `${file.path}:${finding.name}`;
    file.messages.push(finding);
  }
}

export default remarkOrgsim;
