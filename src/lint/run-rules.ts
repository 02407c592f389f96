// Runs rules over one org and turns their faults into findings, in the order of the file.

import { adviseFromFacts } from './advise-from-facts.js';
import type { Fault, Rule, RuleContext } from './define-rule.js';
import { Finding } from './finding.js';
import { shorten } from './words.js';

/** Findings of all `rules`, by place. */
export function runRules(rules: readonly Rule[], context: RuleContext): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const fault of rule.check(context)) findings.push(toFinding(rule, fault, context));
  }
  return findings.sort(byPlace);
}

function toFinding(rule: Rule, fault: Fault, { document }: RuleContext): Finding {
  const { suggestion, expected } = fault;
  const told = { ...fault, subject: shorten(fault.subject) };
  return new Finding({
    rule: rule.id,
    severity: fault.severity ?? rule.severity,
    range: fault.range,
    message: rule.message(told),
    advice: rule.advise === undefined ? adviseFromFacts(told) : rule.advise(told),
    actual: fault.actual,
    // The first of `expected` is what an editor offers first.
    expected: suggestion === null ? expected : [...new Set([suggestion, ...expected])],
    related: fault.related,
    fix: fault.fix ?? rule.fix?.(fault, document) ?? null,
    isConfidential: fault.isConfidential ?? false,
  });
}

function byPlace(a: Finding, b: Finding): number {
  const start = a.range.start.offset - b.range.start.offset;
  if (start !== 0) return start;
  const end = a.range.end.offset - b.range.end.offset;
  if (end !== 0) return end;
  return a.rule < b.rule ? -1 : Number(a.rule > b.rule);
}
