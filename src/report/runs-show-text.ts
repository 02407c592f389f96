// `orgsim runs show`: one run in full, and how to go on with it. Computes nothing.

import { formatUsd } from '#base/format-usd';
import { toUsd } from '#base/money';
import type { CallsOfAgent, DoubtfulCall, RunState, RunStateName } from '#main/live/run-state';
import { joinBlocks } from './join-blocks.js';
import { labelledLines } from './labelled-lines.js';
import { formatCount, formatNumberOf } from './quantities.js';
import { formatAge, formatSpent } from './run-state-words.js';
import type { Cell, Column, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';

const COLUMNS: readonly Column[] = [
  { title: 'Agent', align: 'left', least: 8 },
  { title: 'Model', align: 'left', least: 8, dropOrder: 2 },
  { title: 'Answered', align: 'right' },
  { title: 'Failed', align: 'right' },
  { title: 'Tokens', align: 'right', dropOrder: 1 },
  { title: 'Spent', align: 'right' },
];

const STATES: Readonly<Record<RunStateName, string>> = {
  running: 'at work',
  done: 'done',
  end: 'at its end',
  limit: 'stopped at a limit',
  interrupted: 'interrupted',
  failed: 'failed',
  killed: 'killed: it stopped without a word',
  'not begun': 'not begun: it was stopped before its first record, and nothing was paid for',
  damaged: 'damaged',
};

const DECISIONS: Readonly<Record<NonNullable<DoubtfulCall['decision']>, string>> = {
  hold: 'held',
  retry: 'made again',
  skip: 'skipped',
};

export interface RunPage {
  readonly run: RunState;
  /** ISO 8601: what ages count to. */
  readonly now: string;
  /** The command that goes on with it; null where there is nothing to go on with. */
  readonly command: string | null;
}

/** Ends with a line feed. */
export function formatRunPage({ run, now, command }: RunPage, options: TableOptions): string {
  const lines = (label: string, ...paragraphs: readonly string[]): string[] =>
    labelledLines(label, paragraphs, options);
  const { summary } = run;
  const isKnown = run.state !== 'damaged' && run.state !== 'not begun';
  const rows = run.agents.map((agent) => rowOf(agent));
  return joinBlocks([
    [
      ...lines('Run', `${run.id}${run.org === null ? '' : `, of ${run.org}`}`),
      ...lines('Folder', run.folder),
      ...lines('State', stateText(run), ...(run.reason === '' ? [] : [run.reason])),
      ...lines('Time', ...timeTexts(run, now)),
      ...(isKnown ? lines('Limits', limitText(run)) : []),
      ...(isKnown ? lines('Spent', spentText(run)) : []),
    ],
    rows.length === 0 ? [] : formatTable(COLUMNS, rows, options).split('\n'),
    lines('In doubt', ...(run.state === 'running' ? [] : doubtTexts(run.inDoubt))),
    lines('Orders', ...(summary?.orders ?? []).map((order) => orderText(order, run.folder))),
    lines('Parked', ...(summary?.parked ?? []).map(({ name, reason }) => `- ${name}: ${reason}`)),
    lines(
      'Waiting',
      ...(summary?.waiting ?? []).map(
        ({ from, task, text }) => `- ${from}${task === null ? '' : `, on ${task}`}: ${text}`,
      ),
    ),
    lines('Next', nextText(run, command)),
  ]);
}

function stateText({ state, tick, ticks }: RunState): string {
  const at = ticks === null ? '' : `, at tick ${formatCount(tick)} of ${formatCount(ticks)}`;
  return `${STATES[state]}${at}`;
}

function timeTexts({ startedAt, lastAt, resumes }: RunState, now: string): string[] {
  if (startedAt === null || lastAt === null) return [];
  const times = resumes === 1 ? 'once' : formatNumberOf(resumes, 'time');
  const again = resumes === 0 ? '' : `, taken up again ${times}`;
  return [
    `begun ${momentOf(startedAt)} (${agoText(startedAt, now)})${again}; last record ${momentOf(lastAt)} (${agoText(lastAt, now)})`,
  ];
}

function momentOf(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

function agoText(at: string, now: string): string {
  const age = formatAge(at, now);
  return age === 'now' ? 'just now' : `${age} ago`;
}

function limitText({ limits: { maxUsd, maxCalls } }: RunState): string {
  const parts = [
    ...(maxUsd === null ? [] : [`${formatUsd(maxUsd)} (--max-usd)`]),
    ...(maxCalls === null ? [] : [`${formatNumberOf(maxCalls, 'call')} (--max-calls)`]),
  ];
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function spentText({ spent, turns }: RunState): string {
  if (spent.calls === 0) return 'nothing: no call was made';
  const unpriced =
    spent.unpricedCalls === 0
      ? ''
      : `, ${formatCount(spent.unpricedCalls)} of them without a price`;
  return `${formatSpent(spent)} in ${formatNumberOf(spent.calls, 'call')}${unpriced}, ${formatNumberOf(spent.tokens, 'token')}, for ${formatNumberOf(turns, 'turn')}`;
}

function rowOf({ agent, models, answered, failed, spent }: CallsOfAgent): Cell[] {
  return [
    { text: agent },
    { text: models.join(', ') },
    { text: formatCount(answered) },
    { text: failed === 0 ? '-' : formatCount(failed) },
    { text: formatCount(spent.tokens) },
    { text: formatSpent(spent) },
  ];
}

function doubtTexts(calls: readonly DoubtfulCall[]): string[] {
  if (calls.length === 0) return [];
  return [
    `${formatNumberOf(calls.length, 'call')} of which nobody knows whether the provider made it. Each counts as spent at what was reserved for it:`,
    ...calls.map(({ id, model, reserved, decision }) => {
      const most =
        reserved.nanoUsd === null
          ? `${formatNumberOf(reserved.tokens, 'token')}, unpriced`
          : formatUsd(toUsd(reserved.nanoUsd));
      const what = decision === null ? 'nothing is decided' : DECISIONS[decision];
      return `- ${id}, ${model}: at most ${most}; ${what}`;
    }),
  ];
}

function orderText(
  { text, state, result }: { text: string; state: string; result: string | null },
  folder: string,
): string {
  return `- ${state}: ${text}${result === null ? '' : ` (${folder}/${result})`}`;
}

function nextText(run: RunState, command: string | null): string {
  if (command !== null) return command;
  switch (run.state) {
    case 'running':
      return 'It is at work: nothing is to be done.';
    case 'damaged':
      return 'Mend the journal as it says above; nothing is paid for until then.';
    case 'not begun':
      return `orgsim runs prune ${run.id}`;
    default:
      return 'It is over: there is nothing to go on with.';
  }
}
