// What is wrong with a text that should be JSON, and where. Gives no value.

import type { JsonFault } from '#base/json-node';
import { readJsonNode } from '#base/json-node';

/** The first fault of the text, or null for JSON that `JSON.parse` reads without losing anything. */
export function findJsonFault(text: string): JsonFault | null {
  const read = readJsonNode(text);
  return 'node' in read ? null : read;
}
