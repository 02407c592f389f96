// The usual spelling of what values are made of: names of closed lists, lengths of time, shares, hours. Each function
// gives back what it does not know as it stands. Knows no key.

import { canonicalKey } from '#document/canonical-key';

/** Turns a text into its usual spelling; a text that it does not know stays as it is. */
export type Speller = (text: string) => string;

/** One of `names`, whatever its case and separators. */
export function spellName(names: readonly string[]): Speller {
  const spellings = new Map(names.map((name) => [canonicalKey(name), name]));
  return (text) => spellings.get(canonicalKey(text)) ?? text;
}

/** How a unit is written: its text for one and for many. */
const UNITS: readonly (readonly [spellings: RegExp, one: string, many: string])[] = [
  [/^(?:ticks?)?$/iu, ' tick', ' ticks'],
  [/^s(?:ecs?|econds?)?$/iu, 's', 's'],
  [/^m(?:ins?|inutes?)?$/iu, ' min', ' min'],
  [/^h(?:rs?|ours?)?$/iu, 'h', 'h'],
  [/^d(?:ays?)?$/iu, ' day', ' days'],
  [/^w(?:eeks?)?$/iu, ' week', ' weeks'],
];

/** `3` and `3 Tick` are `3 ticks`, `2 hours` is `2h`, `0` needs no unit; the number is not touched. */
export const spellDuration: Speller = (text) => {
  const [, number, word = ''] = /^([\d.]+)\s*([a-z]*)$/iu.exec(text) ?? [];
  const unit = UNITS.find(([spellings]) => spellings.test(word));
  if (number === undefined || unit === undefined || text === '0') return text;
  return `${number}${Number(number) === 1 ? unit[1] : unit[2]}`;
};

/** `4-8`, `5 min to 10 min`: both ends, with one unit behind the second where the first has none. */
export const spellDurationRange: Speller = (text) => {
  const ends = text.split(/\s*(?:-|–|—|\bto\b)\s*/iu);
  const [first = '', last] = ends;
  if (last === undefined) return spellDuration(text);
  if (ends.length > 2) return text;
  const low = /[a-z]/iu.test(first) ? spellDuration(first) : first;
  return `${low}-${spellDuration(last)}`;
};

/** `80 %` is `80%`, `80 percent` too. */
export const spellShare: Speller = (text) => text.replace(/(\d)\s*(?:%|percent\b)/giu, '$1%');

/** `8:00 – 22:00` is `08:00-22:00`. */
export const spellHours: Speller = (text) =>
  text
    .replace(/\b(\d{1,2}:\d{2})\s*(?:-|–|—|to)\s*(?=\d{1,2}:\d{2})/giu, '$1-')
    .replace(/(?<!\d)(\d:\d{2})\b/gu, '0$1');

/** `5 $ / Day` is `$5/day`; `100 k tokens per day` is `100K tokens/day`. */
export const spellBudget: Speller = (text) =>
  text
    .replace(/^\$\s+/u, '$')
    .replace(/(\d)\s*k\b/giu, '$1K')
    .replace(/(\d)\s*m\b/giu, '$1M')
    .replace(/\s*(?:\/|\b(?:per|an?)\b)\s*([a-z]+)$/iu, (_all, period: string) => `/${period}`)
    .replace(/[a-z]{2,}/giu, (word) => word.toLowerCase());

/** `l7+` is `L7+`, `level 6 AND below` is `L6 and below`. */
export const spellSelector: Speller = (text) =>
  text
    .toLowerCase()
    .replace(/\b(?:level|l)\s*(?=\d)/gu, 'L')
    .replace(/\s*(?:-|–|—)\s*/gu, '-')
    .replace(/\s+\+/gu, '+')
    .replace(/\s+/gu, ' ');

/** The pieces between commas that stand outside brackets, each respelled, joined by a comma and a space. */
export function spellList(spell: Speller): Speller {
  return (text) =>
    text
      .split(/,(?![^(]*\))/u)
      .map((piece) => spell(piece.trim()))
      .join(', ');
}
