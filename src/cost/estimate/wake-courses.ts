// The calendar as an event-driven agent passes it: spans of ticks, open or closed, some of them begun by a timer, cut where all
// starts anew. Knows no message.

import type { WakeTimes } from './wake-times.js';
import { openSpansOf } from './wake-times.js';

/** Ticks on end: a timer, if any, is due on the first of them. */
export interface Span {
  readonly ticks: number;
  readonly isOpen: boolean;
  readonly hasTimer: boolean;
}

/** Spans from a wake that is sure to the next one, or all of a period that has none: that one comes round. */
export interface Course {
  readonly spans: readonly Span[];
  readonly comesRound: boolean;
  readonly ticks: number;
  /** How many alike a period has. */
  readonly count: number;
}

/** Of one period. A timer makes a wake sure where no cooldown holds it. */
export function coursesOf(times: WakeTimes, cooldownTicks: number): readonly Course[] {
  const isSure = cooldownTicks <= 1;
  const known = knownCourses.get(times) ?? new Map<boolean, readonly Course[]>();
  knownCourses.set(times, known);
  const courses = known.get(isSure) ?? findCourses(times, isSure);
  known.set(isSure, courses);
  return courses;
}

const knownCourses = new WeakMap<WakeTimes, Map<boolean, readonly Course[]>>();

function findCourses(times: WakeTimes, isSure: boolean): readonly Course[] {
  const spans = spansOf(times);
  const first = isSure ? spans.findIndex(({ hasTimer }) => hasTimer) : -1;
  if (first < 0) return [courseOf(spans, true, 1)];
  const courses: Span[][] = [];
  for (const span of [...spans.slice(first), ...spans.slice(0, first)]) {
    const last = courses.at(-1);
    if (span.hasTimer || last === undefined) courses.push([span]);
    else append(last, span);
  }
  return countAlike(courses);
}

function spansOf(times: WakeTimes): Span[] {
  const spans: Span[] = [];
  const add = (ticks: number, isOpen: boolean, hasTimer = false): void => {
    if (ticks > 0) append(spans, { ticks, isOpen, hasTimer });
  };
  for (const { from, to, closedTicks, due } of openSpansOf(times)) {
    add(closedTicks, false);
    add((due[0] ?? to) - from, true);
    due.forEach((tick, index) => {
      add((due[index + 1] ?? to) - tick, true, true);
    });
  }
  return spans;
}

/** What goes on as before makes the last span longer. */
function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last === undefined || span.hasTimer || last.isOpen !== span.isOpen) spans.push(span);
  else spans[spans.length - 1] = { ...last, ticks: last.ticks + span.ticks };
}

function countAlike(all: readonly (readonly Span[])[]): Course[] {
  const known = new Map<string, Course>();
  for (const spans of all) {
    const key = spans.map(({ ticks, isOpen }) => `${isOpen ? '' : '-'}${ticks}`).join(' ');
    known.set(key, courseOf(spans, false, (known.get(key)?.count ?? 0) + 1));
  }
  return [...known.values()];
}

function courseOf(spans: readonly Span[], comesRound: boolean, count: number): Course {
  const ticks = spans.reduce((sum, span) => sum + span.ticks, 0);
  return { spans, comesRound, ticks, count };
}
