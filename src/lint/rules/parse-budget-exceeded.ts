// A text, or a line of it, that the parser could not read in a reasonable time. Whoever gave up says why; no time is
// measured here.

import { findDeepLines, MARKERS_MAX } from '#document/tame-nesting';
import type { OrgDocument, Section } from '#document/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { shorten } from '../words.js';

const DEEP = MARKERS_MAX + 1;
const LINE_IS_DEEP = `this line opens more than ${MARKERS_MAX}`;
const BLOCK_IS_DEEP = 'this block holds hundreds of';

export const parseBudgetExceeded = defineRule({
  id: 'parse-budget-exceeded',
  severity: 'error',
  summary: 'a text, or a line, that takes too long to read',
  docs: () => ({
    why: 'Some Markdown keeps a parser busy for minutes: a line of thousands of list marks, a paragraph of thousands of asterisks. No org is written so; a file that is has been made by a program, by mistake or to do harm.',
    engine: `A file that takes too long to read is not run at all. A line that opens more than ${MARKERS_MAX} lists and quotes is plain text.`,
    whenOff:
      'Never. A file that is large for good reasons reads faster when its long sections are cut by headings.',
  }),
  examples: () => ({
    good: [
      exampleRole(`${'> '.repeat(20)}quoted twenty times`),
      exampleRole('* '.repeat(DEEP).trim()),
      exampleRole('```', '- '.repeat(DEEP), '```'),
    ],
    bad: [
      deepExample('> '.repeat(DEEP)),
      deepExample('* '.repeat(DEEP)),
      deepExample('1. '.repeat(DEEP)),
    ],
  }),
  check: function* ({ document }): Iterable<Fault> {
    if (document.unread !== undefined) {
      yield faultAt(document, 0, '', document.unread);
      return;
    }
    for (const { start } of document.tooDeep) yield faultAt(document, start.offset, BLOCK_IS_DEEP);
    const lines = findDeepLines(document.source);
    if (lines.length === 0) return;
    const code = codeOf(document.root);
    for (const at of lines) {
      if (!code.some(({ start, end }) => at >= start && at < end))
        yield faultAt(document, at, LINE_IS_DEEP);
    }
  },
  message: ({ subject, reason }) =>
    subject === ''
      ? `nothing of this file was read, since ${reason}; nobody in it would run`
      : `${subject} lists and quotes in one another; it would be plain text`,
  advise: ({ subject }) =>
    subject === ''
      ? 'cut long sections by headings, and long paragraphs by blank lines'
      : 'nest it less, or make it code',
});

function deepExample(markers: string): { source: string; at: string } {
  const line = `${markers}x`;
  return { source: exampleRole(line), at: line };
}

/** At the line that begins at `start`. */
function faultAt(document: OrgDocument, start: number, subject: string, reason = ''): Fault {
  const length = document.source.slice(start).search(/[\r\n]|$/u);
  const range = document.rangeAt(start, start + length);
  const actual = shorten(document.source.slice(start, start + length));
  return { range, actual, subject, reason, expected: [], suggestion: null, related: [] };
}

/** Where code and comments stand, which are text whatever is in them. */
function codeOf(section: Section): { readonly start: number; readonly end: number }[] {
  const own = section.entries.flatMap((entry) => {
    if (entry.kind !== 'prose' || entry.prose.kind === 'prose') return [];
    const { start, end } = entry.prose.content.range;
    return [{ start: start.offset, end: end.offset }];
  });
  return [...own, ...section.sections.flatMap(codeOf)];
}
