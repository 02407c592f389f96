// Bytes that come in pieces, as the lines that they hold: no line and no character is cut where a piece ends.

/** The lines that each piece completes; at the end (null) what is left, where there is any. */
export function createLineReader(): (piece: Uint8Array | null) => readonly string[] {
  const decoder = new TextDecoder();
  let rest = '';
  return (piece) => {
    if (piece === null) {
      const last = rest + decoder.decode();
      rest = '';
      return last === '' ? [] : [last];
    }
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    return lines;
  };
}
