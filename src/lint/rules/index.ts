// All rules, sorted by id. A new rule is one file in this folder and one line here.

import type { Rule } from '../define-rule.js';

export const RULES: readonly Rule[] = [];
