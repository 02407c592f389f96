// What somebody else's JSON may turn out to be. Knows no protocol.

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of that name, where there is one that is an object. */
export function recordIn(value: unknown, name: string): JsonRecord | null {
  const member = isRecord(value) ? value[name] : null;
  return isRecord(member) ? member : null;
}

export function textIn(value: unknown, name: string): string | null {
  const member = isRecord(value) ? value[name] : null;
  return typeof member === 'string' ? member : null;
}

/** Null where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether nothing in it lies deeper than so many levels. What is read at any depth may be too deep to be written again. */
export function isNoDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isNoDeeper(member, levels - 1));
}
