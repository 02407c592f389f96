// What every use case reads: the text of an ORG.md, and how its findings are weighed.

import type { SourceFile } from '#io/read-source';
import type { LintSettings } from '#lint/lint-settings';

export interface OrgSource extends SourceFile {
  /** As the rules themselves say when it is left out. */
  readonly lint?: LintSettings | undefined;
}
