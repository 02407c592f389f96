// `Timer`: a name and, as the longest phrase at the end that is one, a schedule. Knows no time zone.
import { didYouMean } from '#base/did-you-mean';
import { checkCron } from '#org/check-cron';
import type { Reading, ValueProblem } from '#org/problem';
import { QUALIFYING_WORDS, SCHEDULE_WORDS, TIMING_WORDS } from '#org/vocabulary/schedule-words';
import type { Piece } from './reading.js';
import { partOf, pieceOf, problemWith, refused, shiftProblems, understood } from './reading.js';
import type { SchedulePhrase } from './schedule-phrase.js';
import { parseSchedulePhrase } from './schedule-phrase.js';

/** A timer without a name of its own is called by its schedule, as written. */
export interface NamedSchedule {
  readonly name: string;
  /** Five or six fields. */
  readonly cron: string;
}

const EXAMPLES = [
  'at 09:00',
  'every weekday at 9:30',
  'every Monday at 10:00',
  'every 15 minutes',
  '0 9 * * *',
];
const CRON_FIELD =
  /^(?:[\d*?,/#LWH-]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)+$/iu;
const ORDINAL = /^\d+(?:st|nd|rd|th)$/u;
/** No schedule is longer: seven days, each with a comma or an `and`, and a time. */
const LONGEST_SCHEDULE_WORDS = 20;

/** `daily review at 09:00` is a timer named `daily review` with cron `0 9 * * *`. */
export function readTimer(text: string): Reading<NamedSchedule> {
  const whole = pieceOf(text);
  const quoted = /`([^`]*)`$/u.exec(whole.text);
  if (quoted !== null) {
    const cron = partOf(whole, quoted.index + 1, whole.text.length - 1);
    return readCron(whole, cron, quoted.index);
  }
  const cron = findCron(whole);
  if (cron !== null) return readCron(whole, cron, cron.start - whole.start);
  const result = understandWords(whole);
  if ('cron' in result) return understood(result);
  return refused({ ...result, suggestion: suggestSchedule(whole, result) });
}

function readCron(whole: Piece, cron: Piece, nameEnd: number): Reading<NamedSchedule> {
  const problems = checkCron(cron.text);
  if (problems.length > 0) return refused(...shiftProblems(problems, cron.start));
  return understood({ name: nameOf(whole, nameEnd, cron), cron: cron.text.replace(/\s+/gu, ' ') });
}

/** The longest sound cron at the end, else what was meant as one, or null when nothing was. */
function findCron(whole: Piece): Piece | null {
  const words = lastWords(whole);
  const areFields = words.map((word) => CRON_FIELD.test(firstWord(word.text)));
  const run = words.slice(areFields.lastIndexOf(false) + 1);
  // Which of seven fields are meant nobody can say; backticks would.
  if (run.length > 6) return run[0] ?? null;
  const longest = [run.at(-6), run.at(-5)].filter((piece) => piece !== undefined);
  const sound = longest.find((piece) => checkCron(piece.text).length === 0);
  if (sound !== undefined) return sound;
  const isMeant = run.length >= 5 || (run.length >= 2 && run[0]?.text.includes('*'));
  return isMeant ? (run[0] ?? null) : null;
}

function understandWords(whole: Piece): NamedSchedule | ValueProblem {
  for (const phrase of lastWords(whole)) {
    const parsed = parseSchedulePhrase(phrase.text);
    if (parsed !== null) return understandPhrase(whole, phrase, parsed);
  }
  const lacksTime = /(?:^|\s)(?:daily|weekly|monthly|every\s+\S+)$/iu.test(whole.text);
  return notUnderstood(
    whole,
    lacksTime ? 'it does not say at what time' : 'it does not end in a schedule',
  );
}

function understandPhrase(
  whole: Piece,
  phrase: Piece,
  parsed: SchedulePhrase,
): NamedSchedule | ValueProblem {
  if (parsed.kind === 'impossible') {
    return problemWith('schedule-not-understood', phrase, parsed.reason, parsed.expected);
  }
  const nameEnd = phrase.start - whole.start;
  const before =
    whole.text
      .slice(0, nameEnd)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const odd = parsed.namesDays
    ? before.slice(-1).find((word) => QUALIFYING_WORDS.has(word))
    : before.find((word) => TIMING_WORDS.has(word) || ORDINAL.test(word));
  if (odd === undefined) return { name: nameOf(whole, nameEnd, phrase), cron: parsed.cron };
  return notUnderstood(whole, `"${odd}" is not part of the schedule "${phrase.text}"`);
}

function notUnderstood(whole: Piece, reason: string): ValueProblem {
  return problemWith('schedule-not-understood', whole, reason, EXAMPLES);
}

// Puts words right, from the end of the text backwards, until it ends in a schedule.
function suggestSchedule(whole: Piece, problem: ValueProblem): string | null {
  if (problem.actual !== whole.text) return null;
  let corrected = whole.text.replace(/\bat\s+(\d{1,2})$/iu, 'at $1:00');
  for (const { start } of lastWords(whole).reverse()) {
    const position = start - whole.start;
    const word = /^\p{L}+/u.exec(whole.text.slice(position))?.[0] ?? '';
    const meant = word.length < 3 ? null : didYouMean(word, SCHEDULE_WORDS);
    if (meant !== null && meant !== word.toLowerCase()) {
      corrected = corrected.slice(0, position) + meant + corrected.slice(position + word.length);
    }
    if (corrected !== whole.text && 'cron' in understandWords(pieceOf(corrected))) return corrected;
  }
  return null;
}

function nameOf(whole: Piece, end: number, schedule: Piece): string {
  const name = whole.text.slice(0, end).replace(/[\s,:;-]+$/u, '');
  return name === '' ? schedule.text : name;
}

/** What stands from each of the last words on, the longest first. */
function lastWords(whole: Piece): Piece[] {
  const starts = [...whole.text.matchAll(/\S+/gu)].map((match) => match.index);
  return starts.slice(-LONGEST_SCHEDULE_WORDS).map((start) => partOf(whole, start));
}

function firstWord(text: string): string {
  return /^\S*/u.exec(text)?.[0] ?? '';
}
