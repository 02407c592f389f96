// An estimate as people read it: the bill, agent by agent, what else it could be, and what it rests on.

import { formatUsd } from '#base/format-usd';
import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import { visibleText } from '#base/visible-text';
import type { CostedOrg, CostReport } from '#main/cost-report';
import { UNKNOWN_MARK } from './cost-columns.js';
import {
  adviceSentences,
  budgetSentence,
  pricingWords,
  scopeText,
  totalSentence,
  trapSentences,
  unknownSentences,
} from './cost-notes.js';
import type { CostFormatOptions } from './cost-options.js';
import { aliasSentence, premiseSentences } from './cost-premises.js';
import {
  BREAK_EVEN_MEANING,
  breakEvenTable,
  scenarioTable,
  whatIfTable,
} from './cost-scenarios.js';
import { costTable } from './cost-table.js';
import { boundedUsd, idleSentence, missingText } from './cost-words.js';
import { joinBlocks } from './join-blocks.js';
import { comparisonSentence, limitSentence } from './limit-text.js';
import { footLines, NARROW_NOTE } from './premise-lines.js';
import { formatNumberOf } from './quantities.js';
import { dryRunLines } from './run-head.js';
import type { Paint } from './style.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatCostText(report: CostReport, options: CostFormatOptions): string {
  const { orgs } = report;
  const head = dryRunLines(options).map((line) => `${line}\n`);
  const texts = orgs.map((costed) => orgText(costed, report, options));
  const closing = joinBlocks([sumLines(report, options), limitLines(report, options)]).trimStart();
  return head.join('') + [...texts, ...(closing === '' ? [] : [closing])].join('\n');
}

function orgText(costed: CostedOrg, report: CostReport, options: CostFormatOptions): string {
  const { style } = options;
  const { grouping, orgs } = report;
  const { text, isPart, hasAliases } = costTable(costed, grouping, options);
  const hasAgents = costed.estimate.agents.length > 0;
  const file = orgs.length > 1 ? [style.underline(visibleText(costed.file))] : [];
  if (!hasAgents) return joinBlocks([[...file, ...headLines(costed, options)]]);
  return joinBlocks([
    [...file, ...headLines(costed, options)],
    [text, ...sumNote(costed, grouping === 'agent', options)],
    unknownSentences(costed).flatMap((line) => marked(UNKNOWN_MARK, style.warning, line, options)),
    options.breakEven && grouping === 'agent' ? breakEvenLines(costed, options) : [],
    [...scenarioTable(costed, options), ...idleLines(costed, options)],
    whatIfTable(costed, options),
    adviceLines(costed, options),
    budgetLines(costed, options),
    footLines(
      [
        ...(hasAliases ? [] : aliasSentence(costed)),
        ...premiseSentences(costed),
        ...(isPart ? [NARROW_NOTE] : []),
      ],
      options,
    ),
  ]);
}

function headLines(costed: CostedOrg, { style, columns }: CostFormatOptions): string[] {
  const { estimate } = costed;
  const hasAgents = estimate.agents.length > 0;
  const head = [
    ...wrapText(visibleText(`${estimate.org}: ${scopeText(costed)}`), columns),
    ...wrapText(pricingWords(costed), columns),
  ];
  const total = hasAgents ? totalSentence(costed) : '$0.00: an org of nobody costs nothing.';
  return [...head, ...wrapText(total, columns).map((line) => style.strong(line))];
}

function sumNote(
  { lines }: CostedOrg,
  isByAgent: boolean,
  options: CostFormatOptions,
): readonly string[] {
  if (!isByAgent || !lines.some(({ count }) => count > 1)) return [];
  return footLines(['Rows of several agents show their sum; --all shows each agent.'], options);
}

function breakEvenLines(costed: CostedOrg, options: CostFormatOptions): string[] {
  return [...breakEvenTable(costed, options), ...footLines([BREAK_EVEN_MEANING], options)];
}

function idleLines(costed: CostedOrg, { style, columns }: CostFormatOptions): string[] {
  const sentence = idleSentence(costed);
  return sentence === null ? [] : wrapText(sentence, columns).map((line) => style.warning(line));
}

function adviceLines(costed: CostedOrg, options: CostFormatOptions): string[] {
  const { style } = options;
  const advice = adviceSentences(costed, options.all);
  const traps = trapSentences(costed);
  if (advice.length + traps.length === 0) return [];
  return [
    style.strong('Biggest savings, each by itself'),
    ...advice.flatMap((line) => marked('-', style.good, line, options)),
    ...traps.flatMap((line) => marked(UNKNOWN_MARK, style.warning, line, options)),
  ];
}

function budgetLines(costed: CostedOrg, options: CostFormatOptions): string[] {
  const sentence = budgetSentence(costed);
  return sentence === null ? [] : marked(UNKNOWN_MARK, options.style.warning, sentence, options);
}

/** All files together. */
function sumLines({ orgs, total }: CostReport, { style, columns }: CostFormatOptions): string[] {
  if (orgs.length < 2) return [];
  const { perHour, missing, agents, idlePerHour } = total;
  const [hour, day, month] = [1, DAY_HOURS, MONTH_HOURS].map((hours) =>
    boundedUsd(perHour.expected * hours, missing),
  );
  const idle =
    idlePerHour > 0 ? `, of it ${formatUsd(idlePerHour * MONTH_HOURS)} for idle polls` : '';
  const sum = `All ${orgs.length} orgs, ${formatNumberOf(agents, 'agent')}: ${month} a month, ${day} a day, ${hour} an hour${missingText(missing)}${idle}`;
  return wrapText(sum, columns).map((line) => style.strong(line));
}

function limitLines(
  { limits, comparison }: CostReport,
  options: CostFormatOptions,
): readonly string[] {
  const { style, columns } = options;
  const lines = limits.flatMap((check) =>
    check.isExceeded
      ? marked(UNKNOWN_MARK, style.error, limitSentence(check), options)
      : marked('✓', style.good, limitSentence(check), options),
  );
  if (comparison === null) return lines;
  return [...wrapText(visibleText(comparisonSentence(comparison)), columns), ...lines];
}

function marked(
  mark: string,
  paint: Paint,
  text: string,
  { columns }: CostFormatOptions,
): string[] {
  const lines = wrapText(visibleText(text), columns === null ? null : columns - 2);
  return lines.map((line, index) => `${index === 0 ? paint(mark) : ' '} ${line}`);
}
