// Text from a file, made safe for a terminal: what would move the cursor, colour, hide or reorder is shown, not sent.

const C0_PICTURES = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = '\u2421';

// Control characters, half surrogate pairs, line separators, and what is invisible or turns the direction of writing.
// The two joiners (U+200C, U+200D) stay: emoji and several scripts are written with them.
export const UNSAFE =
  /\p{Cc}|\p{Cs}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Most texts: the pattern of all that is unsafe is made ready for others only, which takes a while. */
const SAFE = /^[\x20-\x7e]*$/;

/** The same text with each unsafe character as its picture (`␛`) or code (`\u{202e}`). One line in, one line out. */
export function visibleText(text: string): string {
  if (SAFE.test(text)) return text;
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(C0_PICTURES + code);
    if (code === DELETE) return DELETE_PICTURE;
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
    return `\\u{${code.toString(16)}}`;
  });
}

/** A text of several lines made safe: line feeds and tabs stay as they are. Ends with a line feed. */
export function visibleLines(text: string): string {
  const lines = text.replace(/\r\n?/gu, '\n').split('\n');
  const safe = lines.map((line) => line.split('\t').map(visibleText).join('\t'));
  return `${safe.join('\n').replace(/\n+$/u, '')}\n`;
}
