// The tokens view on the page, where it was asked for: the tables and sentences that its other formats have, as tables of a page.

import type { PageOrg } from './cost-html-words.js';
import { nameText } from './cost-html-words.js';
import { agentTable, assumptionTable } from './cost-tokens-agents.js';
import { hoursSentence, tokenNotes } from './cost-tokens-notes.js';
import type { TableData } from './cost-tokens-tables.js';
import { causeTable, scenarioTable, typicalDayTable } from './cost-tokens-tables.js';
import type { Content } from './markup.js';
import { element } from './markup.js';
import { tableOf } from './page-table.js';

export function tokensSection({ tokens, id }: PageOrg): Content {
  if (tokens === null) return null;
  const { view } = tokens;
  const notes = [...hoursSentence(view), ...tokenNotes(view)];
  return element(
    'section',
    { 'aria-labelledby': `${id}-tokens` },
    element('h2', { id: `${id}-tokens` }, 'Tokens: looking against being woken'),
    element(
      'ul',
      {},
      notes.map((note) => element('li', {}, note)),
    ),
    tableFor('Polling against events', scenarioTable(tokens)),
    tableFor('Tokens of each agent', agentTable(tokens, false)),
    tableFor('What each agent looks for, and what happens, a day', assumptionTable(tokens, false)),
    tableFor('Tokens by what wakes', causeTable(tokens)),
    tableFor('The typical day of the file', typicalDayTable(view)),
  );
}

/** Departments are rows of their own; names below them need no margin. */
function tableFor(caption: string, table: TableData | null): Content {
  if (table === null || table.rows.length === 0) return null;
  const { columns, rows } = table;
  return tableOf({
    caption,
    columns: columns.map(({ title, align }) => ({ title, isNumber: align === 'right' })),
    rows: rows.flatMap((row) => {
      if (row === 'rule') return [];
      const texts =
        'heading' in row
          ? [row.heading, ...columns.slice(1).map(() => '')]
          : row.map(({ text }) => text.trim());
      return [texts.map((text) => ({ content: nameText(text) }))];
    }),
    isSortable: false,
  });
}
