// `Batch window`: how long messages wait for company, for all triggers or for some. Knows not how long a tick is.
import type { Duration } from '#base/duration';
import type { Priority } from '#org/names';
import { PRIORITIES } from '#org/names';
import type { Reading, ValueProblem } from '#org/problem';
import type { BatchKey } from '#org/types';
import { nameTable } from '#org/vocabulary/name-table';
import { WAKE_NAMES, WAKE_NAMES_EXPECTED } from '#org/vocabulary/wake-event-names';
import { readDuration } from './read-duration.js';
import type { Piece } from './reading.js';
import { partOf, pieceOf, problemWith, readPiece, splitAtCommas } from './reading.js';

interface BatchOverride {
  readonly key: BatchKey;
  readonly window: Duration;
}

/** `window` null: none is stated for the triggers without an override. */
export interface BatchWindow {
  readonly window: Duration | null;
  readonly overrides: readonly BatchOverride[];
}

const PRIORITY_NAMES = nameTable<Priority>(PRIORITIES.map((priority) => [priority, priority]));
const EXPECTED_KEYS = [...WAKE_NAMES_EXPECTED, 'low priority', 'high priority'];

/** `3 ticks`, `3 ticks (for completions)`, `20 ticks for low priority`, or several of these, comma-separated. */
export function readBatchWindow(text: string): Reading<BatchWindow> {
  const whole = pieceOf(text);
  const problems: ValueProblem[] = [];
  const windows = new Map<BatchKey | 'all', Duration>();
  for (const piece of splitAtCommas(whole)) readOneWindow(piece, windows, problems);
  if (windows.size === 0) return { value: null, problems };
  const window = windows.get('all') ?? null;
  const overrides: BatchOverride[] = [];
  for (const [key, duration] of windows) {
    if (key !== 'all') overrides.push({ key, window: duration });
  }
  return { value: { window, overrides }, problems };
}

function readOneWindow(
  piece: Piece,
  windows: Map<BatchKey | 'all', Duration>,
  problems: ValueProblem[],
): void {
  const match = /^([^(]*?)(?:\s+for\s+([^()]+)|\s*\(\s*(?:for\s+)?([^()]*)\))$/iu.exec(piece.text);
  const length = match?.[1] ?? piece.text;
  const duration = readPiece(partOf(piece, 0, length.length), readDuration);
  problems.push(...duration.problems);
  const keys = match === null ? (['all'] as const) : readKeys(keyPiece(piece, match), problems);
  if (duration.value === null) return;
  for (const key of keys) {
    if (windows.has(key)) {
      const whom = key === 'all' ? 'all triggers' : key;
      problems.push(problemWith('value-invalid', piece, `a second window for ${whom}`, []));
    } else windows.set(key, duration.value);
  }
}

function keyPiece(piece: Piece, match: RegExpExecArray): Piece {
  const written = match[2] ?? match[3] ?? '';
  const end = piece.text.length - (match[2] === undefined ? 1 : 0);
  return partOf(piece, end - written.length, end);
}

function readKeys(piece: Piece, problems: ValueProblem[]): (BatchKey | 'all')[] {
  const keys: (BatchKey | 'all')[] = [];
  let start = 0;
  for (const written of piece.text.split(/(\s*,\s*|\s+and\s+)/iu)) {
    const part = partOf(piece, start, start + written.length);
    const isSeparator = /^(?:,|and)$/iu.test(part.text);
    if (!isSeparator) keys.push(...readKey(part, problems));
    start += written.length;
  }
  return keys;
}

function readKey(piece: Piece, problems: ValueProblem[]): (BatchKey | 'all')[] {
  const priority = /^(?:priority[\s:]+(\S+)|(\S+)[\s-]+priority)$/iu.exec(piece.text);
  if (priority !== null) {
    const known = PRIORITY_NAMES.find(priority[1] ?? priority[2] ?? '');
    if (known !== undefined) return [`priority:${known}`];
    const expected = PRIORITIES.map((name) => `${name} priority`);
    problems.push(problemWith('value-invalid', piece, 'there is no such priority', expected));
    return [];
  }
  const meaning = WAKE_NAMES.find(piece.text);
  if (meaning === 'all') return ['all'];
  if (meaning === 'always') {
    problems.push(problemWith('value-invalid', piece, 'it wakes at once', EXPECTED_KEYS));
    return [];
  }
  if (meaning !== undefined) return [...meaning];
  const suggestion = WAKE_NAMES.suggest(piece.text);
  problems.push(problemWith('unknown-wake-event', piece, '', EXPECTED_KEYS, suggestion));
  return [];
}
