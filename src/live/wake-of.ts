// Why a call was made, in a word: as the ledger of calls keeps it.

import type { Invocation } from '#engine/types';

/** The first reason of the wake; `idle` for a poll or a safety wake that has nothing to show. */
export function wakeOf({ reasons, messages }: Pick<Invocation, 'reasons' | 'messages'>): string {
  const [first] = reasons;
  const isBare = reasons.length === 1 && messages.length === 0;
  if (isBare && (first === 'poll' || first === 'safety')) return 'idle';
  return first ?? 'idle';
}
