// Gives the keys and values of an ORG.md their usual spelling: the use case behind `orgsim fmt`. Writes nothing.

import { invariant } from '#base/assert';
import type { TextEdit } from '#base/text-edit';
import { applyEdits } from '#base/text-edit';
import { canonicalEdits } from '#format/canonical-edits';
import type { SourceFile } from '#io/read-source';
import { loadOrg } from './load-org.js';
import { meaningOf } from './org-meaning.js';

export interface FormattedOrg {
  /** Empty where everything is spelt as usual. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
}

/** Never throws for what a text says: what is not understood stays as it is. The org means the same before and after. */
export function formatOrg(source: SourceFile): FormattedOrg {
  const { document, org } = loadOrg(source);
  const edits = canonicalEdits(document, org);
  if (edits.length === 0) return { edits, text: source.text };
  const text = applyEdits(source.text, edits);
  invariant(text !== null, 'no two spellings overlap');
  // Remarks are told to agents with their key before them, which is spelt anew.
  const [before, after] = [org, loadOrg({ ...source, text }).org].map((each) =>
    meaningOf(each, ['context']),
  );
  invariant(before === after, 'a spelling changes no meaning');
  return { edits, text };
}
