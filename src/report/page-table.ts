// A table of a page: titles, rows, perhaps sums; wide ones scroll by themselves, so that the page never does. Knows nothing of
// what it shows.

import type { Content, Markup } from './markup.js';
import { element } from './markup.js';

export interface PageColumn {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Never broken. */
  readonly isShort?: boolean;
}

export interface PageCell {
  readonly content: Content;
  /** What the rows are sorted by in this column; left out for what is not known, which comes last. */
  readonly sortsAs?: number | string;
}

export interface PageTable {
  readonly caption: string;
  readonly columns: readonly PageColumn[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly PageCell[])[];
  /** Stays at the end. */
  readonly sums?: readonly PageCell[];
  readonly isSortable: boolean;
}

export function tableOf({ caption, columns, rows, sums, isSortable }: PageTable): Markup {
  const cellsOf = (row: readonly PageCell[]): readonly Markup[] =>
    row.map(({ content, sortsAs }, index) =>
      element(
        index === 0 ? 'th' : 'td',
        {
          scope: index === 0 ? 'row' : null,
          class: classOf(columns[index]),
          'data-v': sortsAs === undefined ? null : String(sortsAs),
        },
        content,
      ),
    );
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    element(
      'table',
      { 'data-sortable': isSortable ? 'yes' : null },
      element('caption', {}, caption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          columns.map((column) =>
            element('th', { scope: 'col', class: classOf(column) }, column.title),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map((row) => element('tr', {}, cellsOf(row))),
      ),
      sums === undefined ? null : element('tfoot', {}, element('tr', {}, cellsOf(sums))),
    ),
  );
}

function classOf(column: PageColumn | undefined): string | null {
  if (column?.isNumber === true) return 'number';
  return column?.isShort === true ? 'short' : null;
}
