// The tables of agents in the tokens view of an estimate, as columns and rows.

import type { Spread } from '#cost/estimate/types';
import type { TokenFigures } from '#cost/token-view/types';
import type { CostTokens, TokenRow } from '#main/cost-tokens';
import { nameCell, underDepartments } from './agent-table.js';
import type { Part, TableData } from './cost-tokens-tables.js';
import { part } from './cost-tokens-tables.js';
import {
  amountText,
  periodShare,
  periodText,
  rangeText,
  savedBy,
  savedText,
  tokensText,
} from './cost-tokens-words.js';
import { formatCount, formatRates } from './quantities.js';

/** What is assumed of each agent: how often it looks and how often something happens, and what either takes. */
export function assumptionTable({ rows, allRows }: CostTokens, all: boolean): TableData {
  return agentRows(all ? allRows : rows, 'Each agent, a day', [
    part(
      'Checks',
      ({ each }) => `${formatCount(each.checksPerDay)} x ${amountText(each.tokensPerCheck)}`,
      2,
    ),
    part('Checks alone', ({ each }) => amountText(each.checksAlonePerDay), 3),
    part(
      'Events',
      ({ each }) => {
        const events = each.eventsPerDay === null ? '?' : rateText(each.eventsPerDay);
        return `${events} x ${amountText(each.tokensPerWake)}`;
      },
      1,
    ),
    part('If events', ({ each }) => leastMark(each) + amountText(each.eventDrivenPerDay)),
  ]);
}

/** Tokens of a day, or of the period that was asked for. */
export function agentTable({ view, rows, allRows }: CostTokens, all: boolean): TableData {
  const shown = all ? allRows : rows;
  const share = periodShare(view);
  const title = `Tokens/${periodText(view) ?? 'day'}`;
  interface Totals {
    readonly mode: string;
    readonly all: TokenFigures;
    readonly isLeast: boolean;
  }
  const amount = (name: string, of: (figures: TokenFigures) => Spread, dropOrder?: number) =>
    part<Totals>(
      name,
      ({ all: own, isLeast }) => tokensText(of(own).expected * share, isLeast),
      dropOrder,
    );
  const scaledRange = ({ perDay: { low, expected, high } }: TokenFigures): string =>
    rangeText({ low: low * share, expected: expected * share, high: high * share });
  const hasRanges = shown.some(({ all: own }) => scaledRange(own) !== '');
  const parts: Part<Totals>[] = [
    { column: { title: 'Mode', align: 'left', dropOrder: 4 }, text: ({ mode }) => mode },
    amount(title, ({ perDay }) => perDay),
    ...(hasRanges ? [part<Totals>('Low-high', ({ all: own }) => scaledRange(own), 1)] : []),
    amount('If polling', ({ pollingPerDay }) => pollingPerDay, 3),
    amount('If events', ({ eventDrivenPerDay }) => eventDrivenPerDay, 3),
    part('Saved', ({ all: own, isLeast }) => savedText(isLeast ? null : savedBy(own)), 2),
  ];
  const totalsOf = ({ each, all: own }: TokenRow): Totals => ({
    mode: each.mode === 'polling' ? 'poll' : 'event',
    all: own,
    isLeast: each.eventsPerDay === null,
  });
  const body = agentRows(
    shown,
    'Agent',
    parts.map(({ column, text }) => ({ column, text: (row) => text(totalsOf(row)) })),
  );
  if (shown.length < 2) return body;
  const { configured, checksAlone, allPolling, allEventDriven } = view.scenarios;
  const total: Totals = {
    mode: '',
    isLeast: view.unknownRate.length > 0,
    all: {
      perDay: configured.perDay,
      checksAlonePerDay: checksAlone.perDay,
      pollingPerDay: allPolling.perDay,
      eventDrivenPerDay: allEventDriven.perDay,
    },
  };
  const foot = ['Total', ...parts.map(({ text }) => text(total))].map((text) => ({ text }));
  return { columns: body.columns, rows: [...body.rows, 'rule', foot] };
}

function agentRows(
  rows: readonly TokenRow[],
  title: string,
  parts: readonly Part<TokenRow>[],
): TableData {
  const named = rows.map((row) => ({ ...row, department: row.each.department }));
  return {
    columns: [
      { title, align: 'left', least: Math.max(10, title.length) },
      ...parts.map(({ column }) => column),
    ],
    rows: underDepartments(named, (row) => [
      nameCell(row),
      ...parts.map(({ text }) => ({ text: text(row) })),
    ]),
  };
}

/** `10-50`, `0.3`. */
function rateText({ low, high }: Spread): string {
  const [from = '', to = ''] = formatRates([low, high]);
  return from === to ? from : `${from}-${to}`;
}

function leastMark({ eventsPerDay }: TokenRow['each']): string {
  return eventsPerDay === null ? '>= ' : '';
}
