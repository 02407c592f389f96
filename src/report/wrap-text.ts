// Breaks text into lines by their width on a terminal: between words, and inside a word only where it is wider than a line.

import stringWidth from 'string-width';

/**
 * Lines of at most `width` columns, the first of at most `firstWidth`. The first line is '' where the first word fits
 * only on the second. Null is no limit.
 */
export function wrapText(text: string, width: number | null, firstWidth = width): string[] {
  if (width === null || firstWidth === null) return [text];
  const lines: string[] = [];
  let line = '';
  const room = (): number => (lines.length === 0 ? firstWidth : width);
  const breakLine = (next: string): void => {
    lines.push(line);
    line = next;
  };
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (stringWidth(longer) <= room()) {
      line = longer;
      continue;
    }
    if (line !== '' || stringWidth(word) <= width) breakLine('');
    for (const character of word) {
      if (line !== '' && stringWidth(line + character) > room()) breakLine('');
      line += character;
    }
  }
  return [...lines, line];
}
