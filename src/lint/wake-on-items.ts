// Where a `Wake on` names one of its events, for faults of that event alone. Knows no rule.

import type { SourceRange } from '#base/source-range';
import type { FieldItem, OrgDocument } from '#document/types';
import type { WakeTrigger } from '#org/names';
import { rangeWithin } from '#org/problem-log';
import { pieceOf, splitAtCommas } from '#org/values/reading';
import { WAKE_NAMES } from '#org/vocabulary/wake-event-names';
import { fieldAt } from './find-fields.js';

/**
 * The name of the trigger in the field of which `value` is the first value, on one line or as a nested list; null where it
 * does not stand there by itself (`all`, a culture default).
 */
export function wakeOnItem(
  document: OrgDocument,
  value: SourceRange,
  trigger: WakeTrigger,
): SourceRange | null {
  const placed = fieldAt(document, value);
  if (placed === null) return null;
  for (const { value: written } of itemsOf(placed.field)) {
    for (const piece of splitAtCommas(pieceOf(written.text))) {
      const [name = ''] = piece.text.split('(');
      const meaning = WAKE_NAMES.find(name.trim());
      if (typeof meaning !== 'object' || !meaning.includes(trigger)) continue;
      return rangeWithin(document, written, piece.start, piece.start + piece.text.length);
    }
  }
  return null;
}

function itemsOf(item: FieldItem): FieldItem[] {
  return [item, ...item.items.flatMap(itemsOf)];
}
