// Names for findings that stay the same when lines above them come and go, so that a host of repositories knows an old finding
// from a new one. Knows no format.

import { randomStream } from '#base/random-streams';
import type { Finding } from '#lint/finding';
import type { LintedFile } from '#main/lint-org';

const WORDS = 4;

/**
 * 32 hexadecimal digits for each finding of the file, all different: from the rule, what stands there, the heading that it
 * stands under, and which one of those that are alike in this it is. `scope` tells files apart.
 */
export function fingerprints({ source, findings }: LintedFile, scope = ''): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = [scope, finding.rule, finding.actual ?? '', headingBefore(source, finding)].join(
      '\0',
    );
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return digest(`${key}\0${count}`);
  });
}

/** The text of the line with `#` that the finding stands under or in; '' before the first one. */
function headingBefore(source: string, { range }: Finding): string {
  const at = range.start.offset;
  const lineStart = at - (range.start.column - 1);
  const from = source.startsWith('#', lineStart) ? lineStart : source.lastIndexOf('\n#', at) + 1;
  const heading = /^#[^\r\n]*/.exec(source.slice(from, from + 200))?.[0] ?? '';
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
