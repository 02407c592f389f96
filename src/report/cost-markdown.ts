// The estimate as GitHub's Markdown, for the summary of a job or an issue. Names show as they stand in the file.

import { formatUsd } from '#base/format-usd';
import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import type { CostGrouping, CostLine } from '#main/cost-lines';
import type { CostedOrg, CostReport } from '#main/cost-report';
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
import { BREAK_EVEN_COLUMNS, BREAK_EVEN_MEANING, breakEvenRows } from './cost-scenarios.js';
import {
  againstText,
  boundedUsd,
  cacheText,
  differenceText,
  formatShare,
  groupTitle,
  hasCosts,
  idleSentence,
  knownUsd,
  missingText,
  modelText,
  modeText,
  scenarioTitle,
} from './cost-words.js';
import { escapeMarkdown } from './escape-markdown.js';
import { comparisonSentence, limitSentence } from './limit-text.js';
import { formatCount, formatRates } from './quantities.js';

/** A comment holds 65,536 characters, and nobody reads a hundredth row. */
const ROWS_MAX = 100;

export type MarkdownRows = readonly (readonly string[])[];

export function formatCostMarkdown(report: CostReport, options: CostFormatOptions): string {
  const { orgs, total, limits, comparison } = report;
  const sum =
    orgs.length < 2
      ? []
      : [
          `**All ${orgs.length} orgs: ${escapeMarkdown(`${boundedUsd(total.perHour.expected * MONTH_HOURS, total.missing)} a month${missingText(total.missing)}`)}**`,
        ];
  const checks = limits.map(
    (check) => `${check.isExceeded ? '❌' : '✅'} ${escapeMarkdown(limitSentence(check))}`,
  );
  const parts = orgs.map((costed) => orgBlocks(costed, report, options).join('\n\n'));
  const compared = comparison === null ? [] : [escapeMarkdown(comparisonSentence(comparison))];
  return `${[...parts, ...sum, ...compared, ...checks].join('\n\n')}\n`;
}

function orgBlocks(
  costed: CostedOrg,
  { grouping, orgs }: CostReport,
  { all, breakEven }: CostFormatOptions,
): string[] {
  const { estimate, file } = costed;
  const place = orgs.length > 1 ? ` (${file})` : '';
  const head = `### orgsim cost: ${escapeMarkdown(estimate.org + place)}`;
  if (estimate.agents.length === 0)
    return [head, escapeMarkdown('$0.00: an org of nobody costs nothing.')];
  const idle = idleSentence(costed);
  const budget = budgetSentence(costed);
  const bullets = [
    ...(idle === null ? [] : [idle]),
    // A name in front might look like a list of its own.
    ...unknownSentences(costed).map((sentence) => `Not known: ${sentence}`),
    ...(budget === null ? [] : [budget]),
    ...adviceSentences(costed, all).map((sentence) => `Saving: ${sentence}`),
    ...trapSentences(costed).map((sentence) => `Cache: ${sentence}`),
  ];
  const premises = [
    `${scopeText(costed)}. ${pricingWords(costed)}.`,
    ...(grouping === 'agent' ? [] : aliasSentence(costed)),
    ...premiseSentences(costed),
  ];
  return [
    head,
    `**${escapeMarkdown(totalSentence(costed))}**`,
    ...linesTable(costed, grouping),
    ...(breakEven ? breakEvenBlocks(costed) : []),
    ...scenariosTable(costed),
    ...whatIfsTable(costed),
    ...(bullets.length === 0
      ? []
      : [bullets.map((text) => `- ${escapeMarkdown(text)}`).join('\n')]),
    `<sub>${premises.map(escapeMarkdown).join(' ')}</sub>`,
  ];
}

