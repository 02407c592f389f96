// `orgsim runs prune`: which runs would go, what they hold, and that they are gone. Computes nothing.

import { visibleText } from '#base/visible-text';
import type { PrunePlan } from '#main/live/prune-runs';
import { formatNumberOf } from './quantities.js';
import { formatBytes, formatSpent } from './run-state-words.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatPrunePlan(
  { gone, held }: PrunePlan,
  runs: string,
  columns: number | null,
): string {
  const lines = [
    ...held.map(({ id }) => `${id} stays: a process is at work on it.`),
    ...(gone.length === 0
      ? [`No run in ${runs} is to go.`]
      : [`${formatNumberOf(gone.length, 'run')} in ${runs} would go for good:`]),
    ...gone.map(
      ({ run, bytes }) =>
        `  ${run.id}  ${run.state}  ${formatSpent(run.spent)}  ${formatBytes(bytes)}`,
    ),
  ];
  return `${lines.flatMap((line) => wrapText(visibleText(line), columns)).join('\n')}\n`;
}

/** Ends with a line feed. */
export function formatPruned({ gone }: PrunePlan): string {
  const bytes = gone.reduce((sum, run) => sum + run.bytes, 0);
  return `Took away ${formatNumberOf(gone.length, 'run')}, ${formatBytes(bytes)}.\n`;
}
