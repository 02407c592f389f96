// What an org costs more or less than before, as a comment on a pull request: the changes, the new total, the rest folded. A
// hidden mark lets a bot find its comment again. What a file says shows as it stands there.

import type { CostDiffReport } from '#main/cost-diff-report';
import { costDiffNotes } from './cost-diff-notes.js';
import {
  causesText,
  changeOf,
  changeText,
  monthText,
  nothingChangedText,
  SIGNS,
  totalChangeText,
  unchangedText,
} from './cost-diff-words.js';
import { escapeMarkdown, markdownCode } from './escape-markdown.js';
import { limitSentence } from './limit-text.js';
import { formatCount } from './quantities.js';
import { cutText } from './text-table.js';

/** By this a bot finds its comment. */
const MARK = '<!-- orgsim-cost -->';
/** A comment holds 65,536 characters, and nobody reads a hundredth row. */
const ROWS_MAX = 60;
const TEXT_MAX = 400;

/** Ends with a line feed. */
export function formatCostDiffMarkdown(report: CostDiffReport): string {
  const { diff, rows, unchanged, limits } = report;
  const { old, new: now, totals } = diff;
  const total = monthText(totals.newUsd, totals.newGaps);
  const more = rows.length - ROWS_MAX;
  const counted = rows.length === 0 ? nothingChangedText(report) : unchangedText(unchanged);
  const causes =
    Object.keys(totals.parts).length === 0 ? '' : `By cause: ${causesText(totals.parts)}`;
  return [
    MARK,
    `### ${escapeMarkdown(headline(report, total))}`,
    '',
    `${sideText(old)} -> ${sideText(now)}, dollars a month`,
    ...(rows.length === 0 ? [] : ['', ...table(report)]),
    ...(more > 0 ? ['', `${formatCount(more)} more rows; \`--format json\` has all.`] : []),
    '',
    escapeMarkdown([causes, counted].filter((text) => text !== '').join('. ')),
    ...limits.flatMap((limit) => [
      '',
      `${limit.isExceeded ? '**Limit passed:** ' : ''}${escapeMarkdown(limitSentence(limit))}`,
    ]),
    '',
    '<details><summary>What this rests on</summary>',
    '',
    ...costDiffNotes(report).map((note) => `- ${escapeMarkdown(cut(note))}`),
    '',
    '</details>',
    '',
  ].join('\n');
}

function headline({ diff: { old, new: now, totals } }: CostDiffReport, total: string): string {
  const { changeUsd, unknownChanges } = totals;
  if (old.absence === 'errors')
    return now.absence === null
      ? `orgsim cost: ${total} a month; what it was before has errors`
      : 'orgsim cost: an org with errors is gone';
  if (changeUsd === 0 && unknownChanges === 0) return `orgsim cost: ${total} a month, as before`;
  if (changeUsd === 0) return `orgsim cost: ${total} a month; what changed is not known`;
  return `orgsim cost: ${totalChangeText(totals)} a month, now ${total}`;
}

function sideText({ name, absence }: CostDiffReport['diff']['old']): string {
  if (absence === 'missing') return `nothing (there is no ${markdownCode(name)})`;
  return markdownCode(name) + (absence === 'errors' ? ' (with errors)' : '');
}

function table({ diff, rows }: CostDiffReport): string[] {
  const { old, new: now, totals } = diff;
  const lines = rows.slice(0, ROWS_MAX).map((row) => {
    const { oldUsd, newUsd, changeUsd } = row;
    return [
      `\`${SIGNS[row.kind]}\``,
      escapeMarkdown(cut(row.names)),
      escapeMarkdown(cut(changeText(row, old, now))),
      row.old === null ? '' : escapeMarkdown(monthText(oldUsd, row.old.gap === null ? 0 : 1)),
      row.new === null ? '' : escapeMarkdown(monthText(newUsd, row.new.gap === null ? 0 : 1)),
      changeUsd === null ? 'unknown' : escapeMarkdown(changeOf(changeUsd, oldUsd ?? 0)),
    ];
  });
  const change = totalChangeText(totals);
  const foot = [
    '',
    '**Total**',
    '',
    escapeMarkdown(monthText(totals.oldUsd, totals.oldGaps)),
    `**${escapeMarkdown(monthText(totals.newUsd, totals.newGaps))}**`,
    `**${escapeMarkdown(change)}**`,
  ];
  return [
    ['', 'agent', 'what changed', 'before', 'after', 'change'],
    ['---', '---', '---', '---:', '---:', '---:'],
    ...lines,
    foot,
  ].map((cells) => `| ${cells.join(' | ')} |`);
}

/** Names may be of any length, a comment not. */
function cut(text: string): string {
  return cutText(text, TEXT_MAX);
}
