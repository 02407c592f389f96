// Collects problems while an org is read and gives them their places in the file. Knows no rule's meaning.

import type { SourceRange } from '#base/source-range';
import type { OrgDocument, SourceText } from '#document/types';
import type { Problem, ProblemRule, ValueProblem } from './problem.js';

/** A problem's facts; what is left out is empty. */
interface ProblemFacts extends Partial<Problem> {
  readonly rule: ProblemRule;
  readonly range: SourceRange;
  readonly actual: string;
  readonly subject: string;
}

export interface ProblemLog {
  add(facts: ProblemFacts): void;
  /** Problems inside `written`. Where nothing is written they are put at `wanting`, the key that wants a value. */
  addReading(
    subject: string,
    written: SourceText,
    wanting: SourceRange,
    problems: readonly ValueProblem[],
  ): void;
  /** All so far, by their place in the file. */
  list(): readonly Problem[];
}

export function createProblemLog(document: OrgDocument): ProblemLog {
  const problems: Problem[] = [];
  const add = (facts: ProblemFacts): void => {
    problems.push({ reason: '', expected: [], suggestion: null, related: [], ...facts });
  };
  return {
    add,
    addReading(subject, written, wanting, readings) {
      for (const { start, end, ...facts } of readings) {
        const range = written.text === '' ? wanting : rangeWithin(document, written, start, end);
        add({ ...facts, subject, range });
      }
    },
    list: () => problems.toSorted((a, b) => a.range.start.offset - b.range.start.offset),
  };
}

/**
 * The place of a part of a text, offsets counted in its `text`. Where the source spells the text otherwise (a cron
 * expression in backticks), the part is looked for; the whole text when it does not stand there exactly once.
 */
export function rangeWithin(
  document: OrgDocument,
  written: SourceText,
  start: number,
  end: number,
): SourceRange {
  if (end <= start) return written.range;
  const from = written.range.start.offset;
  if (written.raw === written.text) return document.rangeAt(from + start, from + end);
  const part = written.text.slice(start, end);
  const place = written.raw.indexOf(part);
  if (place === -1 || written.raw.indexOf(part, place + 1) !== -1) return written.range;
  return document.rangeAt(from + place, from + place + part.length);
}
