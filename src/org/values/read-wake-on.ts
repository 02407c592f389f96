// `Wake on`: which messages wake an agent. Knows no agent: whether anybody sends them is lint's question.

import { isExternalTrigger } from '#org/names';
import type { Reading, ValueProblem } from '#org/problem';
import type { WakeEvent } from '#org/types';
import { WAKE_NAMES, WAKE_NAMES_EXPECTED } from '#org/vocabulary/wake-event-names';
import { readWakeFilter } from './read-wake-filter.js';
import type { Piece } from './reading.js';
import { partOf, pieceOf, problemWith, splitAtCommas } from './reading.js';
import { uniteWakeEvents } from './unite-wake-events.js';

// A sign may have a word behind it, and a word another: `tasks; and orders`.
const SEPARATOR = /(?:^|\s*[;&/+|]\s*|\s+)(?:(?:and|or)\s+)+|\s*[;&/+|]\s*/iu;

/** `all` for one item that is understood so. */
type Item = readonly WakeEvent[] | 'all';

/**
 * Triggers, comma-separated, or `all`; `all, code changes` is the five message triggers and that one. What always wakes
 * (`timer`, `threshold`) may be named and adds nothing, so a list of only those is empty. Each event stands once.
 */
export function readWakeOn(text: string): Reading<'all' | WakeEvent[]> {
  const whole = pieceOf(text);
  const problems: ValueProblem[] = [];
  const pieces = whole.text === '' ? [] : splitAtCommas(whole);
  const items = pieces.flatMap((piece) => readItem(piece, problems));
  // A list of only what always wakes keeps all messages out: there each name matters.
  const wakes = items.some((item) => item === 'all' || item.length > 0);
  const told = wakes ? problems : problems.filter(({ rule }) => rule !== 'redundant-wake-event');
  if (items.length === 0) {
    problems.push(problemWith('empty-wake-filter', whole, '', WAKE_NAMES_EXPECTED));
    return { value: null, problems };
  }
  return { value: uniteWakeEvents(items), problems: told };
}

function readItem(piece: Piece, problems: ValueProblem[]): Item[] {
  const bracket = piece.text.indexOf('(');
  const name = partOf(piece, 0, bracket < 0 ? piece.text.length : bracket);
  const parts = separateParts(name);
  if (parts.length > 1 || parts[0]?.text !== name.text) {
    const fixed = parts.map((part) => part.text).join(', ') + piece.text.slice(name.text.length);
    problems.push(problemWith('wake-on-separator', piece, '', ['a comma'], fixed));
    return parts.flatMap((part) => readNamed(part, null, problems));
  }
  const filter = bracket < 0 ? null : partOf(piece, bracket);
  return readNamed(name, filter, problems);
}

function separateParts(name: Piece): Piece[] {
  if (isName(name.text)) return [name];
  const parts = name.text.split(SEPARATOR).flatMap(separateNames);
  return parts.length === 0 ? [name] : placeParts(name, parts);
}

/** Names with only spaces between them; any other text stays whole, an empty one is nothing. */
function separateNames(text: string): string[] {
  const words = text.split(/\s+/u);
  if (!isName(text) && words.length > 1 && words.every(isName)) return words;
  return text === '' ? [] : [text];
}

function isName(text: string): boolean {
  return WAKE_NAMES.find(text) !== undefined;
}

function placeParts(name: Piece, texts: readonly string[]): Piece[] {
  let from = 0;
  return texts.map((text) => {
    const start = name.text.indexOf(text, from);
    from = start + text.length;
    return partOf(name, start, from);
  });
}

function readNamed(name: Piece, filterText: Piece | null, problems: ValueProblem[]): Item[] {
  const meaning = WAKE_NAMES.find(name.text);
  if (meaning === undefined) {
    const suggestion = WAKE_NAMES.suggest(name.text);
    problems.push(problemWith('unknown-wake-event', name, '', WAKE_NAMES_EXPECTED, suggestion));
    return [];
  }
  const triggers = typeof meaning === 'string' ? [] : meaning;
  if (filterText === null) {
    if (meaning === 'all') return ['all'];
    if (meaning === 'always') problems.push(problemWith('redundant-wake-event', name, '', []));
    return [triggers.map((trigger) => ({ trigger, filter: null }))];
  }
  if (triggers.length === 0 || !triggers.every((trigger) => isExternalTrigger(trigger))) {
    const reason = 'only triggers from outside carry attributes to filter by';
    problems.push(problemWith('value-invalid', filterText, reason, []));
    return [];
  }
  const filter = readWakeFilter(filterText);
  problems.push(...filter.problems);
  if (filter.value === null) return [];
  const attributes = filter.value;
  return [triggers.map((trigger) => ({ trigger, filter: attributes }))];
}
