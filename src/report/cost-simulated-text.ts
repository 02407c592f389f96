// The estimate and the simulation of an org in one table: what each says, how far the simulation may be off, and whether the
// two agree. Computes no figure.

import { formatUsd } from '#base/format-usd';
import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import { visibleText } from '#base/visible-text';
import type { HoldKind } from '#engine/hold-kind';
import type { CostedOrg, CostReport } from '#main/cost-report';
import type { SimulatedReport } from '#main/simulate-cost';
import type { SimulatedFigures, SimulatedGroup } from '#main/simulated-cost';
import type { Agreement } from '#metrics/agreement';
import type { Estimate } from '#metrics/estimate';
import { hasSums, nameCell, underDepartments } from './agent-table.js';
import { formatAgentTable } from './boxed-agent-table.js';
import { burstText } from './burst-text.js';
import { tokenSentences } from './cost-premises.js';
import { formatEstimate, RATE, USD } from './estimate-text.js';
import { joinBlocks } from './join-blocks.js';
import { measuredText } from './measured-text.js';
import { footLines, NARROW_NOTE } from './premise-lines.js';
import { formatNumberOf, formatRates } from './quantities.js';
import { runHead } from './run-head.js';
import { confidenceLine, seedsText } from './seeds-text.js';
import type { Cell, Column, Row, TableOptions } from './text-table.js';
import { leavesOut } from './text-table.js';

interface SimulatedCostReport
  extends Pick<CostedOrg, 'estimate' | 'bursts' | 'measured' | 'premises'> {
  readonly simulation: SimulatedReport;
}

const COLUMNS: readonly Column[] = [
  { title: 'Agent', align: 'left', least: 12 },
  { title: 'Wakes/h', align: 'right' },
  { title: 'simulated', align: 'right' },
  { title: '$/h', align: 'right', dropOrder: 2 },
  { title: 'simulated', align: 'right', dropOrder: 1 },
  { title: 'Agreement', align: 'left' },
];
const BOX_COLUMNS_LEAST = 90;

/** Ends with a line feed; several orgs under the names of their files. */
export function formatCostSimulated({ orgs }: CostReport, options: TableOptions): string {
  const texts = orgs.flatMap(({ file, simulation, ...costed }) => {
    if (simulation === null) return [];
    const text = formatSimulatedText({ ...costed, simulation }, options);
    const name = `${options.style.underline(visibleText(file))}\n`;
    return [orgs.length === 1 ? text : name + text];
  });
  return texts.join('\n');
}

/** Ends with a line feed. */
export function formatSimulatedText(report: SimulatedCostReport, options: TableOptions): string {
  const { estimate, simulation } = report;
  const { seeds, ticks, tickSeconds } = simulation;
  const run = { org: estimate.org, agentCount: estimate.agents.length, ticks, tickSeconds };
  const rows = tableRows(report, options);
  return joinBlocks([
    runHead(run, seedsText(seeds), options),
    [formatAgentTable(COLUMNS, rows, options, BOX_COLUMNS_LEAST), ...totalLines(report, options)],
    footLines(notes(report, leavesOut(COLUMNS, rows, options)), options),
  ]);
}

function tableRows({ estimate, simulation }: SimulatedCostReport, options: TableOptions): Row[] {
  const { groups, totals } = simulation;
  const wakes = formatRates([...groups.map((group) => group.estimate.wakes), sumWakes(groups)]);
  const rows = underDepartments(groups, (group, index) => [
    nameCell(group),
    { text: group.unknownRate > 0 ? 'unknown' : (wakes[index] ?? '') },
    { text: formatEstimate(group.wakes, RATE) },
    costCell(group, formatUsd(group.estimate.cost), options),
    costCell(group, formatEstimate(group.cost, USD), options),
    agreementCell(group.agreement, options),
  ]);
  const missing = {
    unpriced: estimate.unpriced.length,
    unknownRate: estimate.unknownRate.length,
    count: estimate.agents.length,
  };
  const total: Cell[] = [
    { text: 'Total', paint: options.style.strong },
    { text: wakes.at(-1) ?? '' },
    { text: formatEstimate(totals.wakes, RATE) },
    costCell(missing, formatUsd(estimate.totals.perHour.expected), options),
    costCell(missing, formatEstimate(totals.cost, USD), options),
    agreementCell(totals.agreement, options),
  ];
  return [...rows, 'rule', total];
}

function sumWakes(groups: readonly SimulatedGroup[]): number {
  return groups.reduce((sum, { estimate }) => sum + estimate.wakes, 0);
}

function costCell(
  { unpriced, unknownRate, count }: Pick<SimulatedGroup, 'unpriced' | 'unknownRate' | 'count'>,
  text: string,
  { style }: TableOptions,
): Cell {
  if (unpriced === count) return { text: 'unpriced', paint: style.warning };
  if (unpriced + unknownRate === 0) return { text };
  return { text: `>= ${text}`, paint: style.warning };
}

