// Cost against event rate: for the dearest kinds of agents, what polling and sleeping would cost at other rates, and where they
// cost the same.

import { MONTH_HOURS } from '#base/hours';
import type { CostCurve } from '#main/cost-curves';
import type { CostRow } from '#main/cost-rows';
import { namesOf } from './cost-html-groups.js';
import type { PageOrg } from './cost-html-words.js';
import { atLeast, axisUsd, nameText, rateText, usdPerMonth } from './cost-html-words.js';
import { modeText } from './cost-words.js';
import type { Content, Markup } from './markup.js';
import { element } from './markup.js';
import { tableOf } from './page-table.js';
import { formatNumberOf } from './quantities.js';
import { drawCurveChart } from './svg/curve-chart.js';
import { formatUsdColumn } from './usd-column.js';

const CHARTS_MAX = 6;

export function ratesSection({ shown: { curves }, estimate, id }: PageOrg): Content {
  const shown = curves.slice(0, CHARTS_MAX);
  if (shown.length === 0) return null;
  return element(
    'section',
    { 'aria-labelledby': `${id}-rates` },
    element('h2', { id: `${id}-rates` }, 'Polling or waking: at which event rate'),
    element(
      'p',
      { class: 'soft' },
      'US dollars a month of one agent at other event rates; the dot is where it stands now.',
    ),
    legend(),
    element(
      'div',
      { class: 'multiples' },
      shown.map((curve, index) =>
        curveFigure(curve, `${id}-rate-${index + 1}`, estimate.tickSeconds),
      ),
    ),
    ratesTable(shown, estimate.tickSeconds),
  );
}

function legend(): Markup {
  return element(
    'ul',
    { class: 'legend' },
    element('li', {}, element('span', { class: 'key stroke polling' }), 'polling'),
    element('li', {}, element('span', { class: 'key stroke waking' }), 'event-driven'),
  );
}

function curveFigure({ rows, points }: CostCurve, id: string, tickSeconds: number): Markup {
  const [{ agent }] = rows;
  const { breakEvenPerHour } = agent;
  const name = rows.map((row) => row.name).join(', ');
  const first = points[0]?.perHour ?? 0;
  const last = points.at(-1)?.perHour ?? 0;
  const verdict = breakEvenText(breakEvenPerHour, 3600 / tickSeconds);
  const isInside =
    breakEvenPerHour !== null && breakEvenPerHour >= first && breakEvenPerHour <= last;
  return element(
    'figure',
    {},
    element('figcaption', {}, element('strong', {}, namesOf(rows, 3), '. '), verdict),
    drawCurveChart({
      id,
      title: `Cost of ${name} against its event rate`,
      description: `From ${rateText(first)} to ${rateText(last)} events an hour. ${verdict}`,
      curves: [
        {
          kind: 'polling',
          points: points.map(({ perHour, polling }) => [perHour, polling * MONTH_HOURS] as const),
        },
        {
          kind: 'waking',
          points: points.map(
            ({ perHour, eventDriven }) => [perHour, eventDriven * MONTH_HOURS] as const,
          ),
        },
      ],
      axes: {
        x: { label: 'events an hour', format: String },
        y: { format: axisUsd },
      },
      mark: isInside
        ? { x: breakEvenPerHour, label: `break-even ${rateText(breakEvenPerHour)}` }
        : null,
      point: pointOf(rows[0], first, last),
    }),
  );
}

function breakEvenText(breakEvenPerHour: number | null, ticksPerHour: number): string {
  if (breakEvenPerHour === null) return 'Polling is never the cheaper mode.';
  const rate = rateText(breakEvenPerHour);
  // Rates are computed; more than an event on every tick wakes nobody.
  return breakEvenPerHour > ticksPerHour * (1 - 1e-9)
    ? `Only with an event on every tick, ${rate} an hour, polling costs no more.`
    : `From ${rate} events an hour on, polling costs no more.`;
}

/** Where the agent is now; null where its rate is not known, or nothing. */
function pointOf({ agent, count, costPerHour }: CostRow, first: number, last: number) {
  const { perHour } = agent.arrivals;
  if (perHour === null || costPerHour === null || perHour.expected === 0) return null;
  const usd = costPerHour.expected / count;
  const hint = `now ${agent.mode}, ${rateText(perHour.expected)} events an hour: ${usdPerMonth(usd)} a month`;
  const x = Math.min(last, Math.max(first, perHour.expected));
  return { x, y: usd * MONTH_HOURS, hint };
}

function ratesTable(curves: readonly CostCurve[], tickSeconds: number): Markup {
  const rows = curves
    .flatMap((curve) => curve.rows)
    .filter(({ costPerHour }) => costPerHour !== null);
  const shown = rows.slice(0, ROWS_MAX);
  const polling = formatUsdColumn(shown.map(({ agent }) => monthly(agent.pollingPerHour)));
  const waking = formatUsdColumn(shown.map(({ agent }) => monthly(agent.eventDrivenPerHour)));
  const rest = rows.length - shown.length;
  return tableOf({
    caption:
      rest === 0
        ? 'Both modes in figures, for one agent'
        : `Both modes in figures, for one agent (${formatNumberOf(rest, 'more row')} in the table of agents)`,
    columns: [
      { title: 'Agent' },
      { title: 'Now' },
      { title: 'Events an hour', isNumber: true },
      { title: 'Break-even, events an hour', isNumber: true },
      { title: 'Polling, $ a month', isNumber: true },
      { title: 'Event-driven, $ a month', isNumber: true },
    ],
    rows: shown.map((row, index) => {
      const { unknownRate } = row;
      const { arrivals, breakEvenPerHour } = row.agent;
      const usdCell = (text: string | null | undefined) => ({
        content: text === null || text === undefined ? 'unknown' : atLeast(text, unknownRate),
      });
      return [
        { content: nameText(row.name) },
        { content: modeText(row.agent, tickSeconds) },
        { content: arrivals.perHour === null ? 'unknown' : rateText(arrivals.perHour.expected) },
        { content: breakEvenPerHour === null ? 'never' : rateText(breakEvenPerHour) },
        usdCell(polling[index]),
        usdCell(waking[index]),
      ];
    }),
    isSortable: false,
  });
}

function monthly(usdPerHour: number | null): number | null {
  return usdPerHour === null ? null : usdPerHour * MONTH_HOURS;
}

/** Enough for the charts above; all agents are in their own table. */
const ROWS_MAX = 12;
