// Cron expressions.
import type { ValueProblem } from './problem.js';

/** Problems of a cron expression (five or six fields), offsets from its start; none when it is sound. */
export function checkCron(cron: string): ValueProblem[] {
  throw new Error(`not written yet: ${cron}`);
}

/** The first instant after `afterMs` (not at it), or null when the expression never fires. */
export function nextInstantMs(cron: string, timezone: string, afterMs: number): number | null {
  throw new Error(`not written yet: ${cron} ${timezone} ${afterMs}`);
}
