// Findings as GitHub Actions' workflow commands, which become annotations in a pull request. Knows the ten of each kind that
// GitHub shows, and that its runner takes any line of output for a command that looks like one.

import { visibleText } from '#base/visible-text';
import type { Severity } from '#lint/finding';
import type { LintResult } from '#main/lint-org';
import { compactLine } from './findings-compact.js';
import type { FindingsOptions } from './findings-options.js';
import type { PlacedFinding } from './findings-summary.js';
import { checkedText, foundText, fullMessage, worstFirst } from './findings-summary.js';
import { formatCount } from './quantities.js';

/** Of each kind in a step; GitHub drops the others without a word. */
const SHOWN_MAX = 10;

const KINDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** The plain list for the log, the commands with errors first, and what GitHub does not show. */
export function formatFindingsGithub(
  result: LintResult,
  { pathOf }: Pick<FindingsOptions, 'pathOf'>,
): string {
  const sorted = worstFirst(result);
  const shown: PlacedFinding[] = [];
  const left = { error: 0, warning: 0, info: 0 };
  const taken = { error: 0, warning: 0, info: 0 };
  for (const placed of sorted) {
    const { severity } = placed.finding;
    if (taken[severity] === SHOWN_MAX) left[severity] += 1;
    else {
      taken[severity] += 1;
      shown.push(placed);
    }
  }
  return [
    ...sorted.map((placed) => plainLine(compactLine(placed))),
    ...shown.map((placed) => command(placed, pathOf)),
    ...moreLine(left),
    `${checkedText(result)}: ${foundText(result)}`,
    '',
  ].join('\n');
}

function command({ file, finding }: PlacedFinding, pathOf: (name: string) => string): string {
  const { start, end } = finding.range;
  // The runner drops columns of places with several lines, and says so.
  const columns =
    start.line === end.line ? { col: start.column, endColumn: end.column } : undefined;
  const properties = {
    file: pathOf(file.name),
    line: start.line,
    endLine: end.line,
    ...columns,
    title: `orgsim: ${finding.rule}`,
  };
  const listed = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(visibleText(String(value)))}`,
  );
  const message = escapeData(defuse(visibleText(fullMessage(finding))));
  return `::${KINDS[finding.severity]} ${listed.join(',')}::${message}`;
}

function moreLine(left: Readonly<Record<Severity, number>>): readonly string[] {
  const total = left.error + left.warning + left.info;
  if (total === 0) return [];
  return [
    `${formatCount(total)} more: GitHub shows ${SHOWN_MAX} annotations of each kind; the list above has all.`,
  ];
}

/** A line that the runner takes for no command. */
function plainLine(line: string): string {
  const text = defuse(line);
  return /^\s*::/u.test(text) ? `./${text}` : text;
}

/** The older kind of command may stand anywhere in a line. */
function defuse(text: string): string {
  return text.replaceAll('##[', '##\\[');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
