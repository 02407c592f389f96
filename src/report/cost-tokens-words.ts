// How the tokens view of an estimate puts its figures and its notes into words, the same on a terminal and in Markdown.

import type { Spread } from '#cost/estimate/types';
import type {
  TokenCause,
  TokenFigures,
  TokenScenarioName,
  TokenView,
} from '#cost/token-view/types';
import { formatCost, formatCount, formatSeconds } from './quantities.js';

export const SCENARIO_TITLES: Readonly<Record<TokenScenarioName, string>> = {
  checksAlone: 'Checks alone, none finding anything',
  allPolling: 'Polling as modelled',
  configured: 'As written',
  allEventDriven: 'Event-driven',
};

const CAUSE_TITLES: Partial<Readonly<Record<TokenCause, string>>> = {
  idle_poll: 'polls that find nothing',
  busy_poll: 'polls with work',
  timer: 'timers',
  safety: 'safety wakes',
};

export function causeTitle(cause: TokenCause): string {
  return CAUSE_TITLES[cause] ?? cause;
}

/** `37,500`, or `>= 37,500` where agents of unknown rate are in it only in part. */
export function tokensText(tokens: number, isLeast: boolean): string {
  return (isLeast ? '>= ' : '') + formatCount(tokens);
}

/** `5,000-100,000`; '' where it is one number. */
export function rangeText({ low, high }: Spread): string {
  const [from, to] = [formatCount(low), formatCount(high)];
  return from === to ? '' : `${from}-${to}`;
}

/** `5,000-100,000`, or `5,000` where it is one number. */
export function amountText(spread: Spread): string {
  const range = rangeText(spread);
  return range === '' ? formatCount(spread.expected) : range;
}

/** `94.8%`; `-` where it is not known. What is nearly all is not all. */
export function savedText(share: number | null): string {
  if (share === null) return '-';
  const text = (share * 100).toFixed(1).replace(/^-(0\.0)$/, '$1');
  return text === '100.0' && share < 1 ? '>99.9%' : `${text}%`;
}

/** What events save of the tokens of polling; null where polling takes none. */
export function savedBy({
  pollingPerDay,
  eventDrivenPerDay,
}: Pick<TokenFigures, 'pollingPerDay' | 'eventDrivenPerDay'>): number | null {
  const over = pollingPerDay.expected;
  return over === 0 ? null : 1 - eventDrivenPerDay.expected / over;
}

/** The unit of the table of agents: `day`, or the period that was asked for, `4 h`. */
export function periodText({ periodHours }: TokenView): string | null {
  return periodHours === null ? null : formatSeconds(periodHours * 3600);
}

/** Of what a period has of a day. */
export function periodShare({ periodHours }: TokenView): number {
  return periodHours === null ? 1 : periodHours / 24;
}

/** Dollars, or that they are a least amount, or that there are none. */
export function usdText(usd: number, unpriced: number, count: number): string {
  return formatCost(usd, unpriced, unpriced >= count);
}
