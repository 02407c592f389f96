// The commands that go on with a run, exactly as they are to be typed.

import type { DoubtfulCall, RunState, SummaryFacts } from './run-state.js';

export type Resumable = Pick<RunState, 'id' | 'state' | 'limits'> & {
  readonly inDoubt: readonly Pick<DoubtfulCall, 'decision'>[];
  /** Taking the run up releases who is parked. */
  readonly summary: { readonly parked: readonly unknown[] } | null;
};

/** Null where there is nothing to take up: it ended, is at work, is damaged or never began. `runs` is null for the usual folder. */
export function resumeCommand(run: Resumable, runs: string | null): string | null {
  const { state, limits, inDoubt, summary } = run;
  const hasParked = summary !== null && summary.parked.length > 0;
  const isOver = ['running', 'done', 'end', 'damaged', 'not begun'].includes(state);
  if (isOver && !(state === 'end' && hasParked)) return null;
  const { maxUsd, maxCalls } = limits;
  const raised = [
    ...(maxUsd === null ? [] : ['--max-usd', String(2 * maxUsd)]),
    ...(maxCalls === null ? [] : ['--max-calls', String(2 * maxCalls)]),
  ];
  const isUndecided = inDoubt.some(({ decision }) => decision === null);
  return [
    takeUp(run.id, runs),
    ...(state === 'limit' ? raised : []),
    ...(isUndecided ? ['--in-doubt', 'hold'] : []),
  ].join(' ');
}

/** Of a run that stopped and waits for a person: what can be said to it, by what it waits for. */
export function answerCommands(
  { id, state }: Pick<RunState, 'id' | 'state'>,
  waiting: SummaryFacts['waiting'],
  runs: string | null,
): readonly string[] {
  if (['running', 'damaged', 'not begun'].includes(state)) return [];
  const command = takeUp(id, runs);
  const tasks = waiting.flatMap(({ kind, task }) =>
    kind === 'escalation' && task !== null ? [task] : [],
  );
  return [
    ...[...new Set(tasks)].map((task) => `${command} --answer ${quoted(`${task}: YOUR ANSWER`)}`),
    ...(waiting.some(({ kind }) => kind === 'request')
      ? [`${command} --approve`, `${command} --reject`]
      : []),
  ];
}

function takeUp(id: string, runs: string | null): string {
  return [`orgsim run --resume ${id}`, ...(runs === null ? [] : ['--runs', quoted(runs)])].join(
    ' ',
  );
}

/** As a POSIX shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w./~-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
