// Characters that nobody sees.

import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleStructure } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import type { InvisibleRun } from '../invisible-characters.js';
import { findInvisible, nameInvisible } from '../invisible-characters.js';
import { countOf } from '../words.js';

const SHOWN_MAX = 4;
/** Whoever has so many has something else to do than to look at each. */
const LINES_MAX = 100;

export const invisibleUnicode = defineRule({
  id: 'invisible-unicode',
  severity: 'warning',
  summary: 'characters that cannot be seen, or that turn the text around',
  docs: () => ({
    why: 'A reviewer approves what can be seen. Characters without width or with a direction of their own hide words from people that programs and models still read.',
    engine:
      'They are part of the text: a key or a name with one in it is another key or name, and agents are told them as they stand.',
    whenOff: 'When the text needs one that this rule does not know, for its script or its emoji.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Domain:** family 👩‍👧 and flags 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and ❤️'),
      exampleStructure('### می‌خواهم'),
      `\ufeff${exampleRole()}`,
    ],
    bad: [
      { source: exampleStructure('### Back\u200bend'), at: '\u200b' },
      { source: exampleRole('Pays \u202etnuoma lluf\u202c at once.'), at: '\u202e' },
      { source: exampleRole('- **Domain:** bill\u00ading'), at: '\u00ad' },
      {
        source: exampleRole('Be kind.\u{e0049}\u{e0067}\u{e006e}\u{e006f}\u{e0072}\u{e0065}'),
        at: '\u{e0049}\u{e0067}\u{e006e}\u{e006f}\u{e0072}\u{e0065}',
      },
    ],
  }),
  check: function* ({ document }): Iterable<Fault> {
    const lines = groupByLine(findInvisible(document.source), document.source);
    for (const [i, [first, ...others]] of lines.slice(0, LINES_MAX).entries()) {
      const kind = nameInvisible(first.points[0] ?? 0);
      const onLine = others.length === 0 ? '' : `, and ${others.length} more on this line`;
      const isLast = i === LINES_MAX - 1 && lines.length > LINES_MAX;
      const below = isLast ? `, and ${countOf(lines.length - LINES_MAX, 'more line')} below` : '';
      const range = document.rangeAt(first.start, first.end);
      yield faultAt(range, describe(first), kind, { reason: onLine + below });
    }
  },
  message: ({ actual, subject, reason }) =>
    `${actual} (${subject}) cannot be seen${reason}; programs and models read it all the same`,
  advise: () => 'delete it, and type the words around it anew',
});

/** One a line is enough: who looks there finds the others. */
function groupByLine(
  runs: readonly InvisibleRun[],
  source: string,
): [InvisibleRun, ...InvisibleRun[]][] {
  const lines: [InvisibleRun, ...InvisibleRun[]][] = [];
  let lineEnd = -1;
  for (const run of runs) {
    if (run.start < lineEnd) {
      lines.at(-1)?.push(run);
      continue;
    }
    const end = source.slice(run.end).search(/[\r\n]/u);
    lineEnd = end < 0 ? source.length : run.end + end;
    lines.push([run]);
  }
  return lines;
}

/** `U+200B`, `U+E0049 U+E0067 U+E006E U+E006F and 2 more`. */
function describe({ points }: InvisibleRun): string {
  const shown = points
    .slice(0, SHOWN_MAX)
    .map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
  const more = points.length - shown.length;
  return shown.join(' ') + (more === 0 ? '' : ` and ${more} more`);
}
