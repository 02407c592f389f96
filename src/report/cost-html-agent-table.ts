// Every agent of the cost page in figures, with sums; members of one Count are one row.

import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import type { CostRow } from '#main/cost-rows';
import type { PageOrg } from './cost-html-words.js';
import {
  atLeast,
  nameText,
  noteUnder,
  rangeUnder,
  rateText,
  roughCount,
  spreadText,
} from './cost-html-words.js';
import { formatShare, isRange, modeText, usdRange, wakeRange } from './cost-words.js';
import type { Content, Markup } from './markup.js';
import type { PageCell, PageColumn } from './page-table.js';
import { tableOf } from './page-table.js';
import { formatCount, formatNumberOf, formatRates } from './quantities.js';
import { formatUsdColumn } from './usd-column.js';

const COLUMNS: readonly PageColumn[] = [
  { title: 'Agent' },
  { title: '$ a month', isNumber: true },
  { title: 'of it idle', isNumber: true },
  { title: 'Model', isShort: true },
  { title: 'Mode', isShort: true },
  { title: 'Events/h', isNumber: true },
  { title: 'Break-even/h', isNumber: true },
  { title: 'Wakes/h', isNumber: true },
  { title: '$ a wake', isNumber: true },
  { title: 'Tokens a day', isNumber: true },
];

const EMPTY: PageCell = { content: '' };

export function agentTable(org: PageOrg): Markup {
  const { shown, estimate } = org;
  const { rows } = shown;
  const wakes = formatRates(rows.map(({ wakesPerHour }) => wakesPerHour.expected));
  const calls = formatUsdColumn(rows.map(({ costPerInvocation }) => costPerInvocation));
  const months = formatUsdColumn([
    ...rows.map(({ costPerHour }) => (costPerHour === null ? null : monthly(costPerHour.expected))),
    monthly(estimate.totals.perHour.expected),
  ]);
  const idles = idleShares(rows);
  return tableOf({
    caption: 'Agents in figures',
    columns: COLUMNS,
    rows: rows.map((row, index) => [
      { content: [nameText(row.name), noteUnder(placeOf(row))], sortsAs: row.name },
      monthCell(row, months[index] ?? null),
      idles[index] ?? EMPTY,
      { content: modelOf(row), sortsAs: row.agent.model },
      modeCell(row, estimate.tickSeconds),
      eventsCell(row),
      breakEvenCell(row),
      { content: atLeast(wakes[index] ?? '', row.unknownRate), sortsAs: row.wakesPerHour.expected },
      callCell(row, calls[index] ?? null),
      tokensCell(row.tokensPerHour.expected, row.unknownRate),
    ]),
    sums: sumsOf(org, months.at(-1) ?? null),
    isSortable: true,
  });
}

function sumsOf({ estimate, missing }: PageOrg, month: string | null): readonly PageCell[] {
  const { agents, totals, unpriced, unknownRate } = estimate;
  const wakes = agents.reduce((sum, agent) => sum + agent.wakes.total.expected, 0);
  const { expected } = totals.perHour;
  const isPriced = unpriced.length < agents.length;
  return [
    { content: `Total, ${formatNumberOf(agents.length, 'agent')}` },
    isPriced
      ? { content: atLeast(month ?? '', missing), sortsAs: monthly(expected) }
      : { content: 'unpriced' },
    { content: totals.idlePerHour === 0 ? '' : formatShare(totals.idlePerHour / expected) },
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    { content: atLeast(rateText(wakes), unknownRate.length), sortsAs: wakes },
    EMPTY,
    tokensCell(totals.tokensPerHour.expected, unknownRate.length),
  ];
}

/** `Engineering, 3 agents`. */
function placeOf({ department, count }: CostRow): string | null {
  const parts = [department, count === 1 ? null : `${formatCount(count)} agents`];
  return parts.filter((part) => part !== null).join(', ') || null;
}

/** What the name of a model means is in the table of prices. */
function modelOf({ agent: { model, cache } }: CostRow): Content {
  const note =
    cache === null || cache.choice === 'none'
      ? null
      : `cache ${cache.choice}, ${formatShare(cache.hitShare)} hits`;
  return [nameText(model), noteUnder(note)];
}

function modeCell({ agent }: CostRow, tickSeconds: number): PageCell {
  return { content: modeText(agent, tickSeconds), sortsAs: agent.mode };
}

function monthCell(
  { costPerHour, agent, isFree, unknownRate }: CostRow,
  month: string | null,
): PageCell {
  if (costPerHour === null || month === null) return { content: 'unpriced' };
  const sortsAs = monthly(costPerHour.expected);
  if (isFree) return { content: 'free', sortsAs };
  if (unknownRate > 0) {
    const note = `depends on events: ${wakeRange(agent)}`;
    return { content: [atLeast(month, unknownRate), noteUnder(note)], sortsAs };
  }
  const { low, high } = costPerHour;
  const range = isRange(costPerHour) ? usdRange(low * MONTH_HOURS, high * MONTH_HOURS) : null;
  return { content: [month, rangeUnder(range)], sortsAs };
}

/** Of what the row costs, what polls that find nothing cost. */
function idleShares(rows: readonly CostRow[]): readonly PageCell[] {
  return rows.map(({ agent, costPerHour, parts }) => {
    const isPolling = agent.mode === 'polling' && parts !== null && costPerHour !== null;
    if (!isPolling || costPerHour.expected === 0) return EMPTY;
    const share = parts.idle / costPerHour.expected;
    return { content: formatShare(share), sortsAs: share };
  });
}

function eventsCell({ agent: { arrivals }, count }: CostRow): PageCell {
  const { perHour, origin } = arrivals;
  if (perHour === null) return { content: 'unknown' };
  const notes = [count === 1 ? null : 'each', origin === 'level' ? 'by level' : null];
  const note = notes.filter((part) => part !== null).join(', ') || null;
  return { content: [spreadText(perHour, rateText), rangeUnder(note)], sortsAs: perHour.expected };
}

function breakEvenCell({ agent, isFree }: CostRow): PageCell {
  const { breakEvenPerHour, costPerHour } = agent;
  if (costPerHour === null || isFree) return EMPTY;
  if (breakEvenPerHour === null) return { content: 'never' };
  return { content: rateText(breakEvenPerHour), sortsAs: breakEvenPerHour };
}

function callCell({ isFree, costPerInvocation }: CostRow, price: string | null): PageCell {
  if (price === null || costPerInvocation === null) return { content: 'unpriced' };
  return { content: isFree ? 'free' : price, sortsAs: costPerInvocation };
}

function tokensCell(perHour: number, unknownRates: number): PageCell {
  const perDay = perHour * DAY_HOURS;
  return { content: atLeast(roughCount(perDay), unknownRates), sortsAs: perDay };
}

function monthly(usdPerHour: number): number {
  return usdPerHour * MONTH_HOURS;
}
