// `--rule ID=SEVERITY` to a setting. Knows the rules, not the command line around it.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import type { RuleSetting } from '#lint/lint-settings';
import { RULE_SETTINGS } from '#lint/lint-settings';
import { RULE_IDS, unknownRule } from './explain-rule.js';

/** Throws an OrgsimError of code `usage`. */
export function parseRuleOption(text: string): readonly [id: string, setting: RuleSetting] {
  const [, id = '', written = ''] = /^([^=]*)=(.*)$/su.exec(text) ?? [];
  if (id === '') {
    throw new OrgsimError(
      'usage',
      `--rule takes a rule and a severity, not "${text}".`,
      'For instance: --rule unknown-key=warn',
    );
  }
  if (!RULE_IDS.includes(id)) throw unknownRule(id);
  const setting = RULE_SETTINGS.find((each) => each === written);
  if (setting !== undefined) return [id, setting];
  const longer = RULE_SETTINGS.find((each) => written.startsWith(each));
  const suggestion = didYouMean(written, RULE_SETTINGS) ?? longer ?? null;
  throw new OrgsimError(
    'usage',
    `--rule ${id}=${written}: a severity is expected after the equals sign.`,
    suggestion === null
      ? `It can be ${RULE_SETTINGS.join(', ')}.`
      : `Did you mean --rule ${id}=${suggestion}?`,
  );
}
