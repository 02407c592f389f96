// How findings are weighed: the severity of each rule as a configuration says it, for one file. Knows no file of
// configuration and no rule.

import type { Severity } from './finding.js';

/** As configuration spells it. */
export const RULE_SETTINGS = ['off', 'info', 'warn', 'error'] as const;
export type RuleSetting = (typeof RULE_SETTINGS)[number];

export const PRESETS = ['recommended', 'strict'] as const;
/** `recommended`: every rule as it is. `strict`: one step worse, so that a warning is an error and an info a warning. */
export type LintPreset = (typeof PRESETS)[number];

/** Plain data. */
export interface LintSettings {
  readonly preset: LintPreset;
  /** By rule id, over the preset; it holds for all findings of the rule. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export const RECOMMENDED: LintSettings = { preset: 'recommended', rules: {} };

const STRICTER: Readonly<Record<Severity, Severity>> = {
  error: 'error',
  warning: 'error',
  info: 'warning',
};

/** `severity` is what the rule itself says of the finding. */
export function settledSeverity(
  rule: string,
  severity: Severity,
  { preset, rules }: LintSettings,
): Severity | 'off' {
  // Settings are data from a file: `constructor` is no setting.
  const setting = Object.hasOwn(rules, rule) ? rules[rule] : undefined;
  if (setting !== undefined) return setting === 'warn' ? 'warning' : setting;
  return preset === 'strict' ? STRICTER[severity] : severity;
}
