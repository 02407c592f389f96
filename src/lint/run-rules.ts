// Runs rules over one org and turns their faults into findings, in the order of the file: as severe as the settings say,
// without those that a comment suppresses.

import { adviseFromFacts } from './advise-from-facts.js';
import type { Fault, LintInput, Rule } from './define-rule.js';
import type { Severity } from './finding.js';
import { Finding } from './finding.js';
import type { LintSettings } from './lint-settings.js';
import { RECOMMENDED, settledSeverity } from './lint-settings.js';
import { readSuppressions } from './suppressions/read-suppressions.js';
import { Suppressor } from './suppressions/suppressor.js';
import { shorten } from './words.js';

/** Findings of all `rules`, by place. */
export function runRules(
  rules: readonly Rule[],
  input: LintInput,
  settings: LintSettings = RECOMMENDED,
): readonly Finding[] {
  const suppressions = readSuppressions(input.document);
  const suppressor = new Suppressor(suppressions);
  const context = {
    ...input,
    suppressions,
    usedSuppressions: suppressor.used,
    ruleIds: rules.map(({ id }) => id),
  };
  const findings: Finding[] = [];
  for (const rule of inOrder(rules)) {
    const isOff = settledSeverity(rule.id, rule.severity, settings) === 'off';
    // A rule that is off is run only to know whether a comment about it is still needed.
    if (isOff && !suppressor.concerns(rule.id)) continue;
    for (const fault of rule.check(context)) {
      if (suppressor.suppresses(rule.id, fault.range.start)) continue;
      const severity = settledSeverity(rule.id, fault.severity ?? rule.severity, settings);
      if (severity !== 'off') findings.push(toFinding(rule, fault, severity, input));
    }
  }
  return findings.sort(byPlace);
}

function inOrder(rules: readonly Rule[]): readonly Rule[] {
  return [
    ...rules.filter(({ runsLast }) => runsLast !== true),
    ...rules.filter(({ runsLast }) => runsLast === true),
  ];
}

function toFinding(rule: Rule, fault: Fault, severity: Severity, { document }: LintInput): Finding {
  const { suggestion, expected } = fault;
  const told = { ...fault, subject: shorten(fault.subject) };
  return new Finding({
    rule: rule.id,
    severity,
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
