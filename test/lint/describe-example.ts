// A bad example of a rule as text: the file, each finding with all it knows, and the file after its fix.
import type { SourceRange } from '#base/source-range';
import { applyEdits } from '#base/text-edit';
import type { Finding, Fix } from '#lint/finding';
import { loadOrg } from '#main/load-org';

/** The source, the findings of `rule` in it, and what each of their fixes makes of it. */
export function describeExample(source: string, rule: string): string {
  const { findings } = loadOrg({ name: 'ORG.md', text: source });
  const told = findings.filter((finding) => finding.rule === rule);
  const lines = source
    .trimEnd()
    .split('\n')
    .map((line, index) => `${index + 1}`.padStart(3) + ` | ${line}`.trimEnd());
  return [...lines, ...told.flatMap((finding) => describe(finding, source)), ''].join('\n');
}

function describe(finding: Finding, source: string): string[] {
  const { severity, range, reason, note, expected = [], related, fix } = finding;
  return [
    `${place(range)} ${severity} at ${JSON.stringify(textAt(source, range))}`,
    `    ${reason}`,
    `    advice: ${note ?? 'none'}`,
    ...(expected.length > 0 ? [`    expected: ${expected.join(' | ')}`] : []),
    ...related.map((one) => `    related: ${place(one.range)} ${one.message}`),
    ...(fix === null ? [] : describeFix(fix, source)),
  ];
}

function describeFix(fix: Fix, source: string): string[] {
  const before = source.split('\n');
  const after = applyFix(source, fix).split('\n');
  const gone = before.filter((line) => !after.includes(line)).map((line) => `      - ${line}`);
  const come = after.filter((line) => !before.includes(line)).map((line) => `      + ${line}`);
  return [`    ${fix.safe ? 'safe fix' : 'suggestion'}:`, ...gone, ...come];
}

export function applyFix(source: string, { edits }: Fix): string {
  return applyEdits(source, edits) ?? source;
}

/** Whether the sorted list `some` holds nothing, or nothing more often, than the sorted list `all`. */
export function isWithin(some: readonly string[], all: readonly string[]): boolean {
  const left = [...all];
  return some.every((one) => {
    const at = left.indexOf(one);
    if (at === -1) return false;
    left.splice(at, 1);
    return true;
  });
}

function place({ start, end }: SourceRange): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

function textAt(source: string, { start, end }: SourceRange): string {
  return source.slice(start.offset, end.offset);
}
