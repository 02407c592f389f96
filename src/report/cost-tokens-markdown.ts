// The tokens view of an estimate as GitHub's Markdown, for the summary of a job or an issue.

import type { CostedOrg } from '#main/cost-report';
import { markdownTable } from './cost-markdown.js';
import { scopeText } from './cost-notes.js';
import type { FormatCost } from './cost-options.js';
import { premiseSentences } from './cost-premises.js';
import { agentTable, assumptionTable } from './cost-tokens-agents.js';
import { hoursSentence, tokenNotes } from './cost-tokens-notes.js';
import type { TableData } from './cost-tokens-tables.js';
import { causeTable, scenarioTable, typicalDayTable } from './cost-tokens-tables.js';
import { escapeMarkdown } from './escape-markdown.js';
import { formatLimits } from './limit-text.js';

/** A comment holds 65,536 characters, and nobody reads a hundredth row. */
const ROWS_MAX = 100;

export const formatCostTokensMarkdown: FormatCost = ({ orgs, limits }, { all }) => {
  const checks = formatLimits(limits, null).trimEnd();
  const blocks = [
    ...orgs.flatMap((costed) => orgBlocks(costed, all)),
    ...(checks === '' ? [] : [escapeMarkdown(checks)]),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function orgBlocks(costed: CostedOrg, all: boolean): string[] {
  const { tokens, estimate } = costed;
  if (tokens === null) return [];
  const { view } = tokens;
  const typicalDay = typicalDayTable(view);
  const tables = [
    assumptionTable(tokens, all),
    agentTable(tokens, all),
    scenarioTable(tokens),
    causeTable(tokens),
    ...(typicalDay === null ? [] : [typicalDay]),
  ];
  const notes = [...hoursSentence(view), ...tokenNotes(view)];
  return [
    `### orgsim cost, tokens: ${escapeMarkdown(estimate.org)}`,
    ...tables.filter(({ rows }) => rows.length > 0).map(tableText),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n')]),
    `<sub>${[`${scopeText(costed)}.`, ...premiseSentences(costed)].map(escapeMarkdown).join(' ')}</sub>`,
  ];
}

/** Departments are rows of their own; names below them need no margin. */
function tableText({ columns, rows }: TableData): string {
  const cells = rows.flatMap((row): (readonly string[])[] => {
    if (row === 'rule') return [];
    if ('heading' in row) return [[row.heading, ...columns.slice(1).map(() => '')]];
    return [row.map(({ text }) => text.trim())];
  });
  const shown = cells.slice(0, ROWS_MAX);
  const left = columns.filter(({ align }) => align === 'left').length;
  const more = cells.length - shown.length;
  const table = markdownTable([columns.map(({ title }) => title), ...shown], left);
  return more > 0
    ? `${table}\n\n${more} more rows; \`orgsim cost --view tokens\` lists all.`
    : table;
}
