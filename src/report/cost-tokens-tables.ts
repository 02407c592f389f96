// The tables of the tokens view of an estimate as columns and rows: how they are drawn is for the formats to say.

import { MONTH_DAYS } from '#base/hours';
import type { TokenScenario, TokenView } from '#cost/token-view/types';
import type { CostTokens } from '#main/cost-tokens';
import {
  causeTitle,
  periodShare,
  periodText,
  rangeText,
  SCENARIO_TITLES,
  savedText,
  tokensText,
  usdText,
} from './cost-tokens-words.js';
import { formatCount, formatRates, formatShares } from './quantities.js';
import type { Cell, Column, Row } from './text-table.js';

export interface TableData {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A column, and its cells. */
export interface Part<T> {
  readonly column: Column;
  readonly text: (item: T) => string;
}

/** Polling against events, side by side. */
export function scenarioTable({ view }: CostTokens): TableData {
  const { scenarios, unknownRate, agents } = view;
  const unit = periodText(view);
  const share = periodShare(view);
  const names = ['checksAlone', 'allPolling', 'configured', 'allEventDriven'] as const;
  const amount = (title: string, times: number, dropOrder?: number) =>
    part<TokenScenario>(
      title,
      ({ perDay }) => tokensText(perDay.expected * times, unknownRate.length > 0),
      dropOrder,
    );
  const usd = (title: string, times: number, dropOrder?: number) =>
    part<TokenScenario>(
      title,
      ({ usdPerDay, unpriced }) => usdText(usdPerDay * times, unpriced, agents.length),
      dropOrder,
    );
  const hasRanges = names.some((name) => rangeText(scenarios[name].perDay) !== '');
  const range = part<TokenScenario>('Low-high a day', ({ perDay }) => rangeText(perDay), 0);
  const parts: Part<TokenScenario>[] = [
    ...(unit === null ? [] : [amount(`Tokens/${unit}`, share), usd(`$/${unit}`, share, 3)]),
    amount('Tokens/day', 1, unit === null ? undefined : 4),
    ...(hasRanges ? [range] : []),
    amount('Tokens/month', MONTH_DAYS, 1),
    usd('$/month', MONTH_DAYS, 2),
  ];
  // Nothing is saved over itself, and checks alone do no work that could be compared.
  const saved = (name: (typeof names)[number]): string =>
    name === 'configured' || name === 'allEventDriven' ? savedText(scenarios[name].savedShare) : '';
  return {
    columns: [
      { title: 'Scenario', align: 'left', least: 13, wraps: true },
      ...parts.map(({ column }) => column),
      { title: 'Saved', align: 'right', dropOrder: 5 },
    ],
    rows: names.map((name) => [
      { text: SCENARIO_TITLES[name] },
      ...parts.map(({ text }) => ({ text: text(scenarios[name]) })),
      { text: saved(name) },
    ]),
  };
}

/** Without causes that round to nothing. */
export function causeTable({ view }: CostTokens): TableData {
  const byCause = view.byCause.filter(({ tokensPerDay }) => tokensPerDay >= 0.5);
  const total = view.byCause.reduce((sum, { tokensPerDay }) => sum + tokensPerDay, 0);
  const shares = formatShares(byCause.map(({ tokensPerDay }) => tokensPerDay / total));
  const wakes = formatRates(byCause.map(({ wakesPerDay }) => wakesPerDay));
  return {
    columns: [
      { title: 'Tokens by trigger', align: 'left', least: 17 },
      { title: 'Wakes/day', align: 'right', dropOrder: 1 },
      { title: 'Tokens/day', align: 'right' },
      { title: 'Share', align: 'right', dropOrder: 2 },
    ],
    rows: byCause.map(({ cause, tokensPerDay }, at) => [
      { text: causeTitle(cause) },
      { text: wakes[at] ?? '' },
      { text: formatCount(tokensPerDay) },
      { text: shares[at] ?? '' },
    ]),
  };
}

/** The spans of the typical day as the file states them; null without any. */
export function typicalDayTable({ typicalDay }: TokenView): TableData | null {
  if (typicalDay === null) return null;
  const { spans, tokens } = typicalDay;
  const shares = formatShares(spans.map(({ share }) => share));
  const isInTokens = tokens !== null;
  const rows = spans.map(({ fromMinute, toMinute, tokens: own }, at): Cell[] => [
    { text: `${timeText(fromMinute)}-${timeText(toMinute)}` },
    ...(isInTokens ? [{ text: formatCount(own ?? 0) }] : []),
    { text: shares[at] ?? '' },
  ]);
  const foot: Cell[] = [{ text: 'Total' }, { text: formatCount(tokens ?? 0) }, { text: '' }];
  return {
    columns: [
      { title: 'Typical day, as stated', align: 'left' },
      ...(isInTokens ? [{ title: 'Tokens', align: 'right' } as const] : []),
      { title: 'Share', align: 'right' },
    ],
    rows: isInTokens ? [...rows, 'rule', foot] : rows,
  };
}

function timeText(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return [hour, minute].map((each) => String(each).padStart(2, '0')).join(':');
}

export function part<T>(title: string, text: Part<T>['text'], dropOrder?: number): Part<T> {
  return {
    column: { title, align: 'right', ...(dropOrder !== undefined && { dropOrder }) },
    text,
  };
}
