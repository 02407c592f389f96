// What a live run has beside the tables of every run: what was paid, what is in doubt, who is parked, what waits for a person.

import { formatUsd } from '#base/format-usd';
import { toUsd } from '#base/money';
import type { LiveAgent, LiveReport } from '#main/live/live-report';
import { joinBlocks } from './join-blocks.js';
import { labelledLines } from './labelled-lines.js';
import type { CallsRow } from './live-agent-table.js';
import { callsTable, paidText, tokensTable } from './live-agent-table.js';
import {
  doubtHeading,
  limitsText,
  mostText,
  orderText,
  parkedText,
  waitingText,
} from './live-words.js';
import { formatCount, formatNumberOf } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. Without ids and paths, which differ from run to run: those are told elsewhere. */
export function formatLiveText(live: LiveReport, options: TableOptions): string {
  const { inDoubt, orders, waiting, stoppedChains, agents } = live;
  const lines = (label: string, paragraphs: readonly string[]): string[] =>
    labelledLines(label, paragraphs, options);
  const parked = agents.flatMap(({ name, parked: reason }) =>
    reason === null ? [] : [parkedText(name, reason)],
  );
  return joinBlocks([
    ...agentTables(live, options),
    [
      ...lines('Ended', [endText(live)]),
      ...lines('Limits', [limitsText(live.limits)]),
      ...lines('Paid', paidTexts(live)),
    ],
    lines(
      'In doubt',
      inDoubt.length === 0
        ? []
        : [
            doubtHeading(inDoubt.length),
            ...inDoubt.map(({ id, reserved }) => `- ${id}: at most ${mostText(reserved)}`),
          ],
    ),
    lines(
      'Orders',
      orders.map(({ task, text, state, result }) =>
        orderText({ task, text, state, where: result }),
      ),
    ),
    lines('Parked', parked),
    lines(
      'Stopped',
      stoppedChains.map(({ root, why }) => `- what follows from ${root}: ${why}`),
    ),
    lines('For you', waiting.map(waitingText)),
  ]);
}

function agentTables({ agents, totals }: LiveReport, options: TableOptions): string[][] {
  const rows = agents.filter(({ calls }) => calls.answered + calls.failed > 0).map(rowOf);
  if (rows.length === 0) return [['No model was asked.']];
  const all: CallsRow | null =
    rows.length === 1 ? null : rowOf({ name: 'All', model: '', ...totals });
  const note =
    'Estimate is what orgsim cost expects of as many wakes. Calls count those made again: after a failure, or an answer that was not valid.';
  return [
    callsTable(rows, all, options).split('\n'),
    tokensTable(rows, all, options).split('\n'),
    wrapText(note, options.columns).map((line) => options.style.dim(line)),
  ];
}

function rowOf(
  agent: Pick<LiveAgent, 'name' | 'model' | 'calls' | 'tokens' | 'spent' | 'estimate'>,
): CallsRow {
  return { ...agent, paid: paidText(agent.spent, agent.calls.unknown) };
}

function endText({ reason, tick, ticks }: LiveReport): string {
  return `${reason} (tick ${formatCount(tick)} of ${formatCount(ticks)})`;
}

function paidTexts({ spent, totals, limits }: LiveReport): string[] {
  const { calls } = totals;
  const { nanoUsd, tokens, requests } = spent;
  const what = `${paidText(spent, calls.unknown)} in ${formatNumberOf(requests, 'call')}, ${formatNumberOf(tokens, 'token')}`;
  const left = [
    ...(limits.maxUsd === null || nanoUsd === null
      ? []
      : [formatUsd(Math.max(0, limits.maxUsd - toUsd(nanoUsd)))]),
    ...(limits.maxCalls === null
      ? []
      : [formatNumberOf(Math.max(0, limits.maxCalls - requests), 'call')]),
  ];
  return [
    `${what}${left.length === 0 ? '' : `; left: ${left.join(' and ')}`}`,
    ...(calls.failed + calls.retried + calls.corrected === 0
      ? []
      : [
          `${formatCount(calls.failed)} failed, ${formatCount(calls.retried)} made again after that, ${formatCount(calls.corrected)} made again after an answer that was not valid`,
        ]),
    ...(calls.unknown === 0
      ? []
      : [
          `${formatNumberOf(calls.unknown, 'call')} without clear usage: counted at what was reserved, the most that it may have cost`,
        ]),
  ];
}