function agreementCell({ verdict, difference }: Agreement, { style }: TableOptions): Cell {
  if (verdict === 'agrees') return { text: 'yes', paint: style.good };
  if (verdict === 'unknown') return { text: '?' };
  return { text: differenceText(difference), paint: style.warning };
}

/** `+3.1%`: simulated against estimated. */
function differenceText(difference: number | null): string {
  if (difference === null) return 'more';
  const percent = difference * 100;
  if (Math.abs(percent) < 0.05) return percent > 0 ? '+<0.1%' : '-<0.1%';
  const decimals = Math.abs(percent) < 10 ? 1 : 0;
  return `${percent > 0 ? '+' : ''}${percent.toFixed(decimals)}%`;
}

function totalLines(
  { estimate, simulation }: SimulatedCostReport,
  options: TableOptions,
): string[] {
  const { cost, idleCost } = simulation.totals;
  if (cost.mean === null) return [];
  const isPart = estimate.unpriced.length + estimate.unknownRate.length > 0;
  const over = (figure: Estimate, hours: number): string =>
    formatEstimate(figure, { ...USD, factor: hours });
  const atLeast = isPart ? '>= ' : '';
  const { expected } = estimate.totals.perHour;
  const lines = [
    `A day ${atLeast}${formatUsd(expected * DAY_HOURS)}, simulated ${atLeast}${over(cost, DAY_HOURS)}; a month ${atLeast}${formatUsd(expected * MONTH_HOURS)}, simulated ${atLeast}${over(cost, MONTH_HOURS)}.`,
  ];
  if ((idleCost.mean ?? 0) > 0)
    lines.push(
      `Of that, polls that find nothing: ${formatUsd(estimate.totals.idlePerHour * MONTH_HOURS)} a month, simulated ${over(idleCost, MONTH_HOURS)}.`,
    );
  return footLines(lines, { ...options, style: { ...options.style, dim: (text) => text } });
}

function notes(
  { estimate, simulation, bursts, measured, premises }: SimulatedCostReport,
  isNarrow: boolean,
): readonly string[] {
  const { seeds, workload, behavior, start, groups, totals, thresholdsLeftOut } = simulation;
  const sums = 'Rows of several agents show sums.';
  return [
    ...(hasSums(groups) ? [sums] : []),
    ...(isNarrow ? [NARROW_NOTE] : []),
    'Agreement: the estimate lies in the intervals of simulated wakes and cost, or within one wake of each agent, which the end of a run cuts off; else simulated against estimated. Of twenty rows one may differ by chance.',
    ...(bursts === null ? [] : [burstText(bursts)]),
    ...(measured === null ? [] : [measuredText(measured)]),
    ...thresholdTexts(totals, thresholdsLeftOut),
    ...holdTexts(groups),
    confidenceLine(seeds.length, 'mean'),
    `Prices: ${estimate.pricing.name}${estimate.pricing.asOf === null ? '' : ` of ${estimate.pricing.asOf}`}, each call as the estimate has it.`,
    ...tokenSentences({ premises }),
    `Simulated: from ${start}, ${workload}; behavior ${behavior}, ${seedsText(seeds)}.`,
    'An estimate, not a bill.',
  ];
}

function thresholdTexts({ byCause }: SimulatedFigures, leftOut: number): string[] {
  const { thresholds } = byCause;
  const woke =
    (thresholds.mean ?? 0) === 0
      ? []
      : [
          `Thresholds woke ${formatEstimate(thresholds, RATE)} times an hour; no estimate foresees them.`,
        ];
  if (leftOut === 0) return woke;
  return [
    ...woke,
    `${formatNumberOf(leftOut, 'threshold')} on tasks left out: messages by chance are no work. --workload has them.`,
  ];
}

/** What binds in a run, and in the estimate does not. */
function holdTexts(groups: readonly SimulatedGroup[]): string[] {
  const held = (kind: HoldKind, wordsOf: (perDay: string) => string): string[] =>
    groups.flatMap(({ name, holds }) => {
      const hold = holds.find((one) => one.kind === kind);
      if (hold === undefined) return [];
      const [perDay = ''] = formatRates([hold.perHour * DAY_HOURS]);
      return [name + wordsOf(perDay)];
    });
  const byBudget = held('budget', (perDay) => ` (${perDay} times a day)`);
  const byHours = held('working-hours', () => '');
  return [
    ...(byBudget.length === 0
      ? []
      : [`Budgets held ${listText(byBudget)}: an estimate spends on past them.`]),
    ...(byHours.length === 0
      ? []
      : [
          `Working hours held ${listText(byHours)}: what comes outside them waits for the opening.`,
        ]),
  ];
}

const LISTED_MOST = 5;

function listText(items: readonly string[]): string {
  if (items.length <= LISTED_MOST + 1) return items.join(', ');
  return `${items.slice(0, LISTED_MOST).join(', ')} and ${items.length - LISTED_MOST} more`;
}
