// Horizontal bars, stacked, each below its name and its figure. The words are the page's own text, which wraps where there is
// little room and is read aloud as a list; only the bars are drawn. Knows nothing of what they mean.

import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { sum } from '#base/sum';
import type { Markup } from '../markup.js';
import { element } from '../markup.js';

export interface Bar {
  readonly name: string;
  /** At the right above the bar: `$5,875`. */
  readonly figure: string;
  /** After the figure, softer: `saves 77.3%`. */
  readonly remark: string | null;
  /** One for each of the chart's kinds, 0 or more; null for words alone. */
  readonly parts: readonly number[] | null;
  /** What each part is, for who points at it. */
  readonly hints: readonly string[];
  /** Where the whole may end instead; null where it is certain. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly isEmphasized: boolean;
}

export interface BarChart {
  /** What the list is, for who cannot see it. */
  readonly title: string;
  /** Style classes of the parts, from the axis on. */
  readonly kinds: readonly string[];
  readonly bars: readonly Bar[];
}

const HEIGHT = 12;
const CAP = 4;
/** Too narrow to be seen. */
const NO_WIDTH = '0%';

export function drawBarChart({ title, kinds, bars }: BarChart): Markup {
  const most = bars.reduce(
    (max, { parts, range }) => Math.max(max, sum(parts ?? []), range?.high ?? 0),
    0,
  );
  const scale = scaleLinear([0, most === 0 ? 1 : most], [0, 100]);
  const layers = stack<Bar, number>()
    .keys(kinds.keys())
    .value(({ parts }, kind) => parts?.[kind] ?? 0)(bars);
  return element(
    'ol',
    { class: 'bars', 'aria-label': title },
    bars.map((bar, row) =>
      element(
        'li',
        { class: bar.isEmphasized ? 'emphasized' : null },
        labelOf(bar),
        bar.parts === null
          ? null
          : element(
              'svg',
              { width: '100%', height: HEIGHT, 'aria-hidden': 'true' },
              element('rect', { class: 'track', width: '100%', height: HEIGHT }),
              layers.map((layer, kind) => {
                const [from = 0, to = 0] = layer[row] ?? [];
                const width = percent(scale(to) - scale(from));
                if (width === NO_WIDTH) return null;
                const size = { x: percent(scale(from)), width };
                return element(
                  'rect',
                  { class: kinds[kind] ?? '', ...size, height: HEIGHT },
                  element('title', {}, bar.hints[kind] ?? ''),
                );
              }),
              bar.range === null ? null : rangeOf(scale(bar.range.low), scale(bar.range.high)),
            ),
      ),
    ),
  );
}

function labelOf({ name, figure, remark }: Bar): Markup {
  return element(
    'div',
    { class: 'label' },
    element('span', { class: 'name' }, element('bdi', {}, name)),
    element(
      'span',
      { class: 'figure' },
      element('b', {}, figure),
      remark === null ? null : ` ${remark}`,
    ),
  );
}

function rangeOf(low: number, high: number): Markup {
  const middle = HEIGHT / 2;
  const cap = (at: number): Markup =>
    element('line', { x1: percent(at), x2: percent(at), y1: middle - CAP, y2: middle + CAP });
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
