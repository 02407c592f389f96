// The rules as those see them who describe rules: formats of findings, help. Runs none.

import type { Rule } from '#lint/define-rule';
import { RULES } from '#lint/rules/index';

/** All of them, sorted by id. */
export function allRules(): readonly Rule[] {
  return RULES;
}
