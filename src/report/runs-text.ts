// `orgsim runs` as a table: the runs there are, how each stands and what it has cost. Computes nothing.

import { visibleText } from '#base/visible-text';
import type { RunState, RunStateName } from '#main/live/run-state';
import { joinBlocks } from './join-blocks.js';
import { formatCount, formatNumberOf } from './quantities.js';
import { formatAge, formatSpent } from './run-state-words.js';
import type { Paint, Style } from './style.js';
import type { Cell, Column, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';
import { wrapText } from './wrap-text.js';

const COLUMNS: readonly Column[] = [
  { title: 'Run', align: 'left', least: 15 },
  { title: 'Org', align: 'left', least: 8, dropOrder: 3 },
  { title: 'State', align: 'left' },
  { title: 'Tick', align: 'right', dropOrder: 2 },
  { title: 'Spent', align: 'right' },
  { title: 'Calls', align: 'right', dropOrder: 4 },
  { title: 'In doubt', align: 'right', dropOrder: 5 },
  { title: 'Age', align: 'right', dropOrder: 1 },
];

/** `runs` is the folder, `now` the moment that ages count to. Ends with a line feed. */
export function formatRunsText(
  states: readonly RunState[],
  runs: string,
  now: string,
  options: TableOptions,
): string {
  const { style, columns } = options;
  const wrap = (text: string): string[] => wrapText(visibleText(text), columns);
  if (states.length === 0)
    return joinBlocks([
      wrap(`There are no runs in ${runs}. Begin one: orgsim run ORG.md --live --max-usd 1`),
    ]);
  const rows = states.map((state) => rowOf(state, now, style));
  const last = states.at(-1)?.id ?? '';
  return joinBlocks([
    wrap(`${formatNumberOf(states.length, 'run')} in ${runs}, oldest first.`),
    formatTable(COLUMNS, rows, options).split('\n'),
    wrap(`More of one: orgsim runs show ${last}`).map((line) => style.dim(line)),
  ]);
}

function rowOf(run: RunState, now: string, style: Style): Cell[] {
  const { id, org, state, tick, ticks, spent, inDoubt, startedAt } = run;
  const doubts = state === 'running' ? 0 : inDoubt.length;
  return [
    { text: id },
    { text: org ?? '-' },
    { text: state, paint: paintOf(state, style) },
    { text: ticks === null ? '-' : `${formatCount(tick)} of ${formatCount(ticks)}` },
    { text: state === 'damaged' ? '?' : formatSpent(spent) },
    { text: state === 'damaged' ? '?' : formatCount(spent.calls) },
    doubts === 0 ? { text: '-' } : { text: formatCount(doubts), paint: style.warning },
    { text: startedAt === null ? '-' : formatAge(startedAt, now) },
  ];
}

function paintOf(state: RunStateName, style: Style): Paint {
  switch (state) {
    case 'done':
    case 'end':
      return style.good;
    case 'running':
      return style.accent;
    case 'failed':
    case 'damaged':
      return style.error;
    case 'limit':
    case 'interrupted':
    case 'killed':
      return style.warning;
    case 'not begun':
      return style.dim;
  }
}
