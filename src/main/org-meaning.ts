// What a text says of its org, apart from where it says it: to see whether an edit changed the meaning.

import type { Agent, Org } from '#org/types';

/** Keys that say where something stands or why it holds, which an edit changes. */
const PROVENANCE: ReadonlySet<string> = new Set([
  'origins',
  'timerOrigins',
  'thresholdOrigins',
  'problems',
]);

/** All that the text says, wherever it says it; keys in one order. `leftOut` are properties that may differ. */
export function meaningOf(value: Agent | Org | undefined, leftOut: readonly string[] = []): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (PROVENANCE.has(key) || leftOut.includes(key)) return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    // Places in the text move when it is edited.
    if ('start' in part && 'end' in part) return undefined;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
