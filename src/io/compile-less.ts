// How eagerly the platform compiles what a run calls again and again.

import { setFlagsFromString } from 'node:v8';

/** The first V8 that budgets in another way: 11.3 is Node 20's, 12.4 Node 22's. */
const NO_INTERRUPT_BUDGET = 12;

/**
 * Compiles a function when it has been busy three times as long as by default, and copies only small functions into those
 * that call them: a month of a small org is over before much of that pays, and half its time would go into it. Long runs
 * take as long as they did. To be called before the work.
 */
export function compileLess(): void {
  // Newer ones have no such flag, and say so on standard error.
  if (Number.parseInt(process.versions.v8, 10) < NO_INTERRUPT_BUDGET)
    ;
  setFlagsFromString('--max-inlined-bytecode-size=100');
}
