// The communication parameters of Culture, and the presets that set them. Knows not what a preset sets.
import type { Duration } from '#base/duration';
import type { Preset } from '#org/names';
import { PRESETS } from '#org/names';
import type { Reading } from '#org/problem';
import type { Culture } from '#org/types';
import { nameTable } from '#org/vocabulary/name-table';
import { readTickInterval } from './read-duration.js';
import {
  partOf,
  pieceOf,
  problemWith,
  readName,
  readPiece,
  refused,
  understood,
} from './reading.js';

/** `wait`: the period of batched, the wait of delayed, 0 ticks for immediate. */
export interface EscalationValue {
  readonly mode: Culture['escalation'];
  readonly wait: Duration;
}

/** `limit` null: no limit. */
export interface HierarchyDepth {
  readonly limit: number | null;
}

const PRESET_NAMES = nameTable<Preset>(PRESETS.map((preset) => [preset, preset]));

const HOUR: Duration = { kind: 'time', seconds: 3600 };
const ESCALATIONS = nameTable<EscalationValue>([
  ['immediate', { mode: 'immediate', wait: { kind: 'ticks', ticks: 0 } }],
  ['batched', { mode: 'batched', wait: HOUR }],
  ['delayed', { mode: 'delayed', wait: { kind: 'ticks', ticks: 10 } }],
]);
const PERIODS = nameTable<Duration>([
  ['hourly', HOUR],
  ['daily', { kind: 'time', seconds: 86_400 }],
  ['every tick', { kind: 'ticks', ticks: 1 }],
  ['every hour', HOUR],
]);
const PROGRESS = nameTable<Culture['progressUpdates']>([
  ['every tick', 'every tick'],
  ['on phase change', 'on phase change'],
  ['on request', 'on request'],
]);
const YES_NO = nameTable([
  ['yes', true],
  ['no', false],
  ['true', true],
  ['false', false],
]);
const DEPTHS = nameTable<HierarchyDepth>([
  ['flat', { limit: 2 }],
  ['shallow', { limit: 3 }],
  ['strict', { limit: null }],
]);

export function readPreset(text: string): Reading<Preset> {
  return readName(text, PRESET_NAMES, PRESETS, 'preset-unknown');
}

/** `immediate`, `batched` (hourly), `batched (30 min)`, `delayed` (10 ticks), `delayed (20 ticks)`. */
export function readEscalation(text: string): Reading<EscalationValue> {
  const piece = pieceOf(text);
  const [, name = piece.text, period] = /^([a-z]+)\s*\((.*)\)$/isu.exec(piece.text) ?? [];
  const known = ESCALATIONS.find(name);
  if (known === undefined || (period !== undefined && known.mode === 'immediate')) {
    const reason = known === undefined ? '' : 'immediate has no period';
    const expected = ['immediate', 'batched (hourly)', 'delayed'];
    return refused(
      problemWith('value-invalid', piece, reason, expected, ESCALATIONS.suggest(name)),
    );
  }
  if (period === undefined) return understood(known);
  const place = partOf(piece, piece.text.length - 1 - period.length, piece.text.length - 1);
  const named = PERIODS.find(place.text);
  if (named !== undefined) return understood({ mode: known.mode, wait: named });
  const wait = readPiece(place, readTickInterval);
  return wait.value === null
    ? { value: null, problems: wait.problems }
    : understood({ mode: known.mode, wait: wait.value });
}

export function readProgress(text: string): Reading<Culture['progressUpdates']> {
  return readName(text, PROGRESS, ['every tick', 'on phase change', 'on request']);
}

export function readYesNo(text: string): Reading<boolean> {
  return readName(text, YES_NO, ['yes', 'no']);
}

/** A number of levels from 1, `flat` (2), `shallow` (3) or `strict` (no limit). */
export function readHierarchyDepth(text: string): Reading<HierarchyDepth> {
  const piece = pieceOf(text);
  const digits = /^([1-9]\d{0,3})(?:\s+levels?)?$/iu.exec(piece.text)?.[1];
  if (digits !== undefined) return understood({ limit: Number(digits) });
  return readName(text, DEPTHS, ['3', 'flat', 'shallow', 'strict']);
}
