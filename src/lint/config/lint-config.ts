// What a configuration of lint says, as data, and what comes of it for one file. Knows no notation and no disk.

import { matchGlob } from '#base/match-glob';
import type { LintPreset, LintSettings, RuleSetting } from '../lint-settings.js';

export interface LintOverride {
  /** Globs, relative to the folder of the configuration. One that fits is enough. */
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export interface LintConfig {
  readonly extends: LintPreset;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly LintOverride[];
}

export const CONFIG_KEYS = ['extends', 'rules', 'overrides'] as const;
export const OVERRIDE_KEYS = ['files', 'rules'] as const;

/** `path` is that of the ORG.md from the folder of the configuration, with `/`. What comes later wins. */
export function settingsFor(config: LintConfig, path: string): LintSettings {
  const fitting = config.overrides.filter(({ files }) =>
    files.some((glob) => matchGlob(path, glob)),
  );
  const rules = Object.assign({}, config.rules, ...fitting.map((override) => override.rules));
  return { preset: config.extends, rules };
}
