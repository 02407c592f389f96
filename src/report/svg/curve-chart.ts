// Two lines over a log axis, with the point where one is and the line where they cross. Knows nothing of what they mean.

import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { Markup } from '../markup.js';
import { element, plainNumber } from '../markup.js';

interface Curve {
  /** Style class of the line. */
  readonly kind: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface CurveChart {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** x above 0; y 0 or more. */
  readonly curves: readonly Curve[];
  readonly axes: {
    readonly x: { readonly label: string; readonly format: (value: number) => string };
    /** All labels of the axis at once, so that they can be written alike. */
    readonly y: { readonly format: (ticks: readonly number[]) => readonly string[] };
  };
  /** A vertical line with a word; null for none. */
  readonly mark: { readonly x: number; readonly label: string } | null;
  /** A point on a line, with what it is for who points at it. */
  readonly point: { readonly x: number; readonly y: number; readonly hint: string } | null;
}

const WIDTH = 320;
const HEIGHT = 216;
const LEFT = 58;
const RIGHT = WIDTH - 10;
const TOP = 24;
const BOTTOM = HEIGHT - 40;
const Y_TICKS = 3;
/** The word at the mark goes to its left from here on. */
const TURN = (LEFT + RIGHT) / 2;

export function drawCurveChart(chart: CurveChart): Markup {
  const { id, title, description, curves, axes, mark, point } = chart;
  const all = curves.flatMap(({ points }) => points);
  const xs = all.map(([x]) => x).concat(point === null ? [] : point.x);
  const most = all.reduce((max, [, y]) => Math.max(max, y), point?.y ?? 0);
  const x = scaleLog([Math.min(...xs), Math.max(...xs)], [LEFT, RIGHT]);
  const y = scaleLinear([0, most === 0 ? 1 : most], [BOTTOM, TOP]).nice(Y_TICKS);
  const pathOf = line<readonly [number, number]>(
    ([at]) => x(at),
    ([, value]) => y(value),
  ).digits(1);
  const yTicks = y.ticks(Y_TICKS);
  const labels = axes.y.format(yTicks);
  return element(
    'svg',
    {
      class: 'curves',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    },
    element('title', { id: `${id}-title` }, title),
    element('desc', { id: `${id}-description` }, description),
    yTicks.map((tick, index) => [
      element('line', { class: 'grid', x1: LEFT, x2: RIGHT, y1: y(tick), y2: y(tick) }),
      label(LEFT - 6, y(tick) + 4, 'end', labels[index] ?? ''),
    ]),
    decadesIn(x.domain()).map((tick) => [
      element('line', { class: 'tick', x1: x(tick), x2: x(tick), y1: BOTTOM, y2: BOTTOM + 4 }),
      label(x(tick), BOTTOM + 16, 'middle', axes.x.format(tick)),
    ]),
    label((LEFT + RIGHT) / 2, HEIGHT - 6, 'middle', axes.x.label),
    mark === null ? null : markAt(x(mark.x), mark.label),
    curves.map(({ kind, points }) =>
      element('path', { class: kind, d: pathOf([...points]) ?? '' }),
    ),
    point === null
      ? null
      : element(
          'circle',
          { class: 'point', cx: x(point.x), cy: y(point.y), r: 5 },
          element('title', {}, point.hint),
        ),
  );
}

function label(x: number, y: number, anchor: string, text: string): Markup {
  return element('text', { x, y, 'text-anchor': anchor }, text);
}

function markAt(x: number, word: string): Markup {
  return element(
    'g',
    { class: 'mark' },
    element('line', { x1: x, x2: x, y1: TOP - 6, y2: BOTTOM }),
    label(x, TOP - 11, x > TURN ? 'end' : 'start', word),
  );
}

/** Powers of ten from `low` to `high`. */
function decadesIn([low = 1, high = 1]: readonly number[]): readonly number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(plainPower(first + index)),
  );
}

function plainPower(exponent: number): string {
  return exponent < 0 ? (10 ** exponent).toFixed(-exponent) : plainNumber(10 ** exponent);
}
