// `orgsim runs show`: one run in full, and how to go on with it. Computes nothing.

import type {
  CallsOfAgent,
  DoubtfulCall,
  RunState,
  RunStateName,
  SummaryFacts,
} from '#main/live/run-state';
import { joinBlocks } from './join-blocks.js';
import { labelledLines } from './labelled-lines.js';
import type { CallsRow } from './live-agent-table.js';
import { callsTable, tokensTable } from './live-agent-table.js';
import {
  doubtHeading,
  limitsText,
  mostText,
  orderText,
  parkedText,
  waitingText,
} from './live-words.js';
import { formatCount, formatNumberOf } from './quantities.js';
import { formatAge, formatSpent } from './run-state-words.js';
import type { TableOptions } from './text-table.js';

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
  /** The commands that go on with it; none where there is nothing to go on with. */
  readonly commands: readonly string[];
}

/** Ends with a line feed. */
export function formatRunPage({ run, now, commands }: RunPage, options: TableOptions): string {
  const lines = (label: string, ...paragraphs: readonly string[]): string[] =>
    labelledLines(label, paragraphs, options);
  const { summary } = run;
  const isKnown = run.state !== 'damaged' && run.state !== 'not begun';
  const rows = run.agents.map(rowOf);
  return joinBlocks([
    [
      ...lines('Run', `${run.id}${run.org === null ? '' : `, of ${run.org}`}`),
      ...lines('Folder', run.folder),
      ...lines('State', stateText(run), ...(run.reason === '' ? [] : [run.reason])),
      ...lines('Time', ...timeTexts(run, now)),
      ...(isKnown ? lines('Limits', limitsText(run.limits)) : []),
      ...(isKnown ? lines('Spent', spentText(run)) : []),
    ],
    ...(rows.length === 0 ? [] : [callsTable, tokensTable]).map((table) =>
      table(rows, null, options).split('\n'),
    ),
    lines('In doubt', ...(run.state === 'running' ? [] : doubtTexts(run.inDoubt))),
    lines('Orders', ...(summary?.orders ?? []).map((order) => orderIn(order, run.folder))),
    lines('Parked', ...(summary?.parked ?? []).map(({ name, reason }) => parkedText(name, reason))),
    lines('For you', ...(summary?.waiting ?? []).map(waitingText)),
    lines('Next', ...(commands.length === 0 ? [nextText(run)] : commands)),
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

function spentText({ spent, turns }: RunState): string {
  if (spent.calls === 0) return 'nothing: no call was made';
  const unpriced =
    spent.unpricedCalls === 0
      ? ''
      : `, ${formatCount(spent.unpricedCalls)} of them without a price`;
  return `${formatSpent(spent)} in ${formatNumberOf(spent.calls, 'call')}${unpriced}, ${formatNumberOf(spent.tokens, 'token')}, for ${formatNumberOf(turns, 'turn')}`;
}

function rowOf({ agent, models, spent, ...truth }: CallsOfAgent): CallsRow {
  const model = models.join(', ');
  return { ...truth, name: agent, model, paid: formatSpent(spent), estimate: null };
}

function doubtTexts(calls: readonly DoubtfulCall[]): string[] {
  if (calls.length === 0) return [];
  return [
    doubtHeading(calls.length),
    ...calls.map(({ id, model, reserved, decision }) => {
      const what = decision === null ? 'nothing is decided' : DECISIONS[decision];
      return `- ${id}, ${model}: at most ${mostText(reserved)}; ${what}`;
    }),
  ];
}

function orderIn(order: SummaryFacts['orders'][number], folder: string): string {
  const { result } = order;
  return orderText({ ...order, where: result === null ? null : `${folder}/${result}` });
}

function nextText(run: RunState): string {
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
