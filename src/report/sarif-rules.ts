// Rules as a SARIF log describes them: what they catch, why, and what the engine does, for whoever reads an alert. Knows no
// finding.

import type { Rule } from '#lint/define-rule';
import type { Severity } from '#lint/finding';

export const SARIF_LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** A reportingDescriptor. `url` is the page of the rule, where there is one. */
export function describeSarifRule(rule: Rule, url: string | null): object {
  const { why, engine } = rule.docs();
  return {
    id: rule.id,
    shortDescription: { text: sentence(rule.summary) },
    fullDescription: { text: `${why} ${engine}` },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    ...(url !== null && { helpUri: url }),
    defaultConfiguration: { level: SARIF_LEVELS[rule.severity] },
  };
}

function helpText(rule: Rule): string {
  const docs = rule.docs();
  return [
    docs.why,
    `What the engine does: ${docs.engine}`,
    `When to switch it off: ${docs.whenOff}`,
  ].join('\n\n');
}

function helpMarkdown(rule: Rule): string {
  const [docs, examples] = [rule.docs(), rule.examples()];
  const bad = examples.bad[0]?.source;
  const good = examples.good[0];
  return [
    docs.why,
    `**What the engine does:** ${docs.engine}`,
    `**When to switch it off:** ${docs.whenOff}`,
    ...(bad === undefined ? [] : ['**Wrong:**', fenced(bad)]),
    ...(good === undefined ? [] : ['**Right:**', fenced(good)]),
    `\`orgsim explain ${rule.id}\` says more.`,
  ].join('\n\n');
}

/** In a fence that is longer than any inside. */
function fenced(source: string): string {
  const runs = source.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}md\n${source.trimEnd()}\n${fence}`;
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
