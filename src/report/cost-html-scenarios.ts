// The four ways to run the same org, as bars and as a table; and what somebody asked to try.

import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import type { PageOrg } from './cost-html-words.js';
import { atLeast, nameText, usdPerMonth } from './cost-html-words.js';
import { hasCosts, savingText, scenarioTitle } from './cost-words.js';
import { signedUsd } from './limit-text.js';
import type { Content, Markup } from './markup.js';
import { element } from './markup.js';
import { tableOf } from './page-table.js';
import { formatCount } from './quantities.js';
import { drawBarChart } from './svg/bar-chart.js';
import { formatUsdColumn } from './usd-column.js';

export function scenariosSection(org: PageOrg): Content {
  const { scenarios, estimate, id } = org;
  // Where nothing costs anything, or no price is known, there is nothing to weigh.
  if (!hasCosts(scenarios)) return null;
  const bars = scenarios.map(({ name, perHour, missing, savesOverDearest }) => {
    const title = scenarioTitle(name, name === 'allPollingDearest' ? estimate.dearestModel : null);
    const figure = atLeast(usdPerMonth(perHour), missing);
    const saved = name === 'allPollingDearest' ? null : savesOverDearest;
    return {
      name: title,
      figure,
      remark: saved === null || Math.abs(saved) < NO_SAVING ? null : `saves ${savingText(saved)}`,
      parts: [perHour],
      hints: [`${title}: ${figure} a month`],
      range: null,
      isEmphasized: name === 'configured',
    };
  });
  return element(
    'section',
    { 'aria-labelledby': `${id}-scenarios` },
    element('h2', { id: `${id}-scenarios` }, 'The same work, run four ways'),
    element('p', { class: 'soft' }, 'US dollars a month.'),
    element(
      'figure',
      {},
      drawBarChart({
        title: `Cost of ${estimate.org} a month by scenario`,
        kinds: ['scenario'],
        bars,
      }),
    ),
    scenarioTable(org),
    whatIfTable(org),
  );
}

function scenarioTable({ scenarios, estimate: { dearestModel } }: PageOrg): Markup {
  const column = (hours: number): readonly string[] =>
    formatUsdColumn(scenarios.map(({ perHour }) => perHour * hours)).map((text, index) =>
      atLeast(text, scenarios[index]?.missing ?? 0),
    );
  const [hour, day, month] = [column(1), column(DAY_HOURS), column(MONTH_HOURS)];
  return tableOf({
    caption: 'Scenarios in figures',
    columns: [
      { title: 'Scenario' },
      { title: '$ a month', isNumber: true },
      { title: '$ a day', isNumber: true },
      { title: '$ an hour', isNumber: true },
      { title: 'saves against the dearest', isNumber: true },
      { title: 'saves against polling', isNumber: true },
    ],
    rows: scenarios.map(({ name, savesOverDearest, savesOverTiered }, index) => {
      const isDearest = name === 'allPollingDearest';
      const saving = (share: number | null, isBase: boolean): string =>
        isBase || share === null ? '' : savingText(share);
      return [
        { content: nameText(scenarioTitle(name, isDearest ? dearestModel : null)) },
        { content: month[index] ?? '' },
        { content: day[index] ?? '' },
        { content: hour[index] ?? '' },
        { content: saving(savesOverDearest, isDearest) },
        { content: saving(savesOverTiered, isDearest || name === 'allPollingTiered') },
      ];
    }),
    isSortable: false,
  });
}

/** Each `--what-if` beside the org as it is written. */
function whatIfTable({ whatIfs, estimate, missing }: PageOrg): Content {
  if (whatIfs.length === 0) return null;
  const perHour = [estimate, ...whatIfs.map((whatIf) => whatIf.estimate)].map(
    ({ totals }) => totals.perHour.expected,
  );
  const months = formatUsdColumn(perHour.map((usd) => usd * MONTH_HOURS));
  return tableOf({
    caption: 'What if',
    columns: [
      { title: 'What if' },
      { title: '$ a month', isNumber: true },
      { title: 'difference', isNumber: true },
      { title: 'agents changed', isNumber: true },
    ],
    rows: [
      [{ content: 'As written' }, { content: atLeast(months[0] ?? '', missing) }, EMPTY, EMPTY],
      ...whatIfs.map(({ text, changed, missing: others, differencePerHour }, index) => [
        { content: nameText(text) },
        { content: atLeast(months[index + 1] ?? '', others) },
        {
          content: differencePerHour === null ? '' : signedUsd(differencePerHour * MONTH_HOURS),
        },
        { content: formatCount(changed.length) },
      ]),
    ],
    isSortable: false,
  });
}

const EMPTY = { content: '' };
/** Would be shown as 0.0%. */
const NO_SAVING = 0.0005;
