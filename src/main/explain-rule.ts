// A rule with all that its page says: its words, and its examples with what lint really finds in them. The use case behind
// `orgsim explain` and `orgsim lint --list-rules`.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import type { Rule } from '#lint/define-rule';
import type { Finding, Severity } from '#lint/finding';
import { RECOMMENDED, settledSeverity } from '#lint/lint-settings';
import { RULES } from '#lint/rules/index';
import { loadOrg } from './load-org.js';

/** What the examples of a rule are called in what is found in them. */
const EXAMPLE_NAME = 'ORG.md';

/** Sorted. */
export const RULE_IDS: readonly string[] = RULES.map(({ id }) => id);

export interface ListedRule {
  readonly id: string;
  /** As it is set; off where its findings are not told. */
  readonly severity: Severity | 'off';
  readonly summary: string;
  /** Whether some of its findings can be mended by `--fix`, only by `--fix-suggestions`, or not. */
  readonly fix: 'safe' | 'suggested' | null;
}

export interface ExplainedExample {
  readonly source: string;
  /** Those of the rule alone. */
  readonly findings: readonly Finding[];
}

export interface ExplainedRule extends ListedRule {
  /** The rule's own. */
  readonly severity: Severity;
  readonly docs: ReturnType<Rule['docs']>;
  readonly bad: readonly ExplainedExample[];
  readonly good: readonly string[];
}

/** All rules, by id, as severe as the settings say. */
export function listRules(settings = RECOMMENDED): readonly ListedRule[] {
  return RULES.map((rule) => {
    const severity = settledSeverity(rule.id, rule.severity, settings);
    return { ...listed(rule, badExamples(rule)), severity };
  });
}

/** Throws an OrgsimError of code `usage` for an id that is none. */
export function explainRule(id: string): ExplainedRule {
  const rule = RULES.find((each) => each.id === id.toLowerCase());
  if (rule === undefined) throw unknownRule(id);
  const bad = badExamples(rule);
  return { ...listed(rule, bad), docs: rule.docs(), bad, good: rule.examples().good };
}

/** Every rule, explained. */
export function explainAll(): readonly ExplainedRule[] {
  return RULE_IDS.map(explainRule);
}

/** The error for a rule id that does not exist, with the one most likely meant. */
export function unknownRule(id: string): OrgsimError {
  const suggestion = didYouMean(id, RULE_IDS);
  return new OrgsimError(
    'usage',
    `There is no rule "${id}".`,
    suggestion === null
      ? 'orgsim lint --list-rules lists them all.'
      : `Did you mean ${suggestion}? orgsim lint --list-rules lists them all.`,
  );
}

function listed(
  { id, severity, summary }: Rule,
  bad: readonly ExplainedExample[],
): ListedRule & Pick<Rule, 'severity'> {
  const fixes = bad.flatMap(({ findings }) => findings.flatMap(({ fix }) => fix ?? []));
  const isSafe = fixes.some((fix) => fix.safe);
  return { id, severity, summary, fix: isSafe ? 'safe' : fixes.length > 0 ? 'suggested' : null };
}

function badExamples(rule: Rule): readonly ExplainedExample[] {
  return rule.examples().bad.map(({ source }) => {
    const { findings } = loadOrg({ name: EXAMPLE_NAME, text: source });
    return { source, findings: findings.filter((finding) => finding.rule === rule.id) };
  });
}
