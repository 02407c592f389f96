// A value as one line of JSON that is also safe on a terminal.

/**
 * JSON may hold control and direction marks raw, a terminal may not: they can only stand inside strings, so they are
 * written as escapes.
 */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
