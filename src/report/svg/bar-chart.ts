// Horizontal bars, stacked, each below its name and its figure. As wide as there is room, its letters always the same size: a
// phone shows the same chart. Knows nothing of what the bars mean.

import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { Markup } from '../markup.js';
import { element } from '../markup.js';
import { cutText } from '../text-table.js';

export interface Bar {
  readonly name: string;
  /** At the right above the bar: `$5,875`. */
  readonly figure: string;
  /** After the figure, softer: `-77.3%`. */
  readonly remark: string | null;
  /** One for each of the chart's kinds, 0 or more; null draws no bar. */
  readonly parts: readonly number[] | null;
  /** What each part is, for who points at it. */
  readonly hints: readonly string[];
  /** Where the whole may end instead; null where it is certain. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly isEmphasized: boolean;
}

export interface BarChart {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What the chart says, for who cannot see it. */
  readonly description: string;
  /** Style classes of the parts, from the axis on. */
  readonly kinds: readonly string[];
  readonly bars: readonly Bar[];
}

const PITCH = 40;
const TEXT_Y = 13;
const BAR_Y = 19;
const BAR_HEIGHT = 12;
const NAME_COLUMNS = 26;

export function drawBarChart({ id, title, description, kinds, bars }: BarChart): Markup {
  const most = bars.reduce(
    (max, { parts, range }) => Math.max(max, sum(parts), range?.high ?? 0),
    0,
  );
  const scale = scaleLinear([0, most === 0 ? 1 : most], [0, 100]);
  const layers = stack<Bar, number>()
    .keys(kinds.keys())
    .value(({ parts }, kind) => parts?.[kind] ?? 0)(bars);
  const drawn = bars.map((bar, row) =>
    element(
      'g',
      { class: bar.isEmphasized ? 'bar emphasized' : 'bar' },
      labelsOf(bar, row),
      element('rect', {
        class: 'track',
        x: 0,
        y: row * PITCH + BAR_Y,
        width: '100%',
        height: BAR_HEIGHT,
      }),
      layers.map((layer, kind) => {
        const [from = 0, to = 0] = layer[row] ?? [];
        return to === from
          ? null
          : element(
              'rect',
              {
                class: kinds[kind] ?? '',
                x: percent(scale(from)),
                y: row * PITCH + BAR_Y,
                width: percent(scale(to) - scale(from)),
                height: BAR_HEIGHT,
              },
              element('title', {}, bar.hints[kind] ?? ''),
            );
      }),
      bar.range === null ? null : rangeOf(scale(bar.range.low), scale(bar.range.high), row),
    ),
  );
  return element(
    'svg',
    {
      class: 'bars',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      width: '100%',
      height: Math.max(1, bars.length) * PITCH,
    },
    element('title', { id: `${id}-title` }, title),
    element('desc', { id: `${id}-description` }, description),
    drawn,
  );
}

function labelsOf({ name, figure, remark }: Bar, row: number): readonly Markup[] {
  const y = row * PITCH + TEXT_Y;
  const cut = cutText(name, NAME_COLUMNS);
  return [
    element(
      'text',
      { class: 'name', x: 0, y },
      cut,
      cut === name ? null : element('title', {}, name),
    ),
    element(
      'text',
      { class: 'figure', x: '100%', y, 'text-anchor': 'end' },
      element('tspan', { class: 'amount' }, figure),
      remark === null ? null : element('tspan', { class: 'remark', dx: 8 }, remark),
    ),
  ];
}

function rangeOf(low: number, high: number, row: number): Markup {
  const middle = row * PITCH + BAR_Y + BAR_HEIGHT / 2;
  const cap = (at: number): Markup =>
    element('line', { x1: percent(at), x2: percent(at), y1: middle - 4, y2: middle + 4 });
  return element(
    'g',
    { class: 'range' },
    element('line', { x1: percent(low), x2: percent(high), y1: middle, y2: middle }),
    cap(low),
    cap(high),
  );
}

function percent(value: number): string {
  return `${Number(value.toFixed(3))}%`;
}

function sum(parts: readonly number[] | null): number {
  return (parts ?? []).reduce((total, part) => total + part, 0);
}
