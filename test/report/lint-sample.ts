// Lint results for the formats: of real files in test/golden/formats, and made by hand.
import { readFileSync } from 'node:fs';
import type { Finding } from '#lint/finding';
import type { LintResult } from '#main/lint-org';
import { lintOrg, summarizeLint } from '#main/lint-org';
import { allRules } from '#main/lint-rules';
import type { FindingsOptions } from '#report/findings-options';
import { PLAIN_STYLE } from '#report/style';

/** A clean file, one with all kinds of findings, and one whose names and values are hostile, as its own name is. */
export function lintSample(): LintResult {
  const names = {
    clean: 'orgs/clean.md',
    faulty: 'orgs/faulty.md',
    hostile: 'orgs/a,b:100% <`x`|&>.md',
  };
  return summarizeLint(
    Object.entries(names).map(([key, name]) => {
      const url = new URL(`../golden/formats/orgs/${key}.md`, import.meta.url);
      return lintOrg({ name, text: readFileSync(url, 'utf8') });
    }),
  );
}

/** A result of one file with these findings. */
export function resultOf(findings: readonly Finding[], source = '', name = 'ORG.md'): LintResult {
  return summarizeLint([{ name, source, agents: 1, findings }]);
}

export const OPTIONS: FindingsOptions = {
  style: PLAIN_STYLE,
  columns: null,
  rules: allRules(),
  version: '1.2.3',
  failOn: 'error',
  pathOf: (name) => name,
};
