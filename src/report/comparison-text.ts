// Orgs side by side as people read them: each figure with its difference, and in plain words what is sure and what is not.

import { visibleText } from '#base/visible-text';
import type { ComparedOrg, ComparisonReport } from '#main/comparison-report';
import type { ComparedName, Difference } from '#metrics/comparison';
import { COMPARED_TITLES, rowTexts, unitOf } from './comparison-figures.js';
import { comparisonNotes } from './comparison-notes.js';
import { verdictLines } from './comparison-verdict.js';
import { UNKNOWN } from './estimate-text.js';
import { joinBlocks } from './join-blocks.js';
import { footLines, NARROW_NOTE, premiseLines } from './premise-lines.js';
import { formatNumberOf } from './quantities.js';
import { dryRunLines, lengthText } from './run-head.js';
import { confidenceLine, seedsText } from './seeds-text.js';
import type { Paint, Style } from './style.js';
import type { Cell, Column, TableOptions } from './text-table.js';
import { formatTable, leavesOut } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatComparisonText(report: ComparisonReport, options: TableOptions): string {
  const { orgs, seeds, premises } = report;
  const [base, ...others] = orgs;
  if (base === undefined) return '';
  const runs = `${formatNumberOf(seeds.length, 'run')} each, ${seedsText(seeds)}`;
  const blocks = [
    [
      ...dryRunLines(options),
      ...orgs.flatMap((org) => orgLines(org, options)),
      ...wrapText(`${runs}, all on the same orders`, options.columns),
    ],
    ...others.flatMap((org) => [
      comparisonTable(base, org, options),
      verdictLines(base, org, options),
    ]),
    [
      ...footLines(
        [
          ...comparisonNotes(report),
          confidenceLine(seeds.length, 'mean difference'),
          'Each row by itself: of twenty rows without a difference one would look sure.',
        ],
        options,
      ),
      // Whose working hours these are would be one org's alone.
      ...premiseLines({ ...premises, workingHours: null }, seedsText(seeds), options),
    ],
  ];
  return joinBlocks(blocks);
}

/** `A  Acme (acme/ORG.md): 10 agents, 24 h in 2,880 ticks of 30 s`. */
function orgLines(org: ComparedOrg, { style, columns }: TableOptions): string[] {
  const { letter, name, file, agentCount } = org;
  const facts = `${name} (${file}): ${formatNumberOf(agentCount, 'agent')}, ${lengthText(org)}`;
  const lines = wrapText(visibleText(facts), columns === null ? null : columns - 3);
  return lines.map((line, index) => `${index === 0 ? style.strong(letter) : ' '}  ${line}`);
}

const VERDICTS: Readonly<Record<Difference['verdict'], string>> = {
  better: 'better',
  worse: 'worse',
  more: 'more',
  less: 'less',
  unsure: 'noise',
  same: 'same',
  unknown: UNKNOWN,
};

function comparisonTable(base: ComparedOrg, org: ComparedOrg, options: TableOptions): string[] {
  const columns: readonly Column[] = [
    { title: '', align: 'left', least: 11, wraps: true },
    { title: base.letter, align: 'right', dropOrder: 2 },
    { title: org.letter, align: 'right', dropOrder: 1 },
    { title: `${org.letter} - ${base.letter}`, align: 'right' },
    { title: '', align: 'left' },
  ];
  const names = Object.keys(COMPARED_TITLES) as ComparedName[];
  const rows = names.map((name): Cell[] => {
    const difference = org.differences?.[name];
    if (difference === undefined) return [];
    const [before, after, change] = rowTexts(
      base.figures[name],
      org.figures[name],
      difference,
      unitOf(name, [base, org]),
    );
    const paint = paintOf(difference, options.style);
    return [
      { text: COMPARED_TITLES[name] },
      { text: before },
      { text: after },
      { text: change, paint },
      { text: VERDICTS[difference.verdict], paint },
    ];
  });
  const table = formatTable(columns, rows, options);
  if (!leavesOut(columns, rows, options)) return [table];
  return [table, ...footLines([NARROW_NOTE], options)];
}

function paintOf({ verdict }: Difference, style: Style): Paint {
  if (verdict === 'better') return style.good;
  if (verdict === 'worse') return style.warning;
  return verdict === 'more' || verdict === 'less' ? style.strong : style.dim;
}
