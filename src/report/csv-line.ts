// One record of a CSV file. Knows nothing of what it holds.

import { visibleText } from '#base/visible-text';

export type CsvValue = string | number | null;

/**
 * RFC 4180, without the line break at the end; what is not known is an empty cell. A record is one line, and no text in it
 * is a formula to a spreadsheet: names are a file's own, and a CSV is looked at on terminals, too.
 */
export function csvLine(cells: readonly CsvValue[]): string {
  return cells
    .map((cell) =>
      typeof cell === 'string' ? quoteCell(plainText(visibleText(cell))) : String(cell ?? ''),
    )
    .join(',');
}

/** Spreadsheets take a text that begins so for a formula; the quote before it makes it a text. */
function plainText(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
}

function quoteCell(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
