// Whether somebody else's words give a key away: ours, a piece of it, or what looks like anybody's.

/** So many characters of a key in a row are a piece of it. */
const PIECE = 6;
/** `sk-...`, `Bearer ...`, `key=...`: even where it is not ours, it is somebody's. */
const KEY_LIKE =
  /\b(?:sk|pk|rk|key)-[\w-]{6,}|\bbearer\s+\S{6,}|\b(?:api[-_]?key|token|key)=\S{4,}/iu;

export function holdsKey(text: string, key: string | null): boolean {
  if (KEY_LIKE.test(text)) return true;
  if (key === null || key === '') return false;
  return [key, encodeURIComponent(key)].some((form) =>
    piecesOf(form).some((piece) => text.includes(piece)),
  );
}

function piecesOf(key: string): readonly string[] {
  if (key.length <= PIECE) return [key];
  return Array.from({ length: key.length - PIECE + 1 }, (_, at) => key.slice(at, at + PIECE));
}
