// Paragraphs under labels: beside them where there is room, below them on narrow terminals. Knows nothing of what they say.

import { visibleText } from '#base/visible-text';
import type { TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

const LABEL_COLUMNS = 13;
const NARROW_BELOW = 60;
const NARROW_INDENT = 2;
const ITEM = '- ';

/** `paragraphs` that start with `- ` are items, and hang. No lines without paragraphs. */
export function labelledLines(
  label: string,
  paragraphs: readonly string[],
  { style, columns }: TableOptions,
): string[] {
  if (paragraphs.length === 0) return [];
  const isNarrow = columns !== null && columns < NARROW_BELOW;
  const indent = isNarrow ? NARROW_INDENT : LABEL_COLUMNS;
  const width = columns === null ? null : columns - indent;
  const margin = ' '.repeat(indent);
  const lines = paragraphs
    .flatMap((paragraph) => hangItem(visibleText(paragraph), width))
    .map((line) => margin + line);
  if (isNarrow) return [style.strong(label), ...lines];
  const [first = '', ...rest] = lines;
  return [style.strong(label.padEnd(indent)) + first.slice(indent), ...rest];
}

function hangItem(text: string, width: number | null): string[] {
  if (!text.startsWith(ITEM)) return wrapText(text, width);
  const lines = wrapText(text.slice(ITEM.length), width === null ? null : width - ITEM.length);
  return lines.map((line, index) => (index === 0 ? ITEM : ' '.repeat(ITEM.length)) + line);
}
