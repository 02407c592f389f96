// The options of `orgsim lint` that say how findings are weighed.

import type { RuleSetting } from '#lint/lint-settings';
import { OrgReader } from '#main/org-reader';
import { parseRuleOption } from '#main/parse-rule-option';
import type { OptionTable } from './command.js';

export interface SettingFlags {
  /** A file; false for `--no-config`. */
  readonly config: string | false | undefined;
  /** Its value stands in `config`: commander takes the two for one. */
  readonly noConfig: undefined;
  readonly rule: Readonly<Record<string, RuleSetting>> | undefined;
}

export const SETTING_OPTIONS: OptionTable<SettingFlags> = {
  config: {
    flags: '--config <file>',
    summary: 'the configuration (default: the nearest .orgsimrc.yaml or the like)',
  },
  noConfig: { flags: '--no-config', summary: 'read no configuration; every rule as it is' },
  rule: {
    flags: '--rule <id=severity>',
    summary: 'set a rule to off, info, warn or error, over every configuration; may be repeated',
    parse: (text, previous) => {
      const [id, setting] = parseRuleOption(text);
      return { ...previous, [id]: setting };
    },
  },
};

/** Reads ORG.md files with the settings that the options say. */
export function readerOf(
  options: SettingFlags & { readonly stdinFilename: string | undefined },
): OrgReader {
  const { stdinFilename: stdinName, config, rule: rules } = options;
  return new OrgReader({ stdinName, config, rules });
}
