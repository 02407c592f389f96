// Scenarios of an estimate side by side, what was asked to be tried, and both modes of each agent.

import { formatUsd } from '#base/format-usd';
import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import type { CostedOrg } from '#main/cost-report';
import { againstText, differenceText, hasCosts, knownUsd, scenarioTitle } from './cost-words.js';
import { formatRates } from './quantities.js';
import type { Cell, Column, Row, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';

const MONEY_COLUMNS: readonly Column[] = [
  { title: '$/h', align: 'right', dropOrder: 2 },
  { title: '$/day', align: 'right', dropOrder: 1 },
  { title: '$/month', align: 'right' },
];

/** How each differs from everybody polling: on the dearest model, and on the models as they are. */
export function scenarioTable(
  { scenarios, estimate: { dearestModel } }: CostedOrg,
  options: TableOptions,
): string[] {
  if (!hasCosts(scenarios)) return [];
  const { style } = options;
  const columns: readonly Column[] = [
    { title: 'Scenario', align: 'left', least: 20 },
    ...MONEY_COLUMNS,
    { title: 'vs dearest', align: 'right', dropOrder: 3 },
    { title: 'vs polling', align: 'right', dropOrder: 4 },
  ];
  const rows = scenarios.map((line) => {
    const { name, perHour, missing, savesOverDearest, savesOverTiered } = line;
    const paint = name === 'configured' ? style.strong : undefined;
    const over = (share: number | null, isItself: boolean): string =>
      isItself ? '' : againstText(share);
    const isDearest = name === 'allPollingDearest';
    return [
      scenarioTitle(name, dearestModel),
      ...money(perHour, missing),
      over(savesOverDearest, isDearest),
      over(savesOverTiered, isDearest || name === 'allPollingTiered'),
    ].map((text) => cell(text, paint));
  });
  return [formatTable(columns, rows, options)];
}

/** The org as written, and each `--what-if` against it. */
export function whatIfTable(
  { whatIfs, estimate, missing }: CostedOrg,
  options: TableOptions,
): string[] {
  if (whatIfs.length === 0) return [];
  const { style } = options;
  const columns: readonly Column[] = [
    { title: 'What if', align: 'left', least: 12, wraps: true },
    { title: 'Agents', align: 'right', dropOrder: 1 },
    ...MONEY_COLUMNS,
    { title: 'difference', align: 'right' },
    { title: '', align: 'right', dropOrder: 3 },
  ];
  const written = estimate.totals.perHour.expected;
  const rows: Row[] = [
    ['As written', '', ...money(written, missing), '', ''].map((text) => cell(text, style.strong)),
  ];
  for (const { text, changed, estimate: other, missing: unknown, differencePerHour } of whatIfs) {
    const change = differencePerHour ?? 0;
    const isCompared = differencePerHour !== null && written > 0;
    const share = isCompared ? againstText(-change / written) : '';
    const paint = change < 0 ? style.good : change > 0 ? style.warning : undefined;
    rows.push([
      cell(text),
      cell(String(changed.length)),
      ...money(other.totals.perHour.expected, unknown).map((amount) => cell(amount)),
      cell(differenceText(differencePerHour), paint),
      cell(share, paint),
    ]);
  }
  return [formatTable(columns, rows, options)];
}

export const BREAK_EVEN_MEANING =
  'Break-even: events an hour from which on polling at its interval costs less than waking for each; - is never, or not known. Of a row of several, events are of one and dollars of all.';

/** Each row of agents in both modes. */
export function breakEvenTable(costed: CostedOrg, options: TableOptions): string[] {
  const rows = breakEvenRows(costed).map((row) => row.map((text) => cell(text)));
  return [formatTable(BREAK_EVEN_COLUMNS, rows, options)];
}

export const BREAK_EVEN_COLUMNS: readonly Column[] = [
  { title: 'Agent', align: 'left', least: 12 },
  { title: 'Mode', align: 'left', dropOrder: 3 },
  { title: 'Cheaper', align: 'left', dropOrder: 5 },
  { title: 'events/h', align: 'right', dropOrder: 4 },
  { title: 'break-even', align: 'right' },
  { title: 'polling $/h', align: 'right', dropOrder: 2 },
  { title: 'event $/h', align: 'right', dropOrder: 2 },
  { title: 'difference', align: 'right', dropOrder: 1 },
];

/** The cells of that table. */
export function breakEvenRows({ lines }: CostedOrg): readonly (readonly string[])[] {
  const shown = lines.flatMap(({ name, count, agent }) =>
    agent === null ? [] : [{ name, count, agent }],
  );
  const events = formatRates(shown.map(({ agent }) => agent.arrivals.perHour?.expected ?? 0));
  const points = formatRates(shown.map(({ agent }) => agent.breakEvenPerHour ?? 0));
  return shown.map(({ name, count, agent }, index) => {
    const { arrivals, pollingPerHour, eventDrivenPerHour, breakEvenPerHour, mode } = agent;
    const isKnown = arrivals.perHour !== null && pollingPerHour !== null;
    const polling = isKnown ? pollingPerHour * count : null;
    const event = isKnown && eventDrivenPerHour !== null ? eventDrivenPerHour * count : null;
    const saved = polling === null || event === null ? null : Math.abs(polling - event);
    const cheaper =
      saved === null || polling === null || event === null
        ? 'unknown'
        : saved === 0
          ? 'the same'
          : polling < event
            ? 'polling'
            : 'event';
    return [
      name,
      mode === 'polling' ? 'polling' : 'event',
      cheaper,
      arrivals.perHour === null ? 'unknown' : (events[index] ?? ''),
      breakEvenPerHour === null ? '-' : `${points[index] ?? ''}/h`,
      polling === null ? '-' : formatUsd(polling),
      event === null ? '-' : formatUsd(event),
      saved === null ? '-' : `${formatUsd(saved * MONTH_HOURS)}/month`,
    ];
  });
}

function money(perHour: number, missing: number): readonly string[] {
  return [1, DAY_HOURS, MONTH_HOURS].map((hours) => knownUsd(perHour * hours, missing));
}

function cell(text: string, paint?: (text: string) => string): Cell {
  return paint === undefined ? { text } : { text, paint };
}
