// What a live run has beside the tables of every run: what was paid, what is in doubt, who is parked, what waits for a person.

import { formatUsd } from '#base/format-usd';
import { toUsd } from '#base/money';
import type { Amount } from '#journal/records';
import type { LiveReport, TokensByKind } from '#main/live/live-report';
import { joinBlocks } from './join-blocks.js';
import { labelledLines } from './labelled-lines.js';
import { formatCount, formatNumberOf } from './quantities.js';
import type { Column, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';
import { visibleText } from './visible-text.js';

/** Ends with a line feed. Without ids and paths, which differ from run to run: those are told elsewhere. */
export function formatLiveText(live: LiveReport, options: TableOptions): string {
  const { agents, spent, inDoubt, unknownCalls, orders, waiting, stoppedChains, reason } = live;
  const parked = agents.filter((agent) => agent.parked !== null);
  const paid = [
    `${amountText(spent)} in ${formatNumberOf(spent.requests, 'request')}${limitText(live)}`,
    ...(unknownCalls === 0
      ? []
      : [
          `${formatNumberOf(unknownCalls, 'call')} without usage count as much as they may have cost`,
        ]),
    ...inDoubt.map(({ id, reserved }) => `in doubt: ${id}, counted as ${amountText(reserved)}`),
  ];
  return joinBlocks([
    [agentTable(live, options)],
    labelledLines('Ended', [reason], options),
    labelledLines('Paid', paid, options),
    labelledLines(
      'Orders',
      orders.map(({ task, text, state, result }) => {
        const where = result === null ? '' : `, see ${result}`;
        return `- ${task}: ${state}${where}: ${excerpt(text)}`;
      }),
      options,
    ),
    labelledLines(
      'Parked',
      parked.map(({ name, parked: why }) => `- ${name}: ${why ?? ''}`),
      options,
    ),
    labelledLines(
      'Stopped',
      stoppedChains.map(({ root, why }) => `- ${root}: ${why}`),
      options,
    ),
    labelledLines(
      'For you',
      waiting.map(
        ({ from, task, text }) => `- ${task ?? 'a request'}, from ${from}: ${excerpt(text)}`,
      ),
      options,
    ),
  ]);
}

const COLUMNS: readonly Column[] = [
  { title: 'Agent', align: 'left', least: 8 },
  { title: 'Model', align: 'left', dropOrder: 1 },
  { title: 'Calls', align: 'right' },
  { title: 'Failed', align: 'right', dropOrder: 4 },
  { title: 'Input', align: 'right', dropOrder: 2 },
  { title: 'Read', align: 'right', dropOrder: 2 },
  { title: 'Written', align: 'right', dropOrder: 2 },
  { title: 'Output', align: 'right', dropOrder: 2 },
  { title: 'Paid', align: 'right' },
  { title: 'Estimate', align: 'right', dropOrder: 3 },
];

function agentTable({ agents }: LiveReport, options: TableOptions): string {
  const called = agents.filter(({ answered, failed }) => answered + failed > 0);
  if (called.length === 0) return 'No model was asked.';
  const rows = called.map((agent) =>
    [
      visibleText(agent.name),
      visibleText(agent.model),
      formatCount(agent.answered),
      formatCount(agent.failed),
      ...KINDS.map((kind) => countText(agent.tokens[kind])),
      usdText(agent.spent.nanoUsd),
      agent.estimateUsd === null ? 'unknown' : formatUsd(agent.estimateUsd),
    ].map((text) => ({ text })),
  );
  return formatTable(COLUMNS, rows, options);
}

const KINDS = [
  'input',
  'cacheRead',
  'cacheWrite',
  'output',
] as const satisfies readonly (keyof TokensByKind)[];

function countText(count: number | null): string {
  return count === null ? 'unknown' : formatCount(count);
}

function amountText({ nanoUsd, tokens }: Amount): string {
  return `${usdText(nanoUsd)}, ${formatNumberOf(tokens, 'token')}`;
}

function usdText(nanoUsd: number | null): string {
  return nanoUsd === null ? 'unknown' : formatUsd(toUsd(nanoUsd));
}

function limitText({ limits: { maxUsd, maxCalls } }: LiveReport): string {
  const limits = [
    ...(maxUsd === null ? [] : [formatUsd(maxUsd)]),
    ...(maxCalls === null ? [] : [formatNumberOf(maxCalls, 'request')]),
  ];
  return limits.length === 0 ? '' : `; at most ${limits.join(' and ')}`;
}

const EXCERPT_CHARACTERS = 200;

function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= EXCERPT_CHARACTERS ? line : `${line.slice(0, EXCERPT_CHARACTERS)}…`;
}
