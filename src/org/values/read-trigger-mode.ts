// `Trigger`: polling or event-driven.
import { didYouMean } from '#base/did-you-mean';
import type { TriggerMode } from '#org/names';
import type { Reading } from '#org/problem';
import { pieceOf, problemWith, refused, understood } from './reading.js';

const MODES: readonly TriggerMode[] = ['polling', 'event-driven'];

/** Only case is forgiven: `event driven` is a problem that says `event-driven`. */
export function readTriggerMode(text: string): Reading<TriggerMode> {
  const piece = pieceOf(text);
  const written = piece.text.toLowerCase();
  const mode = MODES.find((known) => known === written);
  if (mode !== undefined) return understood(mode);
  const suggestion = didYouMean(piece.text, MODES);
  return refused(problemWith('invalid-trigger-mode', piece, '', MODES, suggestion));
}
