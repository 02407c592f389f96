// What makes two requests the same: all that the answer may depend on, and nothing else. Pure; hashes nothing itself.

import { isRecord } from '#base/json-values';
import type { ModelRequest } from './adapter.js';

/**
 * SHA-256 of the request in its canonical form, by the function given. Not part of it: how long caches live and where they
 * end, for that changes the price alone; how long the answer may be, which a run that goes on may raise; the tick, which is for
 * people; of a reply that is corrected, all but its text.
 */
export function requestKey(request: ModelRequest, sha256: (text: string) => string): string {
  const { system, correction, cacheTtl: _, outputTokensMax: __, facts, ...rest } = request;
  const { tick: ___, ...known } = facts;
  const asked = {
    ...rest,
    facts: known,
    system: system.map(({ text }) => text),
    correction: correction && { text: correction.reply.text, complaint: correction.complaint },
  };
  return sha256(canonicalJson(asked));
}

/** Keys in the order of their characters, no spaces: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isRecord(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
