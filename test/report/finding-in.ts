// Findings made by hand, at the place of a text in a source.
import type { SourcePoint, SourceRange } from '#base/source-range';
import type { FindingParts } from '#lint/finding';
import { Finding } from '#lint/finding';

/** The range of the first `text` in `source`, which must hold it. */
export function rangeOf(source: string, text: string): SourceRange {
  const start = source.indexOf(text);
  if (start < 0) throw new Error(`no ${JSON.stringify(text)} in the source`);
  return { start: pointAt(source, start), end: pointAt(source, start + text.length) };
}

export function findingIn(source: string, at: string, parts: Partial<FindingParts> = {}): Finding {
  return new Finding({
    rule: 'unknown-wake-event',
    severity: 'error',
    range: rangeOf(source, at),
    message: `"${at}" is not a wake event; Backend Lead would never wake for it`,
    advice: 'known: tasks, orders',
    actual: at,
    expected: ['tasks', 'orders'],
    related: [],
    fix: null,
    ...parts,
  });
}

function pointAt(source: string, offset: number): SourcePoint {
  const lines = source.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset };
}
