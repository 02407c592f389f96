// The tokens of an average day by its hours, as columns and as figures.

import type { TokensByHour } from '#main/tokens-by-hour';
import type { PageOrg } from './cost-html-words.js';
import { roughCount } from './cost-html-words.js';
import type { Content, Markup } from './markup.js';
import { element } from './markup.js';
import { tableOf } from './page-table.js';
import { formatCount } from './quantities.js';
import { drawHourChart } from './svg/hour-chart.js';

const KINDS = ['work', 'idle'] as const;

export function hoursSection({ shown: { day }, estimate, id }: PageOrg): Content {
  const total = day.hours.reduce((sum, { work, idle }) => sum + work + idle, 0);
  if (total === 0) return null;
  return element(
    'section',
    { 'aria-labelledby': `${id}-hours` },
    element('h2', { id: `${id}-hours` }, 'Tokens by hour of the day'),
    element('p', { class: 'soft' }, `${shapeText(day)} ${roughCount(total)} tokens a day.`),
    element(
      'figure',
      {},
      legend(),
      drawHourChart({
        id: `${id}-hours-chart`,
        title: `Tokens of ${estimate.org} by hour of the day`,
        description: busiestText(day),
        kinds: KINDS,
        hours: day.hours.map(({ work, idle }) => [work, idle]),
        hints: day.hours.map(
          ({ work, idle }, hour) =>
            `${spanText(hour)}: ${formatCount(work + idle)} tokens, ${formatCount(idle)} of them for polls that find nothing`,
        ),
        format: (tokens) => `${roughCount(tokens)} tokens an hour`,
      }),
    ),
    element('details', {}, element('summary', {}, 'Figures by hour'), hourTable(day)),
  );
}

function legend(): Markup {
  return element(
    'ul',
    { class: 'legend' },
    element('li', {}, element('span', { class: 'key work' }), 'work, timers and safety wakes'),
    element('li', {}, element('span', { class: 'key idle' }), 'polls that find nothing'),
  );
}

function shapeText({ shapedBy }: TokensByHour): string {
  return shapedBy === null
    ? 'Nothing says when the work comes, so it is spread evenly.'
    : `Work is spread by the ${shapedBy} that the file states, over an average day of the week.`;
}

function busiestText({ hours }: TokensByHour): string {
  const sums = hours.map(({ work, idle }) => work + idle);
  const most = sums.reduce((a, b) => Math.max(a, b), 0);
  const least = sums.reduce((a, b) => Math.min(a, b), most);
  if (most - least < most * 1e-9) return `${formatCount(most)} tokens in every hour`;
  return `Most, ${formatCount(most)} tokens, from ${spanText(sums.indexOf(most))}; least, ${formatCount(least)}, from ${spanText(sums.indexOf(least))}`;
}

function hourTable({ hours }: TokensByHour): Markup {
  return tableOf({
    caption: 'Tokens by hour',
    columns: [
      { title: 'Hour' },
      { title: 'Work', isNumber: true },
      { title: 'Polls that find nothing', isNumber: true },
      { title: 'Together', isNumber: true },
    ],
    rows: hours.map(({ work, idle }, hour) => [
      { content: spanText(hour) },
      { content: formatCount(work) },
      { content: formatCount(idle) },
      { content: formatCount(work + idle) },
    ]),
    isSortable: false,
  });
}

/** `09:00 to 10:00`. */
function spanText(hour: number): string {
  const clock = (at: number): string => `${String(at).padStart(2, '0')}:00`;
  return `${clock(hour)} to ${clock(hour + 1)}`;
}
