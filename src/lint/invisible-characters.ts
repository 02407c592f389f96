// Finds characters that nobody sees: what a reviewer reads is then not what the program and the model read. Knows the
// scripts and the emoji that need some of them.

export interface InvisibleRun {
  readonly start: number;
  readonly end: number;
  /** Their code points, in order. */
  readonly points: readonly number[];
}

interface Kind {
  readonly name: string;
  /** Ends included. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const KINDS: readonly Kind[] = [
  {
    name: 'control character',
    ranges: [
      [0x00, 0x08],
      [0x0b, 0x0c],
      [0x0e, 0x1f],
      [0x7f, 0x9f],
    ],
  },
  { name: 'soft hyphen', ranges: [[0xad, 0xad]] },
  {
    name: 'text direction',
    ranges: [
      [0x61c, 0x61c],
      [0x200e, 0x200f],
      [0x202a, 0x202e],
      [0x2066, 0x2069],
    ],
  },
  {
    name: 'zero-width character',
    ranges: [
      [0x34f, 0x34f],
      [0x180e, 0x180e],
      [0x200b, 0x200d],
      [0x2060, 0x2064],
      [0x206a, 0x206f],
      [0xfeff, 0xfeff],
    ],
  },
  {
    name: 'blank letter',
    ranges: [
      [0x115f, 0x1160],
      [0x3164, 0x3164],
      [0xffa0, 0xffa0],
    ],
  },
  {
    name: 'variation selector',
    ranges: [
      [0xfe00, 0xfe0f],
      [0xe0100, 0xe01ef],
    ],
  },
  { name: 'tag character', ranges: [[0xe0000, 0xe007f]] },
];

const CLASS = KINDS.flatMap(({ ranges }) => ranges)
  .map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`)
  .join('');
const RUN = new RegExp(`[${CLASS}]+`, 'gu');

/** What the character of a code point is; it must be one that `findInvisible` finds. */
export function nameInvisible(point: number): string {
  const isIn = ([first, last]: readonly [number, number]): boolean =>
    point >= first && point <= last;
  return KINDS.find(({ ranges }) => ranges.some(isIn))?.name ?? 'invisible character';
}

/** Runs of invisible characters that have no business where they stand. */
export function findInvisible(text: string): InvisibleRun[] {
  const found: InvisibleRun[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const isMark = index === 0 && run.startsWith('\ufeff');
    const start = index + (isMark ? 1 : 0);
    const end = index + run.length;
    if (start === end || isNeeded(text, start, end)) continue;
    const points = Array.from(text.slice(start, end), (char) => char.codePointAt(0) ?? 0);
    found.push({ start, end, points });
  }
  return found;
}

// Patterns inside functions: V8 looks the scripts up where it meets one, and hardly any file has such characters.

/** Scripts whose letters join, or do not, because of a ZWJ or ZWNJ. */
const isJoining = (text: string): boolean =>
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u.test(
    text,
  );
const isRightToLeft = (text: string): boolean =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    text,
  );
const isPictograph = (text: string): boolean =>
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u20e3/u.test(text);
const takesVariation = (text: string): boolean =>
  /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Myanmar}\p{Sm}\p{So}0-9#*]/u.test(
    text,
  );
/** A flag of a region, as Scotland's: tags and the one that ends them, after a black flag. */
const FLAG_TAGS = /^[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{2,6}\u{e007f}$/u;
const BLACK_FLAG = 0x1f3f4;

function isNeeded(text: string, start: number, end: number): boolean {
  const run = text.slice(start, end);
  const before = codePointBefore(text, start);
  const after = String.fromCodePoint(text.codePointAt(end) ?? 0);
  switch (run) {
    case '\u200c':
      return isJoining(before) && isJoining(after);
    case '\u200d':
      return isJoining(before) || isJoining(after) || (isPictograph(before) && isPictograph(after));
    case '\ufe0f\u200d':
      return isPictograph(before) && isPictograph(after);
    case '\u200e':
    case '\u200f':
    case '\u061c':
      return hasRightToLeft(text, start, end);
    default:
  }
  if (FLAG_TAGS.test(run)) return before.codePointAt(0) === BLACK_FLAG;
  const isOneSelector =
    Array.from(run).length === 1 && nameInvisible(run.codePointAt(0) ?? 0) === 'variation selector';
  return isOneSelector && takesVariation(before);
}

/** The character that ends at `end`; a lone NUL at the start of the text, which no class holds. */
function codePointBefore(text: string, end: number): string {
  const [last, high] = [text.charCodeAt(end - 1), text.charCodeAt(end - 2)];
  const isPair = last >= 0xdc00 && last <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
  return isPair ? text.slice(end - 2, end) : text.slice(Math.max(0, end - 1), end);
}

/** Direction marks belong to text of both directions: near a letter that is written from right to left. */
function hasRightToLeft(text: string, start: number, end: number): boolean {
  return isRightToLeft(text.slice(Math.max(0, start - NEAR), end + NEAR));
}
const NEAR = 80;
