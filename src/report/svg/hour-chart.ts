// Columns for the 24 hours of a day, stacked. As wide as there is room, its letters always the same size. Knows nothing of what
// the columns mean.

import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { sum } from '#base/sum';
import type { Markup } from '../markup.js';
import { element } from '../markup.js';

export interface HourChart {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Style classes of the parts, from the axis on. */
  readonly kinds: readonly string[];
  /** For each hour, one number for each kind, 0 or more. */
  readonly hours: readonly (readonly number[])[];
  /** What each hour is, for who points at it. */
  readonly hints: readonly string[];
  readonly format: (value: number) => string;
}

const HEIGHT = 190;
const TOP = 22;
const BOTTOM = HEIGHT - 24;
const TICKS = 2;
const HOURS_PER_LABEL = 6;

export function drawHourChart(chart: HourChart): Markup {
  const { id, title, description, kinds, hours, hints, format } = chart;
  const most = hours.reduce((max, parts) => Math.max(max, sum(parts)), 0);
  const y = scaleLinear([0, most === 0 ? 1 : most], [BOTTOM, TOP]).nice(TICKS);
  const x = scaleBand<number>([...hours.keys()], [0, 100]).paddingInner(0.2);
  const layers = stack<readonly number[], number>()
    .keys(kinds.keys())
    .value((parts, kind) => parts[kind] ?? 0)([...hours]);
  const [, top = 0] = y.domain();
  return element(
    'svg',
    {
      class: 'hours',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      width: '100%',
      height: HEIGHT,
    },
    element('title', { id: `${id}-title` }, title),
    element('desc', { id: `${id}-description` }, description),
    [top / 2, top].map((tick) =>
      element('line', { class: 'grid', x1: 0, x2: '100%', y1: y(tick), y2: y(tick) }),
    ),
    element('text', { x: 0, y: TOP - 7 }, most === 0 ? '' : format(top)),
    hours.map((_, hour) =>
      element(
        'g',
        {},
        element('title', {}, hints[hour] ?? ''),
        layers.map((layer, kind) => {
          const [from = 0, to = 0] = layer[hour] ?? [];
          return to === from
            ? null
            : element('rect', {
                class: kinds[kind] ?? '',
                x: percent(x(hour)),
                y: y(to),
                width: percent(x.bandwidth()),
                height: y(from) - y(to),
              });
        }),
      ),
    ),
    element('line', { class: 'axis', x1: 0, x2: '100%', y1: BOTTOM, y2: BOTTOM }),
    hours.map((_, hour) =>
      hour % HOURS_PER_LABEL === 0
        ? element('text', { x: percent(x(hour)), y: HEIGHT - 7 }, clock(hour))
        : null,
    ),
    element('text', { x: '100%', y: HEIGHT - 7, 'text-anchor': 'end' }, clock(hours.length)),
  );
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function percent(value = 0): string {
  return `${Number(value.toFixed(3))}%`;
}
