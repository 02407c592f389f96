// How rules put facts from a file into a sentence.

import { groupThousands } from '#base/format-usd';

const QUOTE_MAX = 60;
/** Code units that can hold `QUOTE_MAX` characters and some space between them. */
const LOOK_MAX = 4 * QUOTE_MAX;

/** In quotes, on one line, long ones cut; where nothing is written it says so. */
export function quote(text: string): string {
  const line = shorten(text);
  return line === '' ? 'an empty value' : `"${line}"`;
}

/** On one line, cut after `QUOTE_MAX` characters: a heading may be megabytes long, a sentence may not. */
export function shorten(text: string): string {
  const line = text.slice(0, LOOK_MAX).replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= QUOTE_MAX ? line : `${characters.slice(0, QUOTE_MAX).join('')}…`;
}

/** ` (why)`, or nothing where the rule says it all. */
export function because(reason: string): string {
  return reason === '' ? '' : ` (${reason})`;
}

/** `2,880 calls`, `1 call`. */
export function countOf(count: number, noun: string): string {
  const rounded = Math.round(count);
  return `${groupThousands(String(rounded))} ${noun}${rounded === 1 ? '' : 's'}`;
}

/** `every tick`, `every 12 ticks`. */
export function everyTicks(ticks: number): string {
  return ticks === 1 ? 'every tick' : `every ${countOf(ticks, 'tick')}`;
}

/** `1 tick`, `2,880 ticks`. */
export function countTicks(ticks: number): string {
  return countOf(ticks, 'tick');
}

/** A length of time: `10 s`, `5 min`, `2 h`. */
export function sayTime(seconds: number): string {
  const [unit, length] =
    seconds % 3600 === 0 ? ['h', 3600] : seconds % 60 === 0 ? ['min', 60] : ['s', 1];
  return `${seconds / length} ${unit}`;
}

/** A time of day from minutes after midnight: `08:30`. */
export function sayClock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
