// Text of a file inside the Markdown of a hover: shown as it is, with no mark of its own taking effect.

import { visibleText } from '#base/visible-text';

const LENGTH_MAX = 200;

/** On one line, escaped, cut where it is long. */
export function markdownText(text: string): string {
  const line = shortLine(text);
  // A `_` inside a word is only a `_`.
  return line.replaceAll(
    /[\\`*[\]<#|~&!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
    (mark) => `\\${mark}`,
  );
}

/** As code; a text of backticks alone has no code span, and is escaped. */
export function markdownCode(text: string): string {
  const line = shortLine(text);
  return line.includes('`') || line === '' ? markdownText(line) : `\`${line}\``;
}

/** One row of a table; its cells are Markdown already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/gu, '\\|')).join(' | ')} |`;
}

function shortLine(text: string): string {
  const line = visibleText(
    text
      .slice(0, 4 * LENGTH_MAX)
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  const characters = Array.from(line);
  return characters.length <= LENGTH_MAX ? line : `${characters.slice(0, LENGTH_MAX).join('')}…`;
}
