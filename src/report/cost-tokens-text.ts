// The tokens view of an estimate as people read it: who takes how many, polling against events, what for, and when.

import { visibleText } from '#base/visible-text';
import type { TokenView } from '#cost/token-view/types';
import type { CostedOrg } from '#main/cost-report';
import { scopeText } from './cost-notes.js';
import type { CostFormatOptions, FormatCost } from './cost-options.js';
import { premiseSentences } from './cost-premises.js';
import { agentTable, assumptionTable } from './cost-tokens-agents.js';
import { hoursSentence, tokenNotes } from './cost-tokens-notes.js';
import type { TableData } from './cost-tokens-tables.js';
import { causeTable, scenarioTable, typicalDayTable } from './cost-tokens-tables.js';
import { hourLines } from './hour-lines.js';
import { joinBlocks } from './join-blocks.js';
import { limitSentence } from './limit-text.js';
import { footLines, NARROW_NOTE } from './premise-lines.js';
import { dryRunLines } from './run-head.js';
import { formatTable, leavesOut } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export const formatCostTokensText: FormatCost = ({ orgs, limits }, options) =>
  `${dryRunLines(options).join('\n')}\n${joinBlocks([
    ...orgs.flatMap((costed) => orgBlocks(costed, options)),
    footLines(limits.map(limitSentence), options),
  ])}`;

function orgBlocks(costed: CostedOrg, options: CostFormatOptions): (readonly string[])[] {
  const { tokens, estimate } = costed;
  if (tokens === null) return [];
  if (estimate.agents.length === 0) return [headLines(costed, options)];
  const { view } = tokens;
  const tables = [
    assumptionTable(tokens, options.all),
    agentTable(tokens, options.all),
    scenarioTable(tokens),
    causeTable(tokens),
  ];
  const typicalDay = typicalDayTable(view);
  const isPart = tables.some(({ columns, rows }) => leavesOut(columns, rows, options));
  const premises = [...premiseSentences(costed), ...(isPart ? [NARROW_NOTE] : [])];
  return [
    headLines(costed, options),
    ...tables.map((table) => tableLines(table, options)),
    dayLines(view, options),
    typicalDay === null ? [] : tableLines(typicalDay, options),
    footLines(tokenNotes(view), options),
    footLines(premises, options),
  ];
}

function tableLines({ columns, rows }: TableData, options: CostFormatOptions): string[] {
  return rows.length === 0 ? [] : [formatTable(columns, rows, options)];
}

function dayLines(view: TokenView, options: CostFormatOptions): string[] {
  if (view.peakHours.length === 0) return footLines(hoursSentence(view), options);
  const what = view.typicalDay === null ? 'the day' : 'the typical day';
  return hourLines(`Tokens by hour of ${what}`, view, options);
}

function headLines(costed: CostedOrg, { style, columns }: CostFormatOptions): string[] {
  const name = visibleText(costed.estimate.org);
  const [first = '', ...rest] = wrapText(`${name}: ${scopeText(costed)}`, columns);
  return [first.startsWith(name) ? style.strong(name) + first.slice(name.length) : first, ...rest];
}
