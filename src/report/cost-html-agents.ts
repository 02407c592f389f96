// What each agent costs, each department and each model, as bars: what is work, and what buys nothing.

import { MONTH_HOURS } from '#base/hours';
import type { CostParts, CostRow, CostSlice } from '#main/cost-rows';
import { agentTable } from './cost-html-agent-table.js';
import type { PageOrg } from './cost-html-words.js';
import { atLeast, usdPerMonth } from './cost-html-words.js';
import { isRange } from './cost-words.js';
import type { Content, Markup } from './markup.js';
import { element } from './markup.js';
import { formatNumberOf } from './quantities.js';
import type { Bar } from './svg/bar-chart.js';
import { drawBarChart } from './svg/bar-chart.js';

const KINDS = ['work', 'idle', 'upkeep'] as const;
const KIND_NAMES: Readonly<Record<(typeof KINDS)[number], string>> = {
  work: 'work',
  idle: 'polls that find nothing',
  upkeep: 'timers and safety wakes',
};
/** Slices with a bar: beyond these the table says it better. */
const SLICES_MAX = 10;

export function agentsSection(org: PageOrg): Markup {
  const { id, shown } = org;
  return element(
    'section',
    { 'aria-labelledby': `${id}-agents` },
    element('h2', { id: `${id}-agents` }, 'Who costs what'),
    shown.dearest.length === 0 ? null : charts(org),
    agentTable(org),
  );
}

function charts({ shown }: PageOrg): Content {
  const { dearest, others, departments, models } = shown;
  const bars = [...dearest.map(barOfRow), ...(others === null ? [] : [barOfOthers(others)])];
  return [
    element('p', { class: 'soft' }, 'US dollars a month, the dearest first.'),
    legend(bars.some(({ range }) => range !== null)),
    element('figure', {}, chartOf('agent', bars)),
    element(
      'div',
      { class: 'halves' },
      slicesFigure('department', departments),
      slicesFigure('model', models),
    ),
  ];
}

function legend(hasRanges: boolean): Markup {
  return element(
    'ul',
    { class: 'legend' },
    KINDS.map((kind) =>
      element('li', {}, element('span', { class: `key ${kind}` }), KIND_NAMES[kind]),
    ),
    hasRanges
      ? element('li', {}, element('span', { class: 'key span' }), 'from the least to the most')
      : null,
  );
}

/** One slice alone is the whole, and says nothing. */
function slicesFigure(what: string, slices: readonly CostSlice[]): Content {
  const priced = slices.filter(({ parts }) => parts !== null);
  if (priced.length < 2 || priced.length > SLICES_MAX) return null;
  return element(
    'figure',
    {},
    element('figcaption', {}, element('strong', {}, `By ${what}`)),
    chartOf(what, priced.map(barOfSlice)),
  );
}

function chartOf(what: string, bars: readonly Bar[]): Markup {
  return drawBarChart({
    title: `Cost a month by ${what}`,
    kinds: KINDS,
    bars,
  });
}

function barOfRow(row: CostRow): Bar {
  const { name, costPerHour, parts, isFree, unknownRate } = row;
  const figure = costPerHour === null ? '' : usdPerMonth(costPerHour.expected);
  const range =
    costPerHour === null || !isRange(costPerHour)
      ? null
      : { low: costPerHour.low * MONTH_HOURS, high: costPerHour.high * MONTH_HOURS };
  return {
    ...partsOf(parts),
    name,
    figure: isFree ? 'free' : atLeast(figure, unknownRate),
    remark: null,
    range,
    isEmphasized: false,
  };
}

function barOfSlice({ name, parts, isFree, missing }: CostSlice): Bar {
  return {
    ...partsOf(parts),
    name,
    figure: isFree ? 'free' : atLeast(parts === null ? '' : usdPerMonth(wholeOf(parts)), missing),
    remark: null,
    range: null,
    isEmphasized: false,
  };
}

/** A bar of many would make those of single agents look like nothing. */
function barOfOthers(others: CostSlice): Bar {
  const name = `${formatNumberOf(others.count, 'other agent')}, each of them below`;
  return { ...barOfSlice(others), parts: null, name };
}

function partsOf(parts: CostParts | null): Pick<Bar, 'parts' | 'hints'> {
  if (parts === null) return { parts: null, hints: [] };
  return {
    parts: KINDS.map((kind) => parts[kind] * MONTH_HOURS),
    hints: KINDS.map((kind) => `${KIND_NAMES[kind]}: ${usdPerMonth(parts[kind])} a month`),
  };
}

function wholeOf({ work, idle, upkeep }: CostParts): number {
  return work + idle + upkeep;
}
