// Lines of prose and code that look like fields and are none: the key is known, the notation is not the one of fields.
// Knows which keys may stand in a place; what to say about it is the rule's.

import { letterPattern } from '#base/letter-pattern';
import { canonicalKey } from '#document/canonical-key';
import type { Prose, SourceText } from '#document/types';
import type { Reading } from '#org/problem';
import { READERS } from '#org/readers';
import type { KeyName, Place } from '#org/vocabulary';
import { findKey, keysOf } from '#org/vocabulary';

/** One line, offsets counted in the whole source. */
export interface LookAlike {
  readonly key: KeyName;
  /** From the key up to its colon, with the marks around it. */
  readonly start: number;
  readonly end: number;
  readonly hasBullet: boolean;
}

/** Free text is a value of any of these keys, so that only a short one looks like it. */
const TEXT_KEYS: ReadonlySet<KeyName> = new Set(['domain', 'avatar', 'reportsto', 'github', 'id']);
const TEXT_WORDS_MAX = 4;

/** All lines of a prose or code entry that look like fields of `place`; none where the entry is ordinary text. */
export function lookAlikesIn({ kind, content }: Prose, place: Place): LookAlike[] {
  if (kind === 'comment') return [];
  const lines = linesOf(content).filter(({ text }) => text.trim() !== '' && !isFence(text, kind));
  const found = lines.flatMap((line) => lookAlike(line, place) ?? []);
  // Lines without a bullet, and code, may be about anything: they count where all of them are settings.
  if (found.length === lines.length) return found;
  return kind === 'code' ? [] : found.filter(({ hasBullet }) => hasBullet);
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf({ raw, range }: SourceText): Line[] {
  const lines: Line[] = [];
  let start = range.start.offset;
  for (const text of raw.split('\n')) {
    lines.push({ text, start });
    start += text.length + 1;
  }
  return lines;
}

function isFence(text: string, kind: Prose['kind']): boolean {
  return kind === 'code' && /^\s*(?:`{3,}|~{3,})/u.test(text);
}

const BULLET = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/u;
/** `Model:`, `*Model*:`, `**Model:**`, `__Model__ :`; and bold without a colon. */
const keyPattern = letterPattern(
  String.raw`^(?:([*_\x60]{0,3})([\p{L}][\p{L} _-]{0,30})[*_\x60]{0,3}[ \t]{0,4}:[*_\x60]{0,3}|(\*\*|__)([\p{L}][\p{L} _-]{0,30})\3(?:[ \t]{0,4}=|[ \t]{1,4}[-\u2013\u2014])?)(?=[ \t]|$)`,
);

function lookAlike({ text, start }: Line, place: Place): LookAlike | null {
  const bullet = BULLET.exec(text)?.[0] ?? '';
  const indent = text.length - text.trimStart().length;
  const from = bullet === '' ? indent : bullet.length;
  const line = text.slice(from);
  const match = keyPattern(line).exec(line);
  if (match === null) return null;
  const key = findKey(canonicalKey(match[2] ?? match[4] ?? ''));
  if (key === null || !keysOf(place).includes(key)) return null;
  const end = from + match[0].length;
  const value = text
    .slice(end)
    .trim()
    .replace(/^`([^`]*)`$/u, '$1');
  if (!isMeant(key, value)) return null;
  return { key, start: start + from, end: start + end, hasBullet: bullet !== '' };
}

/** A text that its key cannot take is a sentence that happens to begin with a word and a colon. */
function isMeant(key: KeyName, value: string): boolean {
  if (value === '') return false;
  const words = value.split(/\s+/u, TEXT_WORDS_MAX + 1).length;
  return isReadable(key, value) && !(TEXT_KEYS.has(key) && words > TEXT_WORDS_MAX);
}

function isReadable(key: KeyName, value: string): boolean {
  const read: (text: string) => Reading<unknown> = READERS[key];
  const { value: understood, problems } = read(value.replace(/\s+(?:—|–|--)\s.*$/u, ''));
  return understood !== null && problems.length === 0;
}