function linesTable(costed: CostedOrg, grouping: CostGrouping): string[] {
  const { lines, estimate, missing } = costed;
  const shown = lines.slice(0, ROWS_MAX);
  const rates = formatRates(shown.map(({ wakesPerHour }) => wakesPerHour.expected));
  const isByAgent = grouping === 'agent';
  const hasCaches = lines.some(({ agent }) => (agent?.cache ?? null) !== null);
  const title = isByAgent
    ? ['Agent', 'Model', 'Mode', ...(hasCaches ? ['Cache'] : [])]
    : [groupTitle(grouping), 'Agents', 'Share'];
  const head = [...title, 'Wakes/h', 'Idle', '$/wake', '$/month'];
  const body = shown.map((line, index) => [
    line.name,
    ...(line.agent === null
      ? [formatCount(line.count), line.share === null ? '-' : formatShare(line.share)]
      : [
          modelText(line.agent),
          modeText(line.agent, estimate.tickSeconds),
          ...(hasCaches ? [cacheText(line.agent)] : []),
        ]),
    `${rates[index] ?? ''}${line.unknownRate > 0 ? '+' : ''}`,
    line.idlePollsPerHour > 0
      ? formatShare(line.idlePollsPerHour / line.wakesPerHour.expected)
      : '-',
    line.costPerInvocation === null ? '-' : formatUsd(line.costPerInvocation),
    monthText(line),
  ]);
  const total = knownUsd(estimate.totals.perHour.expected * MONTH_HOURS, missing);
  const foot = ['Total', ...head.slice(2).map(() => ''), total];
  const more = lines.length - shown.length;
  const table = markdownTable([head, ...body, foot], isByAgent ? title.length : 1);
  return [
    table,
    ...(more > 0 ? [`${formatCount(more)} more rows; \`orgsim cost\` lists all.`] : []),
  ];
}

function breakEvenBlocks(costed: CostedOrg): string[] {
  const head = BREAK_EVEN_COLUMNS.map(({ title }) => title);
  return [
    markdownTable([head, ...breakEvenRows(costed).slice(0, ROWS_MAX)], 3),
    escapeMarkdown(BREAK_EVEN_MEANING),
  ];
}

function monthText({ costPerHour, unpriced, unknownRate }: CostLine): string {
  if (costPerHour === null) return 'UNPRICED';
  return knownUsd(costPerHour.expected * MONTH_HOURS, unpriced + unknownRate);
}

function scenariosTable({ scenarios, estimate }: CostedOrg): string[] {
  if (!hasCosts(scenarios)) return [];
  const rows = scenarios.map(({ name, perHour, missing, savesOverDearest, savesOverTiered }) => [
    scenarioTitle(name, estimate.dearestModel),
    ...[1, DAY_HOURS, MONTH_HOURS].map((hours) => knownUsd(perHour * hours, missing)),
    name === 'allPollingDearest' ? '' : againstText(savesOverDearest),
    name.startsWith('allPolling') ? '' : againstText(savesOverTiered),
  ]);
  const head = ['Scenario', '$/h', '$/day', '$/month', 'vs dearest', 'vs polling'];
  return [markdownTable([head, ...rows], 1)];
}

function whatIfsTable({ whatIfs }: CostedOrg): string[] {
  if (whatIfs.length === 0) return [];
  const rows = whatIfs.map(({ text, changed, estimate, missing, differencePerHour }) => [
    text,
    formatCount(changed.length),
    knownUsd(estimate.totals.perHour.expected * MONTH_HOURS, missing),
    differenceText(differencePerHour),
  ]);
  return [markdownTable([['What if', 'Agents', '$/month', 'difference'], ...rows], 1)];
}

/** The first row is the head; the first `left` columns stand on the left. */
export function markdownTable([head = [], ...rows]: MarkdownRows, left: number): string {
  const rule = head.map((_, index) => (index < left ? '---' : '---:'));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head.map(escapeMarkdown)),
    line(rule),
    ...rows.map((cells) => line(cells.map(escapeMarkdown))),
  ].join('\n');
}
