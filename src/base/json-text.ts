// A value as one line of JSON that is also safe on a terminal.

import { UNSAFE } from './visible-text.js';

/**
 * JSON may hold control, direction and invisible characters raw, a terminal may not: they can only stand inside strings,
 * so they are written as escapes.
 */
export function toJsonText(value: unknown): string {
  return safeJson(JSON.stringify(value));
}

/** The same for what is JSON already. */
export function safeJson(json: string): string {
  return json.replace(UNSAFE, (character) =>
    Array.from({ length: character.length }, (_, unit) =>
      escapeOf(character.charCodeAt(unit)),
    ).join(''),
  );
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
