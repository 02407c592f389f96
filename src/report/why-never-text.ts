// Agents that no message woke, each with its reasons, as people read them. Those with equal reasons stand together.

import { visibleText } from '#base/visible-text';
import type { NeverCause, NeverReport } from '#main/why-never';
import { joinBlocks } from './join-blocks.js';
import { formatCount, formatNumberOf, formatSeconds } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { HOLD_TEXTS } from './why-words.js';
import { wrapText } from './wrap-text.js';

const INDENT = '  ';

/** Ends with a line feed. */
export function formatNeverText(report: NeverReport, options: TableOptions): string {
  const blocks = [
    headLines(report, options),
    ...report.groups.map((group) => groupLines(group, report, options)),
  ];
  return joinBlocks(blocks);
}

function headLines(report: NeverReport, { style, columns }: TableOptions): string[] {
  const { org, agents, agentCount, ticks, tickSeconds, seed } = report;
  const run = `in ${formatSeconds(ticks * tickSeconds)} (${formatNumberOf(ticks, 'tick')} of ${formatSeconds(tickSeconds)}), seed ${seed}`;
  const text =
    agents.length === 0
      ? `${org}: every one of ${formatNumberOf(agentCount, 'agent')} woke for a message ${run}.`
      : `${org}: ${formatCount(agents.length)} of ${formatNumberOf(agentCount, 'agent')} did not wake for a message ${run}.`;
  return wrapText(visibleText(text), columns).map((line) => style.strong(line));
}

function groupLines(
  { name, mode, agents }: NeverReport['groups'][number],
  report: NeverReport,
  { style, columns }: TableOptions,
): string[] {
  const width = columns === null ? null : columns - INDENT.length;
  const members = report.agents.filter(({ agent }) => agents.includes(agent));
  // Equal but for their counts, cause by cause.
  const sentences = (members[0]?.causes ?? []).map((cause, place) =>
    causeText(cause, countsText(members.flatMap(({ causes }) => causes[place] ?? []))),
  );
  const write = members[0]?.write ?? null;
  return [
    ...wrapText(visibleText(`${name} (${mode})`), columns).map((line) => style.strong(line)),
    ...[...sentences, ...(write === null ? [] : [writeText(write)])]
      .flatMap((sentence) => wrapText(visibleText(sentence), width))
      .map((line) => INDENT + line),
  ];
}

/** `12`, or `58 to 75` where agents differ. */
interface Counts {
  readonly all: string;
  readonly pending: string;
}

function countsText(causes: readonly NeverCause[]): Counts {
  const counts = causes.map((cause) => {
    if (cause.kind === 'polling') return { all: cause.seen, pending: cause.pending };
    return { all: 'count' in cause ? cause.count : 0, pending: 0 };
  });
  return {
    all: rangeText(counts.map(({ all }) => all)),
    pending: rangeText(counts.map(({ pending }) => pending)),
  };
}

function rangeText(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? formatCount(least) : `${formatCount(least)} to ${formatCount(most)}`;
}

function causeText(cause: NeverCause, { all, pending }: Counts): string {
  switch (cause.kind) {
    case 'no-messages':
      return silenceText(cause);
    case 'polling': {
      const waiting = pending === '0' ? '' : ` (${pending} pending until the next one)`;
      return `It polls, and sees messages at its polls: ${all}${waiting}.`;
    }
    case 'not-in-wake-on':
      return `${gotText(cause, all)}, which is not in its Wake on.`;
    case 'filter':
      return `${gotText(cause, all)}, with attributes that do not fit its Wake on. To be woken by it, change the filter or leave it out.`;
    case 'batch-window':
      return `${gotText(cause, all)}: the batch window was not over when something else woke it, or is not over yet.`;
    case 'held':
      return `Messages that would wake it, but for ${cause.by.map((kind) => HOLD_TEXTS[kind]).join(' and ')}: ${all}.`;
    case 'at-the-end':
      return `Messages that arrived too late to wake it before the end: ${all}.`;
  }
}

function writeText(wakeOn: string): string {
  return `To be woken by all that is not in its Wake on, write: - **Wake on:** ${wakeOn}`;
}

function silenceText({
  manager,
  delegatedToOthers,
  reports,
}: Extract<NeverCause, { kind: 'no-messages' }>): string {
  const above =
    manager === null
      ? 'no order was sent to it'
      : delegatedToOthers === 0
        ? `${manager}, its manager, delegated nothing`
        : `${manager}, its manager, delegated ${formatNumberOf(delegatedToOthers, 'task')}, all to others`;
  const below =
    reports === 0
      ? 'it has no reports that could answer'
      : `its ${formatNumberOf(reports, 'report')} sent it nothing`;
  return `No message reached it: ${above}, and ${below}.`;
}

function gotText({ trigger }: { trigger: string }, count: string): string {
  return `It got ${trigger} (${count})`;
}
