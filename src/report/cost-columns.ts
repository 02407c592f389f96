// The columns of the table of an estimate: who, by what, how often, for how much. Knows no width.

import { formatUsd } from '#base/format-usd';
import { MONTH_HOURS } from '#base/hours';
import type { AgentEstimate, Spread } from '#cost/estimate/types';
import type { CostGrouping, CostLine } from '#main/cost-lines';
import type { CostedOrg } from '#main/cost-report';
import { nameCell } from './agent-table.js';
import {
  cacheText,
  formatShare,
  groupTitle,
  isRange,
  knownUsd,
  modelText,
  modeText,
  usdRange,
} from './cost-words.js';
import { formatCount, formatRates } from './quantities.js';
import type { Paint } from './style.js';
import type { Cell, Column, TableOptions } from './text-table.js';

/** Beside the row of an agent of which something is not known; the notes below the table begin with it. */
export const UNKNOWN_MARK = '⚠';
const NOTHING = '-';
const UNPRICED = 'UNPRICED';

export interface CostColumn extends Column {
  readonly cellOf: (line: CostLine, index: number) => Cell;
  readonly total?: string;
  /** Whether some row has something to show there. */
  readonly isUsed: boolean;
}

export function columnsOf(
  costed: CostedOrg,
  grouping: CostGrouping,
  { style }: TableOptions,
  hasAliases: boolean,
): readonly CostColumn[] {
  return [
    ...(grouping === 'agent' ? agentColumns(costed, hasAliases) : groupColumns(costed, grouping)),
    ...wakeColumns(costed),
    ...moneyColumns(costed, style.warning),
    {
      title: '',
      align: 'left',
      cellOf: ({ unpriced, unknownRate }) => ({
        text: unpriced + unknownRate > 0 ? UNKNOWN_MARK : '',
        paint: style.warning,
      }),
      isUsed: costed.lines.some(({ unpriced, unknownRate }) => unpriced + unknownRate > 0),
    },
  ];
}

const NAME_COLUMN = {
  align: 'left',
  least: 18,
  cellOf: nameCell,
  total: 'Total',
  isUsed: true,
} as const;

function agentColumns(
  { lines, estimate: { tickSeconds } }: CostedOrg,
  hasAliases: boolean,
): readonly CostColumn[] {
  const ofAgent =
    (text: (agent: AgentEstimate) => string) =>
    ({ agent }: CostLine): Cell => ({ text: agent === null ? '' : text(agent) });
  return [
    { ...NAME_COLUMN, title: 'Agent' },
    {
      title: 'Model',
      align: 'left',
      least: 10,
      dropOrder: 4,
      cellOf: ofAgent((agent) => (hasAliases ? modelText(agent) : agent.resolvedModel)),
      isUsed: true,
    },
    {
      title: 'Mode',
      align: 'left',
      dropOrder: 6,
      cellOf: ofAgent((agent) => modeText(agent, tickSeconds)),
      isUsed: true,
    },
    {
      title: 'Cache',
      align: 'left',
      dropOrder: 2,
      cellOf: ofAgent(cacheText),
      isUsed: lines.some(({ agent }) => (agent?.cache ?? null) !== null),
    },
  ];
}

function groupColumns({ estimate }: CostedOrg, grouping: CostGrouping): readonly CostColumn[] {
  return [
    { ...NAME_COLUMN, title: groupTitle(grouping) },
    {
      title: 'Agents',
      align: 'right',
      dropOrder: 3,
      cellOf: ({ count }) => ({ text: formatCount(count) }),
      total: formatCount(estimate.agents.length),
      isUsed: true,
    },
    {
      title: 'Share',
      align: 'right',
      dropOrder: 4,
      cellOf: ({ share }) => ({ text: share === null ? NOTHING : formatShare(share) }),
      isUsed: true,
    },
  ];
}

function wakeColumns({ lines }: CostedOrg): readonly CostColumn[] {
  const rates = formatRates(lines.map(({ wakesPerHour }) => wakesPerHour.expected));
  return [
    {
      title: 'Wakes/h',
      align: 'right',
      dropOrder: 7,
      cellOf: ({ unknownRate }, index) => ({
        text: `${rates[index] ?? ''}${unknownRate > 0 ? '+' : ''}`,
      }),
      isUsed: true,
    },
    {
      title: 'Idle',
      align: 'right',
      dropOrder: 5,
      cellOf: ({ idlePollsPerHour: idle, wakesPerHour }) => ({
        text: idle > 0 ? formatShare(idle / wakesPerHour.expected) : NOTHING,
      }),
      isUsed: lines.some(({ idlePollsPerHour }) => idlePollsPerHour > 0),
    },
    {
      title: '$/wake',
      align: 'right',
      dropOrder: 3,
      cellOf: ({ costPerInvocation }) => ({
        text: costPerInvocation === null ? NOTHING : formatUsd(costPerInvocation),
      }),
      isUsed: true,
    },
  ];
}

function moneyColumns(
  { lines, estimate: { totals }, missing }: CostedOrg,
  warn: Paint,
): readonly CostColumn[] {
  const { perHour } = totals;
  const over = (hours: number) => ({
    cellOf: (line: CostLine): Cell => moneyCell(line, hours, warn),
    total: knownUsd(perHour.expected * hours, missing),
    isUsed: true,
  });
  return [
    { title: '$/h', align: 'right', dropOrder: 5, ...over(1) },
    { title: '$/month', align: 'right', ...over(MONTH_HOURS) },
    {
      title: 'low-high',
      align: 'right',
      dropOrder: 1,
      cellOf: ({ costPerHour }) => ({ text: costPerHour === null ? '' : rangeText(costPerHour) }),
      total: rangeText(perHour),
      isUsed: lines.some(({ costPerHour }) => costPerHour !== null && isRange(costPerHour)),
    },
  ];
}

/** A month, at the least and at the most. */
function rangeText(perHour: Spread): string {
  return isRange(perHour) ? usdRange(perHour.low * MONTH_HOURS, perHour.high * MONTH_HOURS) : '';
}

/** What is not known is no $0.00: a lower bound, a question, or `UNPRICED`. */
function moneyCell(
  { costPerHour, unpriced, unknownRate }: CostLine,
  hours: number,
  paint: Paint,
): Cell {
  if (costPerHour === null) return { text: UNPRICED, paint };
  const missing = unpriced + unknownRate;
  const text = knownUsd(costPerHour.expected * hours, missing);
  return missing === 0 ? { text } : { text, paint };
}
