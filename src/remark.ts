// `orgsim/remark`: the findings of `orgsim lint` as messages of remark, for remark-cli and for editors with remark. The
// second door of the package beside index.ts.

import type { Plugin } from 'unified';
import { isOrgFile } from './editor/is-org-file.js';
import { openOrg } from './main/open-org.js';

/**
 * A plugin for remark: adds the findings of `orgsim lint`, with their fixes and related places, to the messages of each
 * ORG.md that it is used on; other files of a project it passes over, as the language server does. It reads the text of
 * the file itself and leaves the tree alone. An error is fatal, a warning is not, an info is neither: remark-cli fails on
 * errors, with `--frail` on warnings too.
 */
const remarkOrgsim: Plugin<[]> = () => (_tree, file) => {
  const { path } = file;
  const linted = openOrg({ name: path ?? '', text: String(file) });
  if (path !== undefined && !isOrgFile(linted)) return;
  for (const finding of linted.findings) {
    // As `file.message` names the messages that it makes.
    if (path !== undefined) finding.name = `${path}:${finding.name}`;
    file.messages.push(finding);
  }
};

export default remarkOrgsim;
