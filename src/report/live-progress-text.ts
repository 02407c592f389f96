// How a live run stands, in a few short lines that are shown for a moment: they never wrap.

import { formatUsd } from '#base/format-usd';
import { toUsd } from '#base/money';
import { visibleText } from '#base/visible-text';
import type { LiveStatusView } from '#main/live/live-status';
import { formatCount, formatNumberOf } from './quantities.js';
import type { Style } from './style.js';
import { cutText } from './text-table.js';

export interface ProgressOptions {
  readonly style: Style;
  /** Of the terminal. */
  readonly columns: number;
}

const LABEL_COLUMNS = 10;
/** Below that much room a label would take too much of it. */
const LABELS_FROM = 40;
const NAMES_MAX = 8;

export function formatLiveProgress(view: LiveStatusView, options: ProgressOptions): string[] {
  const { thinking, waiting, inLine } = view;
  const now = thinking.map(({ agent, forMs }) => `${agent} ${secondsText(forMs)}`);
  const held = [
    ...waiting.map(({ agent, why, leftMs }) => `${agent} ${waitText(why, leftMs)}`),
    ...(inLine === 0 ? [] : [`${formatCount(inLine)} in line`]),
  ];
  return [
    lineOf('Run', standing(view), options),
    lineOf('Paid', paid(view), options),
    ...(now.length === 0 ? [] : [lineOf('Thinking', listOf(now), options)]),
    ...(held.length === 0 ? [] : [lineOf('Waiting', listOf(held), options)]),
  ];
}

function standing({ place, ticks, orders }: LiveStatusView): string {
  const order = `${formatCount(orders.done)} of ${formatNumberOf(orders.all, 'order')} done`;
  if (place === null) return 'begins';
  return [`${order}`, `tick ${formatCount(place.tick)} of ${formatCount(ticks)}`, place.when].join(
    ', ',
  );
}

/** What is reserved counts as gone: it is what the limits are held against. */
function paid({ spent, reserved, limits }: LiveStatusView): string {
  const { maxUsd, maxCalls } = limits;
  const usd = spent.nanoUsd === null ? 'unpriced' : formatUsd(toUsd(spent.nanoUsd));
  const gone =
    spent.nanoUsd === null || reserved.nanoUsd === null
      ? null
      : toUsd(spent.nanoUsd + reserved.nanoUsd);
  const left =
    maxUsd === null || gone === null ? '' : `, ${formatUsd(Math.max(0, maxUsd - gone))} left`;
  const callsLeft =
    maxCalls === null
      ? ''
      : `, ${formatCount(Math.max(0, maxCalls - spent.requests - reserved.requests))} left`;
  return `${usd}${left}; ${formatNumberOf(spent.requests, 'call')}${callsLeft}`;
}

const WAITS = { paused: 'limited', 'in-trouble': 'provider fails', retry: 'retry' } as const;

function waitText(why: keyof typeof WAITS, leftMs: number | null): string {
  return leftMs === null ? WAITS[why] : `${WAITS[why]} in ${secondsText(leftMs)}`;
}

function secondsText(ms: number): string {
  return `${formatCount(Math.floor(ms / 1000))} s`;
}

function listOf(names: readonly string[]): string {
  const more = names.length - NAMES_MAX;
  const shown = names.slice(0, NAMES_MAX);
  return [...shown, ...(more > 0 ? [`${formatCount(more)} more`] : [])].join(', ');
}

/** One column stays free: in the last one some terminals wrap. */
function lineOf(label: string, text: string, { style, columns }: ProgressOptions): string {
  const room = columns - 1;
  if (columns < LABELS_FROM) return cutText(visibleText(text), room);
  return style.dim(label.padEnd(LABEL_COLUMNS)) + cutText(visibleText(text), room - LABEL_COLUMNS);
}
