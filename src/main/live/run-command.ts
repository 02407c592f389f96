// The command that goes on with a run, exactly as it is to be typed.

import type { RunState } from './run-state.js';

/** Null where there is nothing to take up: it ended, is at work, is damaged or never began. `runs` is null for the usual folder. */
export function resumeCommand(
  { id, state, limits, inDoubt }: RunState,
  runs: string | null,
): string | null {
  const isOver = ['running', 'done', 'end', 'damaged', 'not begun'].includes(state);
  if (isOver) return null;
  const { maxUsd, maxCalls } = limits;
  const raised = [
    ...(maxUsd === null ? [] : ['--max-usd', String(2 * maxUsd)]),
    ...(maxCalls === null ? [] : ['--max-calls', String(2 * maxCalls)]),
  ];
  const isUndecided = inDoubt.some(({ decision }) => decision === null);
  return [
    `orgsim run --resume ${id}`,
    ...(runs === null ? [] : ['--runs', quoted(runs)]),
    ...(state === 'limit' ? raised : []),
    ...(isUndecided ? ['--in-doubt', 'hold'] : []),
  ].join(' ');
}

/** As a POSIX shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w./~-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
