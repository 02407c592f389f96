// What a rule is: its check, its words, its documentation and its examples in one definition.

import type { OrgDocument } from '#document/types';
import type { Problem, ProblemRule } from '#org/problem';
import type { Org } from '#org/types';
import type { Fix, Severity } from './finding.js';
import type { NamedRule, Suppression } from './suppressions/suppression.js';

/** What is linted. */
export interface LintInput {
  readonly document: OrgDocument;
  readonly org: Org;
}

export interface RuleContext extends LintInput {
  /** The comments that suppress findings, in the order of the file. */
  readonly suppressions: readonly Suppression[];
  /** What of them was good for something so far; of every other rule for one that `runsLast`. */
  readonly usedSuppressions: ReadonlySet<NamedRule>;
  /** Of every rule there is. */
  readonly ruleIds: readonly string[];
}

/** One fault as data: the same facts as a Problem, whoever found it. */
export interface Fault extends Omit<Problem, 'rule'> {
  /** Where this one is worse or milder than the rule's own severity says. */
  readonly severity?: Severity;
  /** The text at `range` must not be shown again: `actual` tells of it without saying it. */
  readonly isConfidential?: boolean;
  /** Where only the check knows how to mend this one; stands before the rule's own `fix`. */
  readonly fix?: Fix | null;
}

interface RuleDocs {
  /** Why it matters. */
  readonly why: string;
  /** What the engine does with such a file. */
  readonly engine: string;
  /** When to switch the rule off. */
  readonly whenOff: string;
}

interface BadExample {
  readonly source: string;
  /** The text in `source` that the finding points at, exactly. */
  readonly at: string;
  /** Other rules that the example cannot help breaking. */
  readonly also?: readonly string[];
  /** Where the finding's severity is not the rule's own. */
  readonly severity?: Severity;
}

/** Whole ORG.md files, each run as a test: a good one has no finding, a bad one has this rule's at `at`. */
interface RuleExamples {
  readonly good: readonly string[];
  readonly bad: readonly BadExample[];
}

export interface Rule {
  /** Kebab-case and stable: it stands in people's configuration. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule catches, in a few words. */
  readonly summary: string;
  /** Made when asked for, as the examples are: most programs that lint explain nothing. */
  readonly docs: () => RuleDocs;
  readonly examples: () => RuleExamples;
  /** For the rule that asks what the suppressions of all others were good for. */
  readonly runsLast?: true;
  check(context: RuleContext): Iterable<Fault>;
  /** What is wrong and what the engine does with it: one sentence without a full stop. */
  message(fault: Fault): string;
  /** What to write; where a rule has none of its own, the suggestion or the known values. */
  advise?(fault: Fault): string | null;
  /** An edit that mends the fault, safe or only suggested, or null; where a rule has none, nothing is mended. */
  fix?(fault: Fault, document: OrgDocument): Fix | null;
}

/** A rule with a check of its own. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** A rule over what reading the file already found: it only words the problems of its own id. */
export function defineProblemRule(
  rule: Omit<Rule, 'id' | 'check'> & { readonly id: ProblemRule },
): Rule {
  return defineRule({
    ...rule,
    check: ({ org }) => org.problems.filter((problem) => problem.rule === rule.id),
  });
}
