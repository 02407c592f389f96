// Names for findings that stay the same when lines above them come and go, so that a host of repositories knows an old finding
// from a new one. Knows no format.

import { randomStream } from '#base/random-streams';
import type { Finding } from '#lint/finding';
import type { LintedFile } from '#main/lint-org';

const WORDS = 4;
/** Units of a heading that tell it from others. */
const HEADING_MAX = 200;

/**
 * 32 hexadecimal digits for each finding of the file, all different: from the rule, what stands there, the heading that it
 * stands under, and which one of those that are alike in this it is. `scope` tells files apart.
 */
export function fingerprints({ source, findings }: LintedFile, scope = ''): readonly string[] {
  const seen = new Map<string, number>();
  const headings = createHeadingFinder(source);
  return findings.map((finding) => {
    const { rule, actual = '' } = finding;
    const key = [scope, rule, actual, headings(finding)].join('\0');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return digest(`${key}\0${count}`);
  });
}

/**
 * For the text of the line with `#` that a finding stands under or in, '' before the first one. Findings in the order of the
 * text are looked up in time linear in it.
 */
function createHeadingFinder(source: string): (finding: Finding) => string {
  let [searched, from] = [0, 0];
  return ({ range: { start } }) => {
    const lineStart = start.offset - (start.column - 1);
    if (lineStart < searched) [searched, from] = [0, 0];
    const found = source.slice(searched, lineStart + 1).lastIndexOf('\n#');
    if (found >= 0) from = searched + found + 1;
    if (source.startsWith('#', lineStart)) from = lineStart;
    searched = lineStart;
    return headingAt(source, from);
  };
}

function headingAt(source: string, start: number): string {
  const heading = /^#[^\r\n]*/.exec(source.slice(start, start + HEADING_MAX))?.[0] ?? '';
  return heading.trim();
}

// A stream of draws is seeded by a hash of its key, the same on every machine: its first words are as good as that.
function digest(text: string): string {
  const draw = randomStream(0, text);
  return Array.from({ length: WORDS }, () =>
    Math.floor(draw() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}
