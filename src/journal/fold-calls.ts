// What the records of a journal say about its calls: which are settled, and of which nobody knows. The same for the ledger
// that goes on and for whoever only looks.

import { invariant } from '#base/assert';
import type { CallId, CallRecord, IntentRecord, JournalRecord } from './records.js';

export interface FoldedCalls {
  /** In the order in which they were settled. */
  readonly settled: readonly { readonly intent: IntentRecord; readonly call: CallRecord }[];
  /** Without a settlement, in the order of their intents: in doubt, unless the run is still at work. */
  readonly open: readonly IntentRecord[];
}

/** Throws when a call was announced or settled twice, or settled without having been announced: then the books are wrong. */
export function foldCalls(records: Iterable<JournalRecord>): FoldedCalls {
  const open = new Map<CallId, IntentRecord>();
  const settledIds = new Set<CallId>();
  const settled: { intent: IntentRecord; call: CallRecord }[] = [];
  for (const record of records) {
    if (record.type === 'intent') {
      const isNew = !open.has(record.id) && !settledIds.has(record.id);
      invariant(isNew, `a call is announced once, but ${record.id} is twice`);
      open.set(record.id, record);
    } else if (record.type === 'call') {
      const intent = open.get(record.id);
      invariant(!settledIds.has(record.id), `a call is settled once, but ${record.id} is twice`);
      invariant(
        intent !== undefined,
        `a call is settled after its intent, but ${record.id} is not`,
      );
      open.delete(record.id);
      settledIds.add(record.id);
      settled.push({ intent, call: record });
    }
  }
  return { settled, open: [...open.values()] };
}
